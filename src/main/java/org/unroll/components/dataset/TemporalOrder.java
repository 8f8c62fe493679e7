package org.unroll.components.dataset;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.Checked;
import org.unroll.api.Classes;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Tokens;

/**
 * The temporal order problem (Hochreiter and Schmidhuber 1997, task 6a, with the positions of
 * Pascanu, Mikolov and Bengio 2013). A sequence of T steps consists of distractors drawn evenly
 * from a, b, c, d, but for two steps that are X or Y: one in [T/10, 2T/10), one in [4T/10, 5T/10).
 * Which of XX, XY, YX, YY they were, in this order, is the class, due at the end: classes 0 to 3. T
 * is drawn evenly from {@code min_length} to {@code max_length}, both included.
 *
 * <p>Baseline: ln 4 = 1.386 nats, accuracy 1/4. Hochreiter and Schmidhuber take 100 to 110 steps,
 * Pascanu 50 to 200.
 */
@Doc(
    value = "Tell the order of two symbols far back in noise. Guessing scores ln 4 = 1.386 nats.",
    source =
        "Hochreiter and Schmidhuber 1997, Long Short-Term Memory, task 6a; Pascanu, Mikolov and"
            + " Bengio 2013, On the Difficulty of Training Recurrent Neural Networks, section 4.1")
public record TemporalOrder(
    @Min(10) @Default("50") @Doc("The fewest steps of a sequence.") int minLength,
    @Min(10) @Default("200") @Doc("The most steps of a sequence.") int maxLength,
    @Positive @Default("1000") @Doc("Sequences of the validation split.") int validationSize,
    @Positive @Default("1000") @Doc("Sequences of the test split.") int testSize)
    implements Dataset, Checked {
  private static final List<String> SYMBOLS = List.of("X", "Y", "a", "b", "c", "d");
  private static final int RELEVANT = 2;
  private static final List<String> ORDERS = List.of("XX", "XY", "YX", "YY");

  @Override
  public List<Problem> problems(Path folder) {
    return minLength <= maxLength
        ? List.of()
        : List.of(
            new Problem("min_length", "is " + minLength + ", more than max_length, " + maxLength));
  }

  @Override
  public Optional<DataShape> dataShape() {
    return Optional.of(
        DataShape.classified(SYMBOLS.size(), Task.Timing.AT_END, ORDERS.size(), maxLength)
            .evaluatedOn(validationSize));
  }

  @Override
  public Sequences open(Opening opening) {
    return new GeneratedSequences(
        InputShape.tokens(SYMBOLS),
        Task.classes(Task.Timing.AT_END, ORDERS),
        opening.streams(),
        validationSize,
        testSize,
        Optional.of(new Baseline(Math.log(ORDERS.size()), "an even guess among 4 orders")),
        this::draw);
  }

  private Batch draw(RandomGenerator random) {
    int length = random.nextInt(minLength, maxLength + 1);
    int[] tokens = new int[length];
    for (int step = 0; step < length; step++) {
      tokens[step] = random.nextInt(RELEVANT, SYMBOLS.size());
    }
    int first = random.nextInt(RELEVANT);
    int second = random.nextInt(RELEVANT);
    tokens[random.nextInt(length / 10, 2 * length / 10)] = first;
    tokens[random.nextInt(4 * length / 10, 5 * length / 10)] = second;
    return Batch.sequence(length, new Tokens(tokens), Classes.atEnd(RELEVANT * first + second));
  }
}
