package org.unroll.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.Initialization;
import org.unroll.api.Split;
import org.unroll.components.dataset.Adding;
import org.unroll.components.initialization.Normal;
import org.unroll.components.initialization.Orthogonal;
import org.unroll.engine.NetworkDefinition;
import org.unroll.plan.SeededStreams;

/**
 * A training step over 1,000 steps in time whose gradient vanishes, against one whose does not. The
 * loss falls due at the end, so that adjoints run down to zero; were they left to become subnormal,
 * the step would take many times longer.
 */
public final class Vanishing {
  private static final int LENGTH = 1000;
  private static final int BATCH = 32;
  private static final int HIDDEN = 128;
  private static final double SMALL = 0.02;
  private static final double TARGET = 1.2;

  private Vanishing() {}

  public static void main(String... arguments) {
    Threads.ofThisProcess();
    List<Runner> runners =
        List.of(
            runner("tanh", new Orthogonal(1.0)),
            runner("sigmoid", new Normal(0, SMALL)),
            runner("tanh", new Normal(0, SMALL)));
    List<Timing> timings = new Stopwatch(9, 4000, 300).time(runners);
    double healthy = timings.get(0).median();
    System.out.printf(
        Locale.ROOT,
        "rnn (%d, %d, %d), loss at the end; milliseconds a step: orthogonal tanh %.2f, vanishing"
            + " sigmoid %.2f, vanishing tanh %.2f%n",
        BATCH,
        LENGTH,
        HIDDEN,
        healthy,
        timings.get(1).median(),
        timings.get(2).median());
    Target.print("vanishing sigmoid over healthy", timings.get(1).median() / healthy, TARGET, "");
    Target.print("vanishing tanh over healthy", timings.get(2).median() / healthy, TARGET, "");
    System.exit(0);
  }

  private static Runner runner(String activation, Initialization recurrent) {
    Dataset.Sequences sequences =
        new Adding(LENGTH, BATCH, BATCH)
            .open(new Dataset.Opening(Path.of("."), new SeededStreams(1)));
    BatchSource source = sequences.batches(Split.TRAIN, BATCH, LENGTH);
    Batch batch = source.batch(0);
    NetworkDefinition definition =
        TrainingProblem.definition(
            CellKind.RNN, activation, 1, HIDDEN, sequences.input(), sequences.task());
    return new LocalRunner(
        new UnrollContender(
            new TrainingProblem(
                CellKind.RNN, definition, InitialParameters.of(definition, recurrent), batch)));
  }
}
