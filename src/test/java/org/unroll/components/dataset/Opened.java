package org.unroll.components.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.Split;
import org.unroll.plan.SeededStreams;

/** Opens datasets and takes their batches apart again. */
final class Opened {
  private Opened() {}

  static Dataset.Sequences with(Dataset dataset, long seed) {
    return dataset.open(new Dataset.Opening(Path.of("."), new SeededStreams(seed)));
  }

  static BatchSource train(Dataset dataset, long seed, int batchSize) {
    return with(dataset, seed).batches(Split.TRAIN, batchSize, 100);
  }

  /** The valid tokens of one sequence. */
  static int[] tokens(Batch batch, int sequence) {
    int[] tokens = new int[batch.lengths()[sequence]];
    Arrays.setAll(tokens, step -> BatchArrays.tokens(batch)[step * batch.batch() + sequence]);
    return tokens;
  }

  /** The targets of one sequence at its valid steps. */
  static int[] classes(Batch batch, int sequence) {
    int[] classes = new int[batch.lengths()[sequence]];
    Arrays.setAll(classes, step -> BatchArrays.classes(batch)[step * batch.batch() + sequence]);
    return classes;
  }
}
