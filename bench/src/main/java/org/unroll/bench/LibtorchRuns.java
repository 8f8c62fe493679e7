package org.unroll.bench;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.Features;
import org.unroll.api.Split;
import org.unroll.api.Values;
import org.unroll.components.dataset.Adding;
import org.unroll.engine.NetworkDefinition;
import org.unroll.plan.SeededStreams;

/**
 * Trains the runs of {@code grid.yaml} on libtorch, one after another in one process: the same
 * data, updates and evaluations. Nothing is recorded. Arguments: which of the processes this is,
 * and of how many; each takes its share of the runs.
 */
public final class LibtorchRuns {
  /** As in grid.yaml. */
  static final int SEEDS = 8;

  private static final int LENGTH = 50;
  private static final int HIDDEN = 32;
  private static final int BATCH = 32;
  private static final int STEPS = 500;
  private static final int EVALUATE_EVERY = 100;
  private static final int EVALUATED = 1000;

  private final LibtorchNetwork network;
  private final Dataset.Sequences sequences;

  private LibtorchRuns(CellKind cell, int seed) {
    sequences =
        new Adding(LENGTH, EVALUATED, EVALUATED)
            .open(new Dataset.Opening(Path.of("."), new SeededStreams(seed)));
    NetworkDefinition definition =
        TrainingProblem.definition(cell, "tanh", 1, HIDDEN, sequences.input(), sequences.task());
    network =
        new LibtorchNetwork(
            cell,
            new LibtorchLayout(cell, definition.layout().parameters()),
            TrainingProblem.parameters(definition, HIDDEN, new SplittableRandom(seed)));
  }

  public static void main(String... arguments) {
    Threads.ofThisProcess();
    int turn = Integer.parseInt(arguments[0]);
    int processes = Integer.parseInt(arguments[1]);
    int number = 0;
    for (CellKind cell : CellKind.values()) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        if (number++ % processes == turn) {
          float loss = new LibtorchRuns(cell, seed).train();
          if (!Float.isFinite(loss)) {
            throw new IllegalStateException(cell + " " + seed + " diverged");
          }
        }
      }
    }
    System.exit(0);
  }

  /** Returns the test loss. */
  private float train() {
    BatchSource batches = sequences.batches(Split.TRAIN, BATCH, LENGTH);
    evaluate(Split.VALIDATION);
    for (int step = 1; step <= STEPS; step++) {
      JniUtils.setGradMode(true);
      PtNDArray loss = loss(batches.batch(step - 1));
      network.backward(loss);
      if (!Float.isFinite(loss.getFloat())) {
        throw new IllegalStateException("diverged");
      }
      network.update();
      network.release();
      if (step % EVALUATE_EVERY == 0) {
        evaluate(Split.VALIDATION);
      }
    }
    float test = evaluate(Split.TEST);
    network.close();
    return test;
  }

  /** The whole split at once, which libtorch likes best. */
  private float evaluate(Split split) {
    JniUtils.setGradMode(false);
    float loss = loss(sequences.batches(split, EVALUATED, LENGTH).batch(0)).getFloat();
    network.release();
    return loss;
  }

  /** The mean squared error at the end. */
  private PtNDArray loss(Batch batch) {
    Features features = (Features) batch.input();
    Values values = (Values) batch.target();
    PtNDArray input =
        network.temporary(
            network.floats(features.values(), batch.time(), batch.batch(), features.size()));
    PtNDArray targets = network.temporary(network.floats(values.values(), batch.batch(), 1));
    PtNDArray last =
        network.temporary(
            JniUtils.reshape(network.lastState(input), new long[] {batch.batch(), HIDDEN}));
    PtNDArray error = network.temporary(JniUtils.sub(network.outputs(last), targets));
    return network.temporary(JniUtils.mean(network.temporary(JniUtils.mul(error, error))));
  }
}
