package org.unroll.components.dataset;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
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
 * The copy task (Hochreiter and Schmidhuber 1997; Arjovsky, Shah and Bengio 2016). With K symbols,
 * length L and delay D, a sequence of D + 2L steps is
 *
 * <pre>{@code
 * input    s_1 … s_L   blank × (D − 1)   delimiter   blank × L
 * target   blank × (L + D)                           s_1 … s_L
 * }</pre>
 *
 * <p>with s_i drawn evenly from the symbols 1 … K; token 0 is the blank and K + 1 the delimiter.
 *
 * <p>Baseline without memory: blanks, then an even guess. Cross-entropy ln K nats on recall steps
 * (2.079 for 8 symbols), and L·ln K / (D + 2L) when all steps are scored.
 */
@Doc(
    value =
        "Recall a short string of symbols after a delay. Guessing scores ln(symbols) nats on recall"
            + " steps.",
    source = "Arjovsky, Shah and Bengio 2016, Unitary Evolution Recurrent Neural Networks, 4.1")
public record Copy(
    @Min(2) @Default("8") @Doc("Different symbols to remember.") int symbols,
    @Positive @Default("10") @Doc("Symbols in each string.") int length,
    @Positive @Default("20") @Doc("Steps from the string's end to its recall.") int delay,
    @Default("recall") @Doc("Steps that are scored: recall, or all with the blanks.")
        CopyLoss lossOn,
    @Positive @Default("1000") @Doc("Sequences of the validation split.") int validationSize,
    @Positive @Default("1000") @Doc("Sequences of the test split.") int testSize)
    implements Dataset {
  private static final int BLANK = 0;
  private static final int NO_TARGET = -1;

  @Override
  public Optional<DataShape> dataShape() {
    return Optional.of(
        DataShape.classified(symbols + 2L, Task.Timing.EACH_STEP, symbols + 1L, delay + 2L * length)
            .evaluatedOn(validationSize));
  }

  @Override
  public Sequences open(Opening opening) {
    List<String> names = new ArrayList<>();
    names.add("blank");
    for (int symbol = 1; symbol <= symbols; symbol++) {
      names.add(Integer.toString(symbol));
    }
    names.add("delimiter");
    return new GeneratedSequences(
        InputShape.tokens(names),
        Task.classes(Task.Timing.EACH_STEP, names.subList(0, symbols + 1)),
        opening.streams(),
        validationSize,
        testSize,
        Optional.of(baseline()),
        this::draw);
  }

  private Baseline baseline() {
    String guess = "an even guess among " + symbols + " symbols";
    double recall = Math.log(symbols);
    return lossOn == CopyLoss.RECALL
        ? new Baseline(recall, guess)
        : new Baseline(recall * length / (delay + 2.0 * length), "blanks, then " + guess);
  }

  private Batch draw(RandomGenerator random) {
    int recall = length + delay;
    int[] tokens = new int[recall + length];
    int[] classes = new int[recall + length];
    Arrays.fill(classes, lossOn == CopyLoss.ALL ? BLANK : NO_TARGET);
    for (int i = 0; i < length; i++) {
      int symbol = 1 + random.nextInt(symbols);
      tokens[i] = symbol;
      classes[recall + i] = symbol;
    }
    tokens[recall - 1] = symbols + 1;
    return Batch.sequence(tokens.length, new Tokens(tokens), Classes.eachStep(classes));
  }
}
