package org.unroll.train;

import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.Split;
import org.unroll.engine.LossSums;
import org.unroll.engine.Stretch;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * Covers a split once. The state is carried through a sequence, and along streams; a long sequence
 * is run in stretches no longer than those of training, so that it needs no more memory.
 */
final class Evaluator {
  private final Network network;
  private final Dataset.Sequences sequences;
  private final TrainingSettings settings;
  private final Interruption interruption;

  Evaluator(
      Network network,
      Dataset.Sequences sequences,
      TrainingSettings settings,
      Interruption interruption) {
    this.network = network;
    this.sequences = sequences;
    this.settings = settings;
    this.interruption = interruption;
  }

  /**
   * Measures a split.
   *
   * @param measurement takes what is measured
   * @throws IllegalStateException if it has no target: there is no loss then
   */
  void evaluate(Split split, Measurement measurement) {
    BatchSource source = sequences.batches(split, settings.batchSize(), settings.window());
    CarriedState carried = new CarriedState();
    for (long index = 0; index < source.passLength(); index++) {
      interruption.checkPatiently();
      if (!source.continues(index)) {
        carried.reset();
      }
      measurement.endBatch(forward(source.batch(index), carried, measurement));
    }
    if (measurement.sums().targets() == 0) {
      throw new IllegalStateException("the " + split.word() + " split has no target");
    }
  }

  private LossSums forward(Batch batch, CarriedState carried, Measurement measurement) {
    LossSums sums = LossSums.NONE;
    for (Stretch stretch : Stretch.forward(settings.truncation(), batch.time())) {
      sums = sums.plus(network.forward(stretch.part(batch), carried, measurement));
    }
    return sums;
  }
}
