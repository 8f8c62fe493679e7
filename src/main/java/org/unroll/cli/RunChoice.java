package org.unroll.cli;

import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many of a list's runs are wanted.
 *
 * @param count at most so many
 */
record RunChoice(int count) {
  private static final RunChoice ALL = new RunChoice(Integer.MAX_VALUE);

  /** As many, evenly from the whole list: each from the middle of its part. */
  <T> List<T> of(List<T> runs) {
    int chosen = Math.min(count, runs.size());
    return IntStream.range(0, chosen)
        .mapToObj(i -> runs.get((int) ((2L * i + 1) * runs.size() / (2L * chosen))))
        .toList();
  }

  /** Reads a number above 0, or {@code all}. */
  static final class Converter implements ITypeConverter<RunChoice> {
    @Override
    public RunChoice convert(String text) {
      if (text.equals("all")) {
        return ALL;
      } else if (text.matches("[1-9]\\d{0,8}")) {
        return new RunChoice(Integer.parseInt(text));
      }
      throw new TypeConversionException(
          "'" + text + "' is no number of runs; write 1 or more, or all");
    }
  }
}
