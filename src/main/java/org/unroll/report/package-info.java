/**
 * Result files become statistics and tables. Reads files only, so that every report can be made
 * again without training.
 */
package org.unroll.report;
