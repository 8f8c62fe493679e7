/**
 * Estimates and tests over seeds: pure functions of numbers. Seeds are replicates, and paired: seed
 * 3 of one condition sees the same data in the same order as seed 3 of another. A value of ∞ or −∞
 * ranks beyond all others, which is how runs without a finite result take part.
 */
package org.unroll.report.statistics;
