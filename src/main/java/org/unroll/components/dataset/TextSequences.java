package org.unroll.components.dataset;

import java.util.Optional;
import org.unroll.api.Baseline;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.Split;
import org.unroll.api.Task;

/** An opened text. */
record TextSequences(Vocabulary vocabulary, int[] tokens, TextSplits splits)
    implements Dataset.Sequences {
  @Override
  public InputShape input() {
    return vocabulary.input();
  }

  @Override
  public Task task() {
    return vocabulary.nextCharacter();
  }

  /** The tokens, and what reading them took for a moment: the text and its bytes. */
  @Override
  public long bytesKept() {
    return 2L * Integer.BYTES * tokens.length;
  }

  /**
   * The cross-entropy of the validation split under the characters' frequencies in the training
   * split, where each character is counted once more than it occurs, lest a new one cost infinity.
   */
  @Override
  public Optional<Baseline> baseline() {
    int validation = splits.validationStart();
    Frequencies known = Frequencies.of(tokens, 0, validation, vocabulary.size(), 1);
    Frequencies targets =
        Frequencies.of(tokens, validation + 1, splits.testStart(), vocabulary.size(), 0);
    return Optional.of(
        new Baseline(
            known.crossEntropyOf(targets),
            "guessing each character as often as the training text has it"));
  }

  @Override
  public BatchSource batches(Split split, int batchSize, int window) {
    return switch (split) {
      case TRAIN -> TokenStreams.training(tokens, 0, splits.validationStart(), batchSize, window);
      case VALIDATION ->
          TokenStreams.covering(
              tokens, splits.validationStart(), splits.testStart(), batchSize, window);
      case TEST ->
          TokenStreams.covering(tokens, splits.testStart(), splits.end(), batchSize, window);
    };
  }
}
