package org.unroll.config;

/** Says where text comes from that is being read. */
@FunctionalInterface
interface Placement {
  /** The origin of what stands at that line and column of the text, both from 1. */
  Origin at(int line, int column);

  /** Text of a file. */
  static Placement inFile(String file) {
    return (line, column) -> new Origin.InFile(file, line, column);
  }

  /** Text that has one origin as a whole. */
  static Placement all(Origin origin) {
    return (line, column) -> origin;
  }
}
