package org.unroll.components.dataset;

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
