/**
 * What runs measured along training, or by time lag, becomes curves over seeds: the mean with the
 * range and the confidence interval at each place.
 */
package org.unroll.report.curve;
