package org.unroll.components.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Classes;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.api.UpdateView.StateJacobians;
import org.unroll.api.UpdateView.StateValues;
import org.unroll.api.UpdateView.TemporalComponent;
import org.unroll.api.UpdateView.Truncated;
import org.unroll.api.Values;
import org.unroll.engine.Fixtures;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;

/**
 * What probes record of a batch of sequences of unlike lengths, against each sequence run by itself
 * and the columns' definitions applied to what that gave, in plain loops.
 */
class UnlikeLengthsTest {
  private static final InputShape INPUT = InputShape.features(2);
  private static final Task AT_END = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
  private static final Task EACH_STEP = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
  private static final int TIME = 31;
  private static final int SIZE = 6;
  private static final double TOLERANCE = 2e-5;

  private static NetworkDefinition definition(
      String cell, String activation, boolean bidirectional, Task task) {
    return Fixtures.network(
        Fixtures.cell(cell),
        activation,
        new NetworkDefinition.Shape(2, 4, bidirectional),
        DropoutShares.NONE,
        INPUT,
        task);
  }

  private static BackpropagationThroughTime pass(
      NetworkDefinition definition, Batch batch, Truncation truncation) {
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 12));
    network.parametersChanged();
    return Fixtures.pass(network, batch, truncation);
  }

  private static Batch batch(Task task, long seed) {
    return Fixtures.batch(INPUT, task, TIME, SIZE, true, seed);
  }

  /** One sequence of a batch, padded to the same time. */
  private static Batch alone(Batch batch, Task task, int b) {
    int samples = task.timing() == Task.Timing.AT_END ? 1 : TIME;
    float[] features = new float[TIME * 2];
    for (int t = 0; t < TIME; t++) {
      System.arraycopy(BatchArrays.features(batch), (t * SIZE + b) * 2, features, t * 2, 2);
    }
    return Batch.of(
        TIME, new int[] {batch.lengths()[b]}, new Features(2, features), target(batch, samples, b));
  }

  private static Target target(Batch batch, int samples, int b) {
    if (batch.target() instanceof Classes classes) {
      int[] own = new int[samples];
      Arrays.setAll(own, s -> classes.classes()[s * SIZE + b]);
      return new Classes(classes.timing(), own);
    }
    Values values = (Values) batch.target();
    int size = values.size();
    float[] own = new float[samples * size];
    for (int s = 0; s < samples; s++) {
      System.arraycopy(values.values(), (s * SIZE + b) * size, own, s * size, size);
    }
    return new Values(values.timing(), size, own);
  }

  /** By name of layer and gate or state: by sequence, step and unit. */
  private static final class Series {
    private final Map<String, double[][][]> values = new HashMap<>();
    private final Map<String, int[]> seen = new HashMap<>();

    void add(String name, int b, float[][] shown, int size, int time, int length) {
      double[][] sequence = values.computeIfAbsent(name, key -> new double[SIZE][TIME][size])[b];
      int[] from = seen.computeIfAbsent(name, key -> new int[SIZE]);
      for (int t = 0; t < Math.min(time, length); t++) {
        for (int j = 0; j < size; j++) {
          sequence[from[b] + t][j] = shown[t][j];
        }
      }
      from[b] += Math.min(time, length);
    }
  }

  private static Series gates(NetworkDefinition definition, Batch batch, Task task) {
    Series series = new Series();
    for (int sequence = 0; sequence < SIZE; sequence++) {
      int b = sequence;
      pass(definition, alone(batch, task, b), Truncation.FULL)
          .showGates(
              gate ->
                  series.add(
                      gate.layer() + gate.gate(),
                      b,
                      gate.values(),
                      gate.size(),
                      gate.time(),
                      gate.lengths()[0]));
    }
    return series;
  }

  private static Observed observed(BackpropagationThroughTime pass) {
    List<GateValues> gates = new ArrayList<>();
    List<StateValues> states = new ArrayList<>();
    pass.showGates(
        gate ->
            gates.add(
                new GateValues(
                    gate.layer(),
                    gate.gate(),
                    copy(gate.values()),
                    gate.size(),
                    gate.time(),
                    gate.lengths().clone())));
    pass.showStates(
        state ->
            states.add(
                new StateValues(
                    state.layer(),
                    state.state(),
                    copy(state.values()),
                    state.size(),
                    state.time(),
                    state.lengths().clone())));
    return Observed.at(1, true)
        .gates(gates.toArray(GateValues[]::new))
        .states(states.toArray(StateValues[]::new));
  }

  private static float[][] copy(float[][] values) {
    return Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
  }

  /** Every valid value of some units. */
  private static double[] valid(double[][][] series, int[] lengths, int from, int to) {
    List<Double> all = new ArrayList<>();
    for (int b = 0; b < SIZE; b++) {
      for (int t = 0; t < lengths[b]; t++) {
        for (int j = from; j < to; j++) {
          all.add(series[b][t][j]);
        }
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Divided by n. */
  private static double sd(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length);
  }

  private static double share(double[] values, java.util.function.DoublePredicate which) {
    return (double) Arrays.stream(values).filter(which).count() / values.length;
  }

  @ParameterizedTest
  @CsvSource({
    "lstm, false, full",
    "lstm, false, 3",
    "gru, true, full",
    "gru-reset-after, false, 2",
    "mgu, true, full"
  })
  void gatesCountEveryValidStepOnce(String cell, boolean bidirectional, String truncation) {
    NetworkDefinition definition = definition(cell, "tanh", bidirectional, AT_END);
    Batch batch = batch(AT_END, 31);
    Series series = gates(definition, batch, AT_END);
    List<Record> rows =
        Observed.rows(
            new Gates(Optional.empty(), true),
            observed(pass(definition, batch, Truncation.parse(truncation))));
    List<GateStatistics> gates = Observed.of(GateStatistics.class, rows);
    assertThat(gates).hasSize(series.values.size());
    for (GateStatistics gate : gates) {
      double[] all = valid(series.values.get(gate.layer() + gate.gate()), batch.lengths(), 0, 4);
      assertThat(gate.mean()).isCloseTo(mean(all), within(TOLERANCE));
      assertThat(gate.sd()).isCloseTo(sd(all), within(TOLERANCE));
      assertThat(gate.saturatedLeft()).isEqualTo(share(all, x -> x < 0.1));
      assertThat(gate.saturatedRight()).isEqualTo(share(all, x -> x > 0.9));
    }
    for (GateUnit unit : Observed.of(GateUnit.class, rows)) {
      double[] all =
          valid(
              series.values.get(unit.layer() + unit.gate()),
              batch.lengths(),
              unit.unit(),
              unit.unit() + 1);
      assertThat(unit.mean()).isCloseTo(mean(all), within(TOLERANCE));
      assertThat(unit.sd()).isCloseTo(sd(all), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lstm, forget, OPEN, false, full",
    "lstm, forget, OPEN, false, 3",
    "gru, update, OPEN, true, full",
    "mgu, forget, SHUT, false, 2"
  })
  void theCellPathIsTheMeanOverTheSequencesThatHaveSoManySteps(
      String cell,
      String gate,
      CellPath.Passage passage,
      boolean bidirectional,
      String truncation) {
    NetworkDefinition definition = definition(cell, "tanh", bidirectional, AT_END);
    for (long seed = 1; seed <= 5; seed++) {
      Batch batch = batch(AT_END, seed);
      Series series = gates(definition, batch, AT_END);
      List<Record> rows =
          Observed.rows(
              new CellPath(Optional.empty(), gate, passage),
              observed(pass(definition, batch, Truncation.parse(truncation))));
      List<CellPathProduct> products = Observed.of(CellPathProduct.class, rows);
      assertThat(products).hasSize((bidirectional ? 4 : 2) * TIME);
      for (CellPathProduct row : products) {
        double[][][] values = series.values.get(row.layer() + row.gate());
        double[] units = new double[4];
        int sequences = 0;
        for (int b = 0; b < SIZE; b++) {
          int length = batch.lengths()[b];
          if (length < row.lag()) {
            continue;
          }
          sequences++;
          for (int j = 0; j < 4; j++) {
            double product = 1;
            for (int t = length - row.lag(); t < length; t++) {
              product *= passage == CellPath.Passage.OPEN ? values[b][t][j] : 1 - values[b][t][j];
            }
            units[j] += Math.log10(product);
          }
        }
        int divisor = sequences;
        double[] means = Arrays.stream(units).map(sum -> sum / divisor).toArray();
        assertThat(row.log10Mean().orElseThrow())
            .as("lag %d, seed %d", row.lag(), seed)
            .isCloseTo(mean(means), within(row.lag() * TOLERANCE));
        assertThat(row.log10Largest().orElseThrow())
            .isCloseTo(Arrays.stream(means).max().orElseThrow(), within(row.lag() * TOLERANCE));
      }
      for (TimeConstant row : Observed.of(TimeConstant.class, rows)) {
        double kept =
            mean(
                valid(
                    series.values.get(row.layer() + row.gate()),
                    batch.lengths(),
                    row.unit(),
                    row.unit() + 1));
        kept = passage == CellPath.Passage.OPEN ? kept : 1 - kept;
        assertThat(row.kept()).isCloseTo(kept, within(TOLERANCE));
        assertThat(row.timeConstant().orElseThrow()).isCloseTo(1 / (1 - kept), within(1e-3));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"rnn, relu, false, full", "rnn, relu, true, full", "lstm, tanh, false, 3"})
  void unitsCountEveryValidStepOnce(
      String cell, String activation, boolean bidirectional, String truncation) {
    NetworkDefinition definition = definition(cell, activation, bidirectional, AT_END);
    Batch batch = batch(AT_END, 33);
    Series series = new Series();
    for (int sequence = 0; sequence < SIZE; sequence++) {
      int b = sequence;
      pass(definition, alone(batch, AT_END, b), Truncation.FULL)
          .showStates(
              state ->
                  series.add(
                      state.layer() + state.state(),
                      b,
                      state.values(),
                      state.size(),
                      state.time(),
                      state.lengths()[0]));
    }
    List<StateUnits> rows =
        Observed.of(
            StateUnits.class,
            Observed.rows(
                new Units(Optional.empty()),
                observed(pass(definition, batch, Truncation.parse(truncation)))));
    assertThat(rows).hasSize(series.values.size());
    for (StateUnits row : rows) {
      double[][][] values = series.values.get(row.layer() + row.state());
      double[] all = valid(values, batch.lengths(), 0, 4);
      assertThat(row.mean()).isCloseTo(mean(all), within(TOLERANCE));
      assertThat(row.sd()).isCloseTo(sd(all), within(TOLERANCE));
      assertThat(row.zero()).isEqualTo(share(all, x -> x == 0));
      assertThat(row.saturatedLeft()).isEqualTo(share(all, x -> x < -0.9));
      assertThat(row.saturatedRight()).isEqualTo(share(all, x -> x > 0.9));
      double dead = 0;
      double active = 0;
      for (int j = 0; j < 4; j++) {
        double[] unit = valid(values, batch.lengths(), j, j + 1);
        dead += share(unit, x -> x == 0) == 1 ? 0.25 : 0;
        active += share(unit, x -> x == 0) == 0 ? 0.25 : 0;
      }
      assertThat(row.dead()).isEqualTo(dead);
      assertThat(row.alwaysActive()).isEqualTo(active);
    }
  }

  /** The mean over those sequences whose own norms have that lag. */
  private static void assertMean(double[] means, List<double[]> alone) {
    for (int lag = 0; lag < TIME; lag++) {
      double sum = 0;
      int sequences = 0;
      for (double[] norms : alone) {
        if (!Double.isNaN(norms[lag])) {
          sum += norms[lag];
          sequences++;
        }
      }
      if (sequences == 0) {
        assertThat(means[lag]).as("lag %d", lag).isNaN();
      } else {
        double mean = sum / sequences;
        assertThat(means[lag])
            .as("lag %d of %d sequences", lag, sequences)
            .isCloseTo(mean, within(1e-4 * mean + 1e-9));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LAST, lstm, false, true",
    "LAST, gru, true, true",
    "LAST, gru, true, false",
    "ALL, lstm, false, false",
    "ALL, gru, true, false",
    "AT, lstm, false, false",
    "AT, gru, true, false"
  })
  void gradientsByLagAreMeansOverTheSequencesThatHaveTheLag(
      LossTime.Kind kind, String cell, boolean bidirectional, boolean atEnd) {
    Task task = atEnd ? AT_END : EACH_STEP;
    LossTime loss = new LossTime(kind, 8);
    NetworkDefinition definition = definition(cell, "tanh", bidirectional, task);
    boolean cuttable =
        !bidirectional && kind != LossTime.Kind.ALL; // 31 steps: the last two windows overlap
    for (String truncation : cuttable ? List.of("full", "3") : List.of("full")) {
      Batch batch = batch(task, 34);
      if (!atEnd) {
        BatchArrays.classes(batch)[8 * SIZE + 2] = -1; // one sequence has no loss there
      }
      Truncation cut = Truncation.parse(truncation);
      BackpropagationThroughTime whole = pass(definition, batch, cut);
      List<BackpropagationThroughTime> alone = new ArrayList<>();
      for (int b = 0; b < SIZE; b++) {
        alone.add(pass(definition, alone(batch, task, b), cut));
      }
      compare(whole, alone, each -> norms(each.stateGradients(loss), StateGradient::meanNorm));
      compare(
          whole, alone, each -> norms(each.temporalComponents(loss), TemporalComponent::meanNorm));
    }
  }

  private static <T> List<double[]> norms(List<T> all, Function<T, double[]> norm) {
    return all.stream().map(norm).toList();
  }

  private static void compare(
      BackpropagationThroughTime whole,
      List<BackpropagationThroughTime> alone,
      Function<BackpropagationThroughTime, List<double[]>> norms) {
    List<double[]> means = norms.apply(whole);
    List<List<double[]>> own = alone.stream().map(norms).toList();
    assertThat(means).isNotEmpty();
    for (int i = 0; i < means.size(); i++) {
      int place = i;
      assertMean(means.get(i), own.stream().map(each -> each.get(place)).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theTruncationAngleIsThatOfTheSumOverSequences(boolean atEnd) {
    Task task = atEnd ? AT_END : EACH_STEP;
    NetworkDefinition definition = definition("lstm", "tanh", false, task);
    Batch batch = batch(task, 35);
    Truncation cut = new Truncation(2, 3);
    Truncated whole = pass(definition, batch, cut).truncated().orElseThrow();
    int size = definition.layout().size();
    double[] truncated = new double[size];
    double[] full = new double[size];
    double targets = atEnd ? SIZE : Arrays.stream(batch.lengths()).sum();
    for (int b = 0; b < SIZE; b++) {
      Truncated one = pass(definition, alone(batch, task, b), cut).truncated().orElseThrow();
      double share = (atEnd ? 1 : batch.lengths()[b]) / targets;
      for (int i = 0; i < size; i++) {
        truncated[i] += share * one.truncated()[i];
        full[i] += share * one.full()[i];
      }
    }
    double product = 0;
    double squares = 0;
    double fullSquares = 0;
    for (int i = 0; i < size; i++) {
      product += truncated[i] * full[i];
      squares += truncated[i] * truncated[i];
      fullSquares += full[i] * full[i];
    }
    List<TruncatedGradient> rows =
        Observed.of(
            TruncatedGradient.class,
            Observed.rows(
                new TruncationAngle(Optional.empty()),
                Observed.at(1, true).truncated(whole.truncated(), whole.full())));
    TruncatedGradient global = rows.get(rows.size() - 1);
    assertThat(global.cosine().orElseThrow())
        .isLessThan(0.999)
        .isCloseTo(product / Math.sqrt(squares * fullSquares), within(1e-5));
    assertThat(global.truncatedNorm()).isCloseTo(Math.sqrt(squares), within(1e-5));
    assertThat(global.fullNorm()).isCloseTo(Math.sqrt(fullSquares), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void jacobiansAreThoseOfEachSequencesOwnLastSteps(boolean bidirectional) {
    NetworkDefinition definition = definition("lstm", "tanh", bidirectional, AT_END);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 12));
    Batch batch = batch(AT_END, 36);
    ReferenceNetwork reference = new ReferenceNetwork(definition);
    float[][][] zeros = new float[2][][];
    List<StateJacobians> together = new ArrayList<>();
    reference.jacobians(parameters, batch, zeros, Masks.NONE, SIZE, 5, together::add);
    assertThat(together).hasSize((bidirectional ? 4 : 2) * SIZE);
    for (int sequence = 0; sequence < SIZE; sequence++) {
      int b = sequence;
      List<StateJacobians> own = new ArrayList<>();
      reference.jacobians(parameters, alone(batch, AT_END, b), zeros, Masks.NONE, 1, 5, own::add);
      List<Record> expected =
          Observed.rows(
              jacobian(), Observed.at(1, true).jacobians(own.toArray(StateJacobians[]::new)));
      List<Record> actual =
          Observed.rows(
              jacobian(),
              Observed.at(1, true)
                  .jacobians(
                      together.stream()
                          .filter(each -> each.sequence() == b)
                          .toArray(StateJacobians[]::new)));
      List<OptionalDouble> rates = rates(actual);
      assertThat(rates).hasSize((bidirectional ? 4 : 2) * Math.min(5, batch.lengths()[b]));
      assertThat(rates).isEqualTo(rates(expected));
    }
  }

  private static Jacobian jacobian() {
    return new Jacobian(Optional.empty(), SIZE, 5, 0);
  }

  private static List<OptionalDouble> rates(List<Record> rows) {
    return Observed.of(JacobianAtLag.class, rows).stream().map(JacobianAtLag::natsPerStep).toList();
  }
}
