/**
 * The page of an experiment: one HTML file that needs nothing else. Tables are written here; curves
 * are drawn in the browser, by the scripts beside this package among the resources.
 */
package org.unroll.report.page;
