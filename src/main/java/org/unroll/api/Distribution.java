package org.unroll.api;

import java.util.List;

/**
 * The probabilities of all classes, given what came before: a true conditional distribution, where
 * the data's source is known. A sample whose first number is NaN has none.
 *
 * @param size number of classes
 * @param probabilities {@code [time, batch, class]}, or {@code [batch, class]} at the end
 */
public record Distribution(Task.Timing timing, int size, float[] probabilities) implements Target {
  private static final float MISSING = Float.NaN;

  /** How far from 1 the sum of a sample's probabilities may be. */
  private static final double TOLERANCE = 1e-4;

  /** A distribution at each step, {@code [time, batch, class]}. */
  public static Distribution eachStep(int size, float... probabilities) {
    return new Distribution(Task.Timing.EACH_STEP, size, probabilities);
  }

  /** A distribution for each sequence, {@code [batch, class]}. */
  public static Distribution atEnd(int size, float... probabilities) {
    return new Distribution(Task.Timing.AT_END, size, probabilities);
  }

  @Override
  public int numbers() {
    return size;
  }

  @Override
  public int samples() {
    return probabilities.length / size;
  }

  @Override
  public boolean has(int sample) {
    return !Float.isNaN(probabilities[sample * size]);
  }

  @Override
  public Distribution select(Selection selection, List<? extends Column> columns) {
    FloatCells cells = new FloatCells(layout(), MISSING);
    return new Distribution(
        timing, size, cells.select(selection, columns, column -> joined(column).probabilities));
  }

  private Distribution joined(Column column) {
    return layout().joined(column, Distribution.class, Distribution::layout);
  }

  private Layout layout() {
    return new Layout(timing, size);
  }

  @Override
  public void write(int time, int batch, NumberWriter writer) {
    writer.real(probabilities, layout().shape(time, batch));
  }

  @Override
  public String fault(ColumnCheck check) {
    String fault = check.layout("probabilities", layout(), probabilities.length);
    for (int sample = 0; fault == null && sample < samples(); sample++) {
      fault = has(sample) ? fault(sample) : null;
    }
    return fault;
  }

  private String fault(int sample) {
    double sum = 0;
    for (int i = sample * size; i < (sample + 1) * size; i++) {
      if (!(probabilities[i] >= 0)) {
        return "probabilities[%d] is %s; it must be at least 0, or NaN in a sample's first place"
            .formatted(i, probabilities[i]);
      }
      sum += probabilities[i];
    }
    return Math.abs(sum - 1) <= TOLERANCE
        ? null
        : "the probabilities of sample %d add up to %s; they must add up to 1"
            .formatted(sample, (float) sum);
  }
}
