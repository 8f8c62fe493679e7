package org.unroll.components.dataset;

/** What is to be predicted about a string of parentheses. */
public enum ParenthesesTarget {
  /** The next symbol, at each step. */
  NEXT,
  /** At the end: did the count of open parentheses never fall below zero? */
  VALID
}
