package org.unroll.components.dataset;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Values;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997, in the form of Le, Jaitly and Hinton 2015).
 * Each step has two features, a value drawn from U[0, 1) and a marker; one step in the first half
 * and one in the second is marked 1, all others 0. The target, due at the end, is the sum of the
 * two marked values.
 *
 * <p>Baseline: always predicting 1 has a mean squared error of 1/6 ≈ 0.1667, the variance of the
 * sum of two uniform numbers.
 */
@Doc(
    value = "The sum of two marked numbers in a long sequence. Always guessing 1 scores 1/6.",
    source =
        "Hochreiter and Schmidhuber 1997, Long Short-Term Memory, experiment 4; Le, Jaitly and"
            + " Hinton 2015, section 4.1")
public record Adding(
    @Min(2) @Default("50") @Doc("Steps of a sequence.") int length,
    @Positive @Default("1000") @Doc("Sequences of the validation split.") int validationSize,
    @Positive @Default("1000") @Doc("Sequences of the test split.") int testSize)
    implements Dataset {
  private static final int FEATURES = 2;

  @Override
  public Optional<DataShape> dataShape() {
    return Optional.of(DataShape.valued(FEATURES, 1, length).evaluatedOn(validationSize));
  }

  @Override
  public Sequences open(Opening opening) {
    return new GeneratedSequences(
        InputShape.features(FEATURES),
        new Task(Task.Target.VALUES, Task.Timing.AT_END, 1),
        opening.streams(),
        validationSize,
        testSize,
        Optional.of(new Baseline(1.0 / 6, "always answering 1")),
        this::draw);
  }

  private Batch draw(RandomGenerator random) {
    float[] features = new float[length * FEATURES];
    for (int step = 0; step < length; step++) {
      features[step * FEATURES] = random.nextFloat();
    }
    int first = random.nextInt(length / 2) * FEATURES;
    int second = random.nextInt(length / 2, length) * FEATURES;
    features[first + 1] = 1;
    features[second + 1] = 1;
    return Batch.sequence(
        length,
        new Features(FEATURES, features),
        Values.atEnd(1, features[first] + features[second]));
  }
}
