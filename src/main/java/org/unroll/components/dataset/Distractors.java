package org.unroll.components.dataset;

/** What stands between the symbol to remember and its recall. */
public enum Distractors {
  /** Drawn evenly, so that nothing but the first symbol can be learned. */
  RANDOM,
  /** The same symbols in the same order in every sequence. */
  REGULAR
}
