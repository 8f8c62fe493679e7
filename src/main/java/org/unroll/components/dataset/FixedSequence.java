package org.unroll.components.dataset;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Checked;
import org.unroll.api.Classes;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Doc;
import org.unroll.api.InputShape;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.api.Tokens;

/**
 * One short string, whose every character is to be predicted from those before it: from {@code
 * hell}, {@code ello}. All splits hold this one sequence, so the loss shows memorizing and nothing
 * else.
 *
 * <p>Baseline: guessing by the frequencies of the characters to be predicted scores their entropy
 * (1.040 nats for {@code hello}); one who knows only the present character, and so cannot tell what
 * follows either l, 0.347.
 */
@Doc("One string to memorize: predict each next character of it.")
public record FixedSequence(@NotNull @Doc("The string, such as hello.") String text)
    implements Dataset, Checked {
  @Override
  public List<Problem> problems(Path folder) {
    return text.codePoints().distinct().count() < 2
        ? List.of(new Problem("text", "needs at least two different characters, such as hello"))
        : List.of();
  }

  @Override
  public Optional<DataShape> dataShape() {
    long symbols = text.codePoints().distinct().count();
    return Optional.of(
        new DataShape(
            symbols,
            true,
            Task.Target.CLASSES,
            Task.Timing.EACH_STEP,
            symbols,
            text.codePoints().count() - 1,
            1,
            0,
            1));
  }

  @Override
  public Sequences open(Opening opening) {
    Vocabulary vocabulary = Vocabulary.of(text);
    int[] characters = vocabulary.encode(text);
    int[] next = Arrays.copyOfRange(characters, 1, characters.length);
    Batch sequence =
        Batch.sequence(
            next.length,
            new Tokens(Arrays.copyOf(characters, next.length)),
            Classes.eachStep(next));
    double loss = Frequencies.of(next, 0, next.length, vocabulary.size(), 0).entropy();
    return new Single(
        vocabulary.input(),
        vocabulary.nextCharacter(),
        sequence,
        Optional.of(new Baseline(loss, "guessing each character as often as it occurs")));
  }

  private record Single(InputShape input, Task task, Batch sequence, Optional<Baseline> baseline)
      implements Sequences {
    /** One sequence a batch, whatever the batch size: copies of it would not change the mean. */
    @Override
    public BatchSource batches(Split split, int batchSize, int window) {
      long count = split == Split.TRAIN ? Long.MAX_VALUE : 1;
      return BatchSource.of(index -> sequence, count, 1);
    }
  }
}
