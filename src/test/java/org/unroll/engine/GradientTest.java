package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.ContextUse;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Readout;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.plan.SeededStreams;

/** Differences check the reference; the reference checks the fast path. */
class GradientTest {
  private static final double STEP = 1e-5;
  private static final Masks MASKS = Masks.of(new SeededStreams(9), 4);

  record Case(
      String cell,
      String activation,
      int layers,
      InputShape input,
      Task task,
      boolean padded,
      Truncation truncation,
      boolean bidirectional,
      boolean biased,
      Readout readout,
      DropoutShares dropout,
      ContextUse context,
      long seed) {
    Case(
        String cell,
        String activation,
        int layers,
        InputShape input,
        Task task,
        boolean padded,
        Truncation truncation,
        boolean bidirectional,
        boolean biased,
        Readout readout,
        DropoutShares dropout,
        long seed) {
      this(
          cell,
          activation,
          layers,
          input,
          task,
          padded,
          truncation,
          bidirectional,
          biased,
          readout,
          dropout,
          ContextUse.INPUT,
          seed);
    }

    NetworkDefinition network(int hidden) {
      return Fixtures.network(
          Fixtures.cell(cell),
          activation,
          new NetworkDefinition.Shape(layers, hidden, bidirectional, biased, readout, context),
          dropout,
          input,
          task);
    }

    Batch batch(int time, int size) {
      return Fixtures.batch(input, task, time, size, padded, seed);
    }

    @Override
    public String toString() {
      return cell
          + " "
          + activation
          + " ×"
          + layers
          + (input.isTokens() ? " tokens " : input.inputs().size() > 1 ? " several " : " ")
          + task.target()
          + " "
          + task.timing()
          + (padded ? " padded " : " ")
          + truncation
          + (bidirectional ? " bidirectional " : " ")
          + (biased ? "" : "without biases ")
          + (readout == Readout.END ? "" : readout + " ")
          + dropout
          + (input.contextSize() > 0 ? " context " + context : "")
          + " seed "
          + seed;
    }
  }

  static Stream<Case> cases() {
    Task eachStep = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
    Task atEnd = new Task(Task.Target.CLASSES, Task.Timing.AT_END, 2);
    Task values = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
    Task valuesEachStep = new Task(Task.Target.VALUES, Task.Timing.EACH_STEP, 1);
    List<Task> tasks = List.of(eachStep, atEnd, values, valuesEachStep);
    List<Truncation> truncations =
        List.of(Truncation.FULL, Truncation.chunks(2), new Truncation(2, 4));
    List<String> names = new ArrayList<>(Fixtures.CELLS.keySet().stream().sorted().toList());
    names.addAll(Fixtures.VARIANTS.keySet().stream().sorted().toList());
    List<Case> cases = new ArrayList<>();
    long seed = 0;
    for (String cell : names) {
      boolean ships = Fixtures.CELLS.containsKey(cell);
      for (String activation : ships ? List.of("linear", "relu", "sigmoid", "tanh") : FEW) {
        for (int layers = 1; layers <= 2; layers++) {
          for (Truncation truncation : truncations) {
            InputShape input = seed % 2 == 0 ? Fixtures.tokens(4) : InputShape.features(2);
            Task task = tasks.get((int) (seed / 2 % tasks.size()));
            cases.add(
                new Case(
                    cell,
                    activation,
                    layers,
                    input,
                    task,
                    seed % 3 == 0,
                    truncation,
                    false,
                    true,
                    Readout.END,
                    DropoutShares.NONE,
                    seed));
            seed++;
          }
          InputShape input = seed % 2 == 0 ? Fixtures.tokens(4) : InputShape.features(2);
          cases.add(
              new Case(
                  cell,
                  activation,
                  layers,
                  input,
                  tasks.get((int) (seed / 2 % tasks.size())),
                  seed % 4 != 0,
                  Truncation.FULL,
                  true,
                  true,
                  Readout.END,
                  NORMALIZING.contains(cell) ? DropoutShares.NONE : new DropoutShares(0.3, 0.2),
                  seed));
          seed++;
        }
      }
      for (boolean bidirectional : new boolean[] {false, true}) {
        cases.add(
            new Case(
                cell,
                "tanh",
                2,
                seed % 2 == 0 ? Fixtures.tokens(4) : InputShape.features(2),
                tasks.get((int) (seed / 2 % tasks.size())),
                true,
                Truncation.FULL,
                bidirectional,
                false,
                Readout.END,
                DropoutShares.NONE,
                seed++));
        for (Readout readout : List.of(Readout.MEAN, Readout.MAX)) {
          cases.add(
              new Case(
                  cell,
                  "tanh",
                  2,
                  seed % 2 == 0 ? Fixtures.tokens(4) : InputShape.features(2),
                  seed % 4 < 2 ? atEnd : values,
                  true,
                  Truncation.FULL,
                  bidirectional,
                  true,
                  readout,
                  DropoutShares.NONE,
                  seed++));
        }
      }
    }
    for (String cell : names) {
      for (boolean bidirectional : new boolean[] {false, true}) {
        cases.add(
            new Case(
                cell,
                "tanh",
                bidirectional ? 2 : 1,
                Fixtures.several(),
                tasks.get((int) (seed / 2 % tasks.size())),
                true,
                bidirectional ? Truncation.FULL : truncations.get((int) (seed / 2 % 3)),
                bidirectional,
                true,
                Readout.END,
                DropoutShares.NONE,
                seed++));
      }
    }
    // From a seed on at which single precision does not lose what 40 steps amplify.
    return Stream.concat(cases.stream(), ofContext(names, seed + 12).stream());
  }

  /** Every cell with contexts of every use beside inputs of every kind. */
  private static List<Case> ofContext(List<String> cells, long firstSeed) {
    List<String> names = new ArrayList<>(cells);
    names.addAll(Fixtures.OF_CONTEXT.keySet().stream().sorted().toList());
    Input image = Input.context("image", 3);
    List<InputShape> inputs =
        List.of(
            Fixtures.tokens(4).and(image),
            InputShape.features(2).and(image),
            Fixtures.tokens(3).and(image).and(Input.context("topic", 2)),
            Fixtures.several().and(image));
    List<Task> tasks =
        List.of(
            new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3),
            new Task(Task.Target.VALUES, Task.Timing.AT_END, 2));
    List<Truncation> truncations =
        List.of(Truncation.chunks(2), new Truncation(2, 4), Truncation.FULL, Truncation.FULL);
    List<Case> cases = new ArrayList<>();
    long seed = firstSeed;
    for (String cell : names) {
      for (ContextUse use : ContextUse.values()) {
        for (int variant = 0; variant < 4; variant++, seed++) {
          cases.add(
              new Case(
                  cell,
                  "tanh",
                  1 + variant % 2,
                  inputs.get((int) (seed % 4)),
                  tasks.get((int) (seed / 3 % 2)),
                  true,
                  truncations.get(variant),
                  variant == 3,
                  seed % 5 != 0,
                  Readout.END,
                  variant == 3 && !NORMALIZING.contains(cell)
                      ? new DropoutShares(0.3, 0.2)
                      : DropoutShares.NONE,
                  use,
                  seed));
        }
      }
    }
    return cases;
  }

  private static final List<String> FEW = List.of("tanh");

  /** What dropout leaves empty is normalized with slopes of 1/√ε: too steep for differences. */
  private static final List<String> NORMALIZING = List.of("layer-normalized", "all-operations");

  @ParameterizedTest
  @MethodSource("cases")
  void fastPathAgreesWithTheReference(Case given) {
    NetworkDefinition definition = given.network(5);
    Batch batch = given.batch(7, 6);
    Network network = new Network(definition, 1);
    LossSums sums = assertAgrees(given, definition, network, batch);
    if (!given.bidirectional) {
      assertStretchesAgree(given, network, batch, sums);
    }
  }

  /**
   * A single sequence has products of its own, and takes weight gradients for many steps at once.
   */
  @ParameterizedTest
  @MethodSource("someOfEachCell")
  void fastPathAgreesWithTheReferenceOnASingleSequence(Case given) {
    NetworkDefinition definition = given.network(5);
    Network network = new Network(definition, 1);
    assertAgrees(given, definition, network, given.batch(3, 2)); // leaves memory of another shape
    assertAgrees(given, definition, network, given.batch(40, 1));
  }

  /** Large enough for the threads to divide rows and products. */
  @ParameterizedTest
  @MethodSource("someOfEachCell")
  void fastPathAgreesWithTheReferenceByThreeThreads(Case given) {
    NetworkDefinition definition = given.network(LARGE);
    double[] parameters = Fixtures.rounded(small(Fixtures.parameters(definition, given.seed)));
    for (Batch batch : List.of(given.batch(4, 43), given.batch(35, 1))) {
      float[] first = gradient(definition, parameters, batch, 3);
      assertThat(gradient(definition, parameters, batch, 3)).isEqualTo(first);
      double[] expected =
          new ReferenceNetwork(definition)
              .differentiate(parameters, batch, Truncation.FULL, MASKS)
              .gradient();
      definition.layout().parameters().forEach(one -> assertAgrees(one, first, expected));
    }
  }

  private static final int LARGE = 41;

  /** The others' parameters are made for five units; with so many they would explode. */
  private static double[] small(double[] parameters) {
    return Arrays.stream(parameters).map(value -> value * 5 / LARGE).toArray();
  }

  private static float[] gradient(
      NetworkDefinition definition, double[] parameters, Batch batch, int threads) {
    Network network = new Network(definition, threads);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    network.forward(batch, new CarriedState(), batch.time(), MASKS, ScoreObserver.NONE);
    network.backward(Truncation.FULL);
    return network.gradient();
  }

  /** One layer that does not explode over many steps. */
  static Stream<Case> someOfEachCell() {
    return cases()
        .filter(given -> given.activation.equals("tanh") && given.layers == 1)
        .filter(
            given ->
                Fixtures.CELLS.containsKey(given.cell)
                    || Fixtures.OF_CONTEXT.containsKey(given.cell)
                    || given.cell.equals(MOST));
  }

  private static final String MOST = "all-operations";

  private static LossSums assertAgrees(
      Case given, NetworkDefinition definition, Network network, Batch batch) {
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, given.seed));
    ReferenceNetwork.Result expected =
        new ReferenceNetwork(definition).differentiate(parameters, batch, given.truncation, MASKS);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    LossSums sums =
        network.forward(batch, new CarriedState(), batch.time(), MASKS, ScoreObserver.NONE);
    network.backward(given.truncation);

    assertThat(sums.targets()).isEqualTo(expected.sums().targets());
    // A certain answer's loss is the difference of two logits, of which float has seven digits.
    double loss = expected.sums().loss();
    assertThat(sums.loss()).isCloseTo(loss, within(1e-4 * Math.abs(loss) + 1e-6));
    for (Parameter parameter : definition.layout().parameters()) {
      assertAgrees(parameter, network.gradient(), expected.gradient());
    }
    return sums;
  }

  /** A sequence in stretches of one window each: the same numbers as at once. */
  private static void assertStretchesAgree(
      Case given, Network network, Batch batch, LossSums sums) {
    double[] whole = new double[network.gradient().length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = network.gradient()[i];
    }
    List<Stretch> stretches = Stretch.of(given.truncation, batch.time(), 1);
    assertThat(stretches).hasSize(given.truncation.isFull() ? 1 : 4);
    LossSums inStretches =
        new BackpropagationThroughTime(network)
            .run(batch, new CarriedState(), batch.time(), stretches, MASKS, ScoreObserver.NONE);
    assertThat(inStretches.targets()).isEqualTo(sums.targets());
    assertThat(inStretches.loss()).isCloseTo(sums.loss(), within(1e-9 * Math.abs(sums.loss())));
    double norm = 0;
    double difference = 0;
    for (int i = 0; i < whole.length; i++) {
      norm += whole[i] * whole[i];
      difference += Math.pow(network.gradient()[i] - whole[i], 2);
    }
    assertThat(Math.sqrt(difference)).isLessThanOrEqualTo(1e-5 * Math.sqrt(norm));
  }

  /**
   * By norm, per parameter. What nearly cancels in the sum over targets is as good as single
   * precision leaves it, which the gradient of the whole network measures.
   */
  private static void assertAgrees(Parameter parameter, float[] actual, double[] expected) {
    int end = parameter.offset() + parameter.length();
    double difference = 0;
    for (int i = parameter.offset(); i < end; i++) {
      difference += Math.pow(actual[i] - expected[i], 2);
    }
    double norm = norm(expected, parameter.offset(), end);
    double whole = norm(expected, 0, expected.length);
    assertThat(Math.sqrt(difference))
        .as(parameter.name())
        .isLessThanOrEqualTo(1e-4 * norm + 5e-7 * whole + 1e-9);
  }

  private static double norm(double[] values, int from, int end) {
    double squares = 0;
    for (int i = from; i < end; i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  /** Where differences apply; with both directions and dropout, once for each cell. */
  static Stream<Case> untruncated() {
    return cases()
        .filter(given -> given.truncation.isFull())
        .filter(
            given ->
                !given.bidirectional
                    || !given.biased
                    || given.readout != Readout.END
                    || (given.activation.equals("tanh") && given.layers == 1));
  }

  @ParameterizedTest
  @MethodSource("untruncated")
  void referenceAgreesWithCentralDifferences(Case given) {
    NetworkDefinition definition = given.network(2);
    Batch batch = given.batch(3, 2);
    ReferenceNetwork reference = new ReferenceNetwork(definition);
    double[] parameters = awayFromKinks(given, definition, reference, batch);
    ReferenceNetwork.Result result =
        reference.differentiate(parameters, batch, Truncation.FULL, MASKS);
    double squaredDifference = 0;
    double squaredNorm = 0;
    for (int i = 0; i < parameters.length; i++) {
      double centre = parameters[i];
      parameters[i] = centre + STEP;
      double above = reference.loss(parameters, batch, MASKS).meanLoss();
      parameters[i] = centre - STEP;
      double below = reference.loss(parameters, batch, MASKS).meanLoss();
      parameters[i] = centre;
      double slope = (above - below) / (2 * STEP);
      squaredDifference += Math.pow(slope - result.gradient()[i], 2);
      squaredNorm += slope * slope;
    }
    assertThat(Math.sqrt(squaredDifference)).isLessThan(1e-6 * Math.sqrt(squaredNorm) + 1e-9);
  }

  /**
   * Parameters at which no argument of a kinked activation is so near a kink that a step jumps it.
   */
  private static double[] awayFromKinks(
      Case given, NetworkDefinition definition, ReferenceNetwork reference, Batch batch) {
    for (int attempt = 0; attempt < 50; attempt++) {
      double[] parameters = Fixtures.parameters(definition, given.seed + 1000L * attempt);
      ReferenceNetwork.Result result =
          reference.differentiate(parameters, batch, Truncation.FULL, MASKS);
      double[] kinks = Fixtures.ACTIVATIONS.get(given.activation).kinks();
      if (kinks.length == 0 || !nearKink(result.preActivations())) {
        return parameters;
      }
    }
    throw new AssertionError("every draw of parameters is near a kink: " + given);
  }

  private static boolean nearKink(List<double[]> preActivations) {
    return preActivations.stream()
        .flatMapToDouble(java.util.Arrays::stream)
        .anyMatch(x -> Math.abs(x) < 10 * STEP);
  }
}
