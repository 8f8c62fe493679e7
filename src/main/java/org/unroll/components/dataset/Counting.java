package org.unroll.components.dataset;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
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
 * The language aⁿbⁿ (Gers and Schmidhuber 2001): after a line end come n times a, then n times b,
 * then a line end; at each step the next symbol is to be predicted. n is drawn evenly from 1 to
 * {@code max_n} = N, so that a string has N + 2 targets on average.
 *
 * <p>From the first b on, all that follows is certain to one who has counted; what is uncertain in
 * a string is n alone. The true conditional distribution, which nothing beats, so scores ln N / (N
 * + 2) nats a symbol (0.192 for N = 10). Baseline: the symbols' frequencies, (N + 1)/2 : (N + 1)/2
 * : 1 (0.922 nats for N = 10).
 */
@Doc(
    value = "Predict each next symbol of a^n b^n: the b must be counted down.",
    source =
        "Gers and Schmidhuber 2001, LSTM Recurrent Networks Learn Simple Context-Free and"
            + " Context-Sensitive Languages")
public record Counting(
    @Min(2) @Default("10") @Doc("The largest n, N.") int maxN,
    @Positive @Default("1000") @Doc("Sequences of the validation split.") int validationSize,
    @Positive @Default("1000") @Doc("Sequences of the test split.") int testSize)
    implements Dataset {
  private static final List<String> SYMBOLS = List.of("a", "b", "\n");
  private static final int A = 0;
  private static final int B = 1;
  private static final int END = 2;

  @Override
  public Optional<DataShape> dataShape() {
    return Optional.of(
        DataShape.classified(SYMBOLS.size(), Task.Timing.EACH_STEP, SYMBOLS.size(), 2L * maxN + 1)
            .evaluatedOn(validationSize));
  }

  @Override
  public Sequences open(Opening opening) {
    double mean = (maxN + 1) / 2.0;
    return new GeneratedSequences(
        InputShape.tokens(SYMBOLS),
        Task.classes(Task.Timing.EACH_STEP, SYMBOLS),
        opening.streams(),
        validationSize,
        testSize,
        Optional.of(
            new Baseline(
                new Frequencies(new double[] {mean, mean, 1}).entropy(),
                "guessing each symbol as often as it occurs")),
        this::draw);
  }

  private Batch draw(RandomGenerator random) {
    int n = random.nextInt(1, maxN + 1);
    int[] string = new int[2 * n + 1];
    Arrays.fill(string, 0, n, A);
    Arrays.fill(string, n, 2 * n, B);
    string[2 * n] = END;
    int[] tokens = new int[string.length];
    tokens[0] = END;
    System.arraycopy(string, 0, tokens, 1, 2 * n);
    return Batch.sequence(tokens.length, new Tokens(tokens), Classes.eachStep(string));
  }
}
