/** Figures for papers: curves as SVG, and the same as PNG. The same results give the same bytes. */
package org.unroll.report.figure;
