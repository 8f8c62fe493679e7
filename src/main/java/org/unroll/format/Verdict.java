package org.unroll.format;

/** What became of a claim; written in capitals in files. */
public enum Verdict {
  /** Runs that it is about are not finished. */
  PENDING,
  /** It holds. */
  SUPPORTED,
  /** Its opposite holds. */
  REFUTED,
  /** The runs do not tell. */
  INCONCLUSIVE
}
