package org.unroll.components.dataset;

import java.util.Arrays;
import java.util.List;
import org.unroll.api.InputShape;
import org.unroll.api.Task;

/**
 * The distinct characters of a text, in ascending order. A character is a Unicode code point, not a
 * UTF-16 unit.
 *
 * @param codePoints ascending
 */
record Vocabulary(int[] codePoints) {
  static Vocabulary of(String text) {
    return new Vocabulary(text.codePoints().distinct().sorted().toArray());
  }

  int size() {
    return codePoints.length;
  }

  int[] encode(String text) {
    return text.codePoints().map(point -> Arrays.binarySearch(codePoints, point)).toArray();
  }

  /** One token per character. */
  InputShape input() {
    return InputShape.tokens(characters());
  }

  /** The next character, at each step. */
  Task nextCharacter() {
    return Task.classes(Task.Timing.EACH_STEP, characters());
  }

  private List<String> characters() {
    return Arrays.stream(codePoints).mapToObj(Character::toString).toList();
  }
}
