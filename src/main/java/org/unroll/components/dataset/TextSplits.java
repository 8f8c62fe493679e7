package org.unroll.components.dataset;

/**
 * Where the splits of a text lie: training, validation, test, one after the other.
 *
 * @param validationStart the first character of validation
 * @param testStart the first character of test
 * @param end the number of characters
 */
record TextSplits(int validationStart, int testStart, int end) {
  /** Shares of the whole, each rounded to whole characters. */
  static TextSplits of(int characters, double validation, double test) {
    int testStart = characters - Math.toIntExact(Math.round(characters * test));
    return new TextSplits(
        testStart - Math.toIntExact(Math.round(characters * validation)), testStart, characters);
  }

  /** Whether every split has a character that follows another. */
  boolean allPredictable() {
    return validationStart >= 2 && testStart - validationStart >= 2 && end - testStart >= 2;
  }
}
