package org.unroll.components.dataset;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
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
 * Strings of parentheses, in which h_t is the number of opened minus the number of closed ones up
 * to step t. A string is valid if h never falls below zero, whether or not all are closed in the
 * end: {@code (())(())} and {@code ((())} are valid, {@code )()} is not. The tokens are {@code (},
 * {@code )} and the line end.
 *
 * <p><b>{@code next}</b>: the next symbol at each step of a valid string, which begins after a line
 * end and follows
 *
 * <pre>{@code
 *            (     )     line end
 * h_t = 0   0.5    0      0.5
 * h_t > 0   0.2   0.8     0
 * }</pre>
 *
 * <p>until its line end or, cut there, to {@code max_length} symbols. About half of the strings are
 * empty, and a string that is not cut has 11/3 symbols on average, its line end included.
 * Baselines, in nats a symbol: the symbols' overall frequencies (4/11, 4/11, 3/11 but for the cut)
 * score 1.090; the true conditional distribution, which nothing beats, scores (2 ln 2 + 5/3 ·
 * 0.5004) · 3/11 = 0.606.
 *
 * <p><b>{@code valid}</b>: valid (class 1) or invalid (class 0), at the line end after the string.
 * Both classes are equally frequent, of lengths drawn evenly from 2 to {@code max_length}; a valid
 * string is drawn evenly from the valid ones of its length that have a {@code )}, an invalid one is
 * such a string with its symbols shuffled until it is invalid. Both classes so have the same number
 * of either symbol, and only the order tells them apart. Baseline: ln 2 = 0.693 nats, accuracy 0.5.
 */
@Doc("Parentheses: predict the next symbol of a valid string, or tell valid from invalid.")
public record Parentheses(
    @Default("next") @Doc("next: the next symbol; valid: whether the string is valid.")
        ParenthesesTarget target,
    @Min(2) @Default("50") @Doc("The most symbols that a string has.") int maxLength,
    @Positive @Default("1000") @Doc("Sequences of the validation split.") int validationSize,
    @Positive @Default("1000") @Doc("Sequences of the test split.") int testSize)
    implements Dataset {
  private static final List<String> SYMBOLS = List.of("(", ")", "\n");

  @Override
  public Optional<DataShape> dataShape() {
    DataShape shape =
        target == ParenthesesTarget.NEXT
            ? DataShape.classified(SYMBOLS.size(), Task.Timing.EACH_STEP, SYMBOLS.size(), maxLength)
            : DataShape.classified(SYMBOLS.size(), Task.Timing.AT_END, 2, maxLength + 1L);
    return Optional.of(shape.evaluatedOn(validationSize));
  }

  @Override
  public Sequences open(Opening opening) {
    boolean next = target == ParenthesesTarget.NEXT;
    return new GeneratedSequences(
        InputShape.tokens(SYMBOLS),
        next
            ? Task.classes(Task.Timing.EACH_STEP, SYMBOLS)
            : Task.classes(Task.Timing.AT_END, List.of("invalid", "valid")),
        opening.streams(),
        validationSize,
        testSize,
        Optional.of(next ? frequencies() : new Baseline(Math.log(2), "an even guess")),
        next ? this::drawForNext : this::drawForValid);
  }

  private Baseline frequencies() {
    return new Baseline(
        new Frequencies(ParenthesesString.expectedCounts(maxLength)).entropy(),
        "guessing each symbol as often as it occurs");
  }

  private Batch drawForNext(RandomGenerator random) {
    int[] string = ParenthesesString.process(maxLength, random);
    int[] tokens = new int[string.length];
    tokens[0] = ParenthesesString.END;
    System.arraycopy(string, 0, tokens, 1, string.length - 1);
    return Batch.sequence(tokens.length, new Tokens(tokens), Classes.eachStep(string));
  }

  private Batch drawForValid(RandomGenerator random) {
    int length = random.nextInt(2, maxLength + 1);
    boolean valid = random.nextBoolean();
    int[] string = ParenthesesString.valid(length, random);
    if (!valid) {
      ParenthesesString.shuffleUntilInvalid(string, random);
    }
    int[] tokens = new int[length + 1];
    System.arraycopy(string, 0, tokens, 0, length);
    tokens[length] = ParenthesesString.END;
    return Batch.sequence(tokens.length, new Tokens(tokens), Classes.atEnd(valid ? 1 : 0));
  }
}
