/**
 * Result files become statistics, tables, figures and the page of the experiment. Reads files only,
 * so that every report can be made again without training.
 */
package org.unroll.report;
