package org.unroll.components.dataset;

/** The steps of the copy task that are scored. */
public enum CopyLoss {
  /** Every step, blanks included, as in the literature's curves. */
  ALL,
  /** Only the steps at which a symbol is to be recalled. */
  RECALL
}
