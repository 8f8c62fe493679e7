package org.unroll.train;

import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.Split;
import org.unroll.engine.LossSums;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/** Covers a split once, without truncation; streams carry their state. */
final class Evaluator {
  private final Network network;
  private final Dataset.Sequences sequences;
  private final TrainingSettings settings;

  Evaluator(Network network, Dataset.Sequences sequences, TrainingSettings settings) {
    this.network = network;
    this.sequences = sequences;
    this.settings = settings;
  }

  LossSums evaluate(Split split) {
    BatchSource source = sequences.batches(split, settings.batchSize(), settings.window());
    CarriedState carried = new CarriedState();
    LossSums sums = LossSums.NONE;
    for (long index = 0; index < source.passLength(); index++) {
      Interruption.check();
      if (!source.continues(index)) {
        carried.reset();
      }
      sums = sums.plus(network.forward(source.batch(index), carried));
    }
    return sums;
  }
}
