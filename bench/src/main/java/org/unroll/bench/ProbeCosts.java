package org.unroll.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unroll.api.RunExecutor;
import org.unroll.wire.Wiring;

/**
 * What one record of each probe costs, and what a penalty along sequences adds to an update, in
 * units of one update without. Whole training runs, in turns and in one process: of some updates,
 * of twice as many, whose difference is the time of an update, and of some updates with the
 * addition.
 */
public final class ProbeCosts {
  private static final int UPDATES = 80;
  private static final int REPETITIONS = 7;
  private static final double RECORDED_EVERY = 100;
  private static final String RUN =
      """
      dataset: {type: adding, length: 100, validation_size: 32, test_size: 32}
      hidden_size: 64
      batch_size: 32
      """;
  private static final String LSTM = RUN + "cell: lstm\n";
  private static final String TRUNCATED = LSTM + "truncation: 25\n";
  private static final String RNN = RUN + "cell: rnn\n";

  /**
   * What is added to a run.
   *
   * @param times how often it is done in the run's updates
   */
  private record Addition(String name, String base, String line, int times) {
    static Addition probe(String name, String base) {
      return probe(name, base, "type: " + name, 1);
    }

    static Addition probe(String name, String base, String parameters, int every) {
      String line = "probes: [{" + parameters + ", every: " + every + "}]\n";
      return new Addition(name, base, line, UPDATES / every);
    }

    static Addition penalty(String name, String base, String parameters) {
      String line = "probes: []\nregularization: {" + parameters + "}\n";
      return new Addition(name, base, line, UPDATES);
    }
  }

  private static final List<Addition> PROBES =
      List.of(
          Addition.probe("clipping", LSTM),
          Addition.probe("gradient_norms", LSTM),
          Addition.probe("gates", LSTM),
          Addition.probe("gates, per_unit", LSTM, "type: gates, per_unit: true", 1),
          Addition.probe("gradient_lag", LSTM),
          Addition.probe("units", LSTM),
          Addition.probe("weights", LSTM),
          Addition.probe("cell_path", LSTM),
          Addition.probe("temporal_components", LSTM),
          Addition.probe("truncation_angle", TRUNCATED),
          Addition.probe("jacobian", LSTM, "type: jacobian", UPDATES));

  private static final List<Addition> PENALTIES =
      List.of(
          Addition.penalty("omega", RNN, "type: omega, strength: 0.1"),
          Addition.penalty("activation", RNN, "type: activation, strength: 0.1"),
          Addition.penalty("activation", LSTM, "type: activation, strength: 0.1"));

  private final RunExecutor executor = Wiring.of(Path.of("no-plugins")).executor();

  private ProbeCosts() {}

  public static void main(String... arguments) {
    Threads.ofThisProcess();
    new ProbeCosts().measure();
    System.exit(0);
  }

  private void measure() {
    List<String> bases = List.of(LSTM, TRUNCATED, RNN);
    List<Addition> additions = new ArrayList<>(PROBES);
    additions.addAll(PENALTIES);
    List<Runner> runners = new ArrayList<>();
    for (String base : bases) {
      runners.add(run(base + "probes: []\n", UPDATES));
      runners.add(run(base + "probes: []\n", 2 * UPDATES));
    }
    for (Addition addition : additions) {
      runners.add(run(addition.base() + addition.line(), UPDATES));
    }
    List<Timing> timings = new Stopwatch(REPETITIONS, 0, 1).time(runners);
    System.out.printf(
        Locale.ROOT,
        "Adding, 100 steps, hidden 64, batches of 32; milliseconds an update: lstm %.1f, with"
            + " truncation 25 %.1f, rnn %.1f%n%n",
        update(timings, 0),
        update(timings, 1),
        update(timings, 2));
    System.out.println(
        "| probe | one record costs, in updates | training time when recorded every 100 updates |\n"
            + "|---|---|---|");
    for (int i = 0; i < PROBES.size(); i++) {
      double cost = cost(timings, bases, additions, i);
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %.2f | × %.2f |%n",
          additions.get(i).name(),
          cost,
          1 + cost / RECORDED_EVERY);
    }
    System.out.println(
        "\n| regularization | cell | an update with it over one without |\n|---|---|---|");
    for (int i = PROBES.size(); i < additions.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %s | × %.2f |%n",
          additions.get(i).name(),
          additions.get(i).base().equals(RNN) ? "rnn" : "lstm",
          1 + cost(timings, bases, additions, i));
    }
  }

  private Runner run(String configuration, int updates) {
    return new LocalRunner(new TrainingRun(executor, configuration + "steps: " + updates + "\n"));
  }

  /** Milliseconds of one update of that base. */
  private static double update(List<Timing> timings, int base) {
    return difference(timings.get(2 * base + 1), timings.get(2 * base)) / UPDATES;
  }

  /** What the addition costs each time, in updates of its base. */
  private static double cost(
      List<Timing> timings, List<String> bases, List<Addition> additions, int addition) {
    int base = bases.indexOf(additions.get(addition).base());
    Timing with = timings.get(2 * bases.size() + addition);
    double added = difference(with, timings.get(2 * base));
    return added / additions.get(addition).times() / update(timings, base);
  }

  /** The median over repetitions, in which all take their turns. */
  private static double difference(Timing more, Timing less) {
    double[] differences = new double[more.step().length];
    for (int r = 0; r < differences.length; r++) {
      differences[r] = more.step()[r] - less.step()[r];
    }
    return Statistics.median(differences);
  }
}
