package org.unroll.components.dataset;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Tokens;

/**
 * Long lags filled with distractors (Hochreiter and Schmidhuber 1997, experiment 2):
 *
 * <pre>{@code
 * x or y   distractor × (lag − 1 or more)   trigger
 * }</pre>
 *
 * <p>and at the trigger it is to be told whether the sequence began with x (class 0) or y (class
 * 1), each drawn evenly. The source's three tasks are
 *
 * <pre>{@code
 * 2a   distractors: regular, symbols: lag − 1    the same distractors in the same order
 * 2b   distractors: random,  symbols: lag − 1    no local regularities
 * 2c   distractors: random,  extension: 0.9      of any length from the lag on
 * }</pre>
 *
 * <p>except that 2a and 2b there predict every next symbol and have no trigger: here only the
 * symbol that can be predicted across the lag is scored.
 *
 * <p>Baseline: ln 2 = 0.693 nats, accuracy 1/2.
 */
@Doc(
    value =
        "Tell the first symbol after a long lag of distractors. Guessing scores ln 2 = 0.693 nats.",
    source = "Hochreiter and Schmidhuber 1997, Long Short-Term Memory, experiment 2")
public record NoisySequences(
    @Min(2) @Default("100") @Doc("The fewest steps from the first symbol to the trigger.") int lag,
    @Positive @Default("99") @Doc("Different distractors.") int symbols,
    @Default("random") @Doc("How distractors follow each other: random, or regular.")
        Distractors distractors,
    @PositiveOrZero
        @DecimalMax(value = "0.99", message = "must be at most {value}")
        @Default("0.0")
        @Doc("The chance, from the lag on, that at each step one more distractor comes.")
        double extension,
    @Positive @Default("1000") @Doc("Sequences of the validation split.") int validationSize,
    @Positive @Default("1000") @Doc("Sequences of the test split.") int testSize)
    implements Dataset {
  private static final int CLASSES = 2;
  private static final int TRIGGER = 2;
  private static final int FIRST_DISTRACTOR = 3;

  @Override
  public Optional<DataShape> dataShape() {
    return Optional.of(
        DataShape.classified(
                (long) FIRST_DISTRACTOR + symbols,
                Task.Timing.AT_END,
                CLASSES,
                lag + 1L + longest())
            .evaluatedOn(validationSize));
  }

  @Override
  public Sequences open(Opening opening) {
    List<String> names = new ArrayList<>(List.of("x", "y", "trigger"));
    for (int symbol = 1; symbol <= symbols; symbol++) {
      names.add(Integer.toString(symbol));
    }
    return new GeneratedSequences(
        InputShape.tokens(names),
        Task.classes(Task.Timing.AT_END, names.subList(0, CLASSES)),
        opening.streams(),
        validationSize,
        testSize,
        Optional.of(new Baseline(Math.log(CLASSES), "an even guess")),
        this::draw);
  }

  /** More steps than that are drawn once in ten million sequences. */
  private long longest() {
    return extension == 0 ? 0 : (long) Math.ceil(Math.log(1e-7) / Math.log(extension));
  }

  private Batch draw(RandomGenerator random) {
    int first = random.nextInt(CLASSES);
    int trigger = lag;
    while (random.nextDouble() < extension) {
      trigger++;
    }
    int[] tokens = new int[trigger + 1];
    tokens[0] = first;
    for (int step = 1; step < trigger; step++) {
      int distractor =
          distractors == Distractors.RANDOM ? random.nextInt(symbols) : (step - 1) % symbols;
      tokens[step] = FIRST_DISTRACTOR + distractor;
    }
    tokens[trigger] = TRIGGER;
    return Batch.sequence(tokens.length, new Tokens(tokens), Classes.atEnd(first));
  }
}
