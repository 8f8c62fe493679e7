package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.StateJacobians;
import org.unroll.api.Values;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.plan.SeededStreams;

/** ∂s_t/∂s_{t−1} in the reference: against a whole backward pass, and in closed form. */
class StateJacobianTest {
  private static final InputShape INPUT = InputShape.features(2);
  private static final int HIDDEN = 4;
  private static final int TIME = 6;

  private static NetworkDefinition definition(String cell, String activation, int hidden) {
    Task task = new Task(Task.Target.VALUES, Task.Timing.AT_END, hidden);
    return Fixtures.network(Fixtures.cell(cell), activation, 1, hidden, INPUT, task);
  }

  private static List<StateJacobians> jacobians(
      NetworkDefinition definition, double[] parameters, Batch batch, int sequences, int steps) {
    List<StateJacobians> found = new ArrayList<>();
    new ReferenceNetwork(definition)
        .jacobians(
            parameters,
            batch,
            new float[definition.layers()][][],
            Masks.NONE,
            sequences,
            steps,
            found::add);
    return found;
  }

  private static DMatrixRMaj product(double[][][] steps, int from) {
    DMatrixRMaj product = CommonOps_DDRM.identity(steps[0].length);
    for (int t = from; t < steps.length; t++) {
      DMatrixRMaj next = new DMatrixRMaj(product.numRows, product.numCols);
      CommonOps_DDRM.mult(new DMatrixRMaj(steps[t]), product, next);
      product = next;
    }
    return product;
  }

  private static void set(
      NetworkDefinition definition, double[] parameters, String name, DMatrixRMaj values) {
    Parameter parameter = parameter(definition, name);
    System.arraycopy(values.data, 0, parameters, parameter.offset(), parameter.length());
  }

  private static void fill(
      NetworkDefinition definition, double[] parameters, String name, double value) {
    Parameter parameter = parameter(definition, name);
    java.util.Arrays.fill(
        parameters, parameter.offset(), parameter.offset() + parameter.length(), value);
  }

  private static Parameter parameter(NetworkDefinition definition, String name) {
    return definition.layout().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * One sequence, once for each unit, with a head that reads h_T and a target that makes ∂L/∂h_T
   * the identity: row i of the adjoints at step k is row i of ∂h_T/∂s_k.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"rnn", "lstm", "gru", "mgu", "lstm-diagonal-peepholes", "layer-normalized"})
  void theProductOfTheStepsIsTheIdentitySeededPass(String cell) {
    NetworkDefinition definition = definition(cell, "tanh", HIDDEN);
    double[] parameters = Fixtures.parameters(definition, 7);
    set(definition, parameters, "output.weight", CommonOps_DDRM.identity(HIDDEN));
    fill(definition, parameters, "output.bias", 0);
    Batch single = Fixtures.batch(INPUT, definition.task(), TIME, 1, false, 8);
    double[][][] steps = jacobians(definition, parameters, single, 1, TIME).get(0).steps();

    float[] features = new float[TIME * HIDDEN * 2];
    for (int sample = 0; sample < TIME * HIDDEN; sample++) {
      System.arraycopy(BatchArrays.features(single), sample / HIDDEN * 2, features, sample * 2, 2);
    }
    // The derivative of the mean squared error is 2 (h − target) / (outputs · samples).
    float[] targets = new float[HIDDEN * HIDDEN];
    double[] last = lastOutput(definition, parameters, single);
    for (int i = 0; i < HIDDEN; i++) {
      for (int j = 0; j < HIDDEN; j++) {
        targets[i * HIDDEN + j] = (float) (last[j] - (i == j ? HIDDEN * HIDDEN / 2.0 : 0));
      }
    }
    Batch copies = Batch.of(TIME, HIDDEN, new Features(2, features), Values.atEnd(HIDDEN, targets));
    DMatrixRMaj[][] adjoints =
        new ReferenceNetwork(definition)
            .differentiate(parameters, copies, Truncation.FULL, Masks.NONE)
            .stateAdjoints()[0];
    // The adjoint of h alone: that of c would hold what c does to h within the same step.
    int h = state(definition, "h");
    for (int k = 1; k < TIME; k++) {
      DMatrixRMaj expected = product(steps, k);
      for (int j = 0; j < HIDDEN; j++) {
        for (int i = 0; i < HIDDEN; i++) {
          assertThat(adjoints[h][k].get(i, j))
              .isCloseTo(expected.get(h * HIDDEN + i, h * HIDDEN + j), within(1e-6));
        }
      }
    }
  }

  private static int state(NetworkDefinition definition, String name) {
    return definition.directions().get(0).program().states().stream()
        .map(state -> state.name())
        .toList()
        .indexOf(name);
  }

  /** Every column, that of c too, against one step of the fast path from a moved state. */
  @ParameterizedTest
  @ValueSource(strings = {"lstm", "lstm-diagonal-peepholes", "gru"})
  void aStepsJacobianIsTheDifferenceOfTheNextStates(String cell) {
    NetworkDefinition definition = definition(cell, "tanh", HIDDEN);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 7));
    Batch batch = Fixtures.batch(INPUT, definition.task(), 1, 1, false, 8);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    int states = definition.directions().get(0).program().states().size();
    float[][][] initial = new float[1][states][HIDDEN];
    SplittableRandom random = new SplittableRandom(4);
    for (float[] state : initial[0]) {
      for (int i = 0; i < HIDDEN; i++) {
        state[i] = (float) random.nextDouble(-1, 1);
      }
    }
    List<StateJacobians> found = new ArrayList<>();
    new ReferenceNetwork(definition)
        .jacobians(parameters, batch, initial, Masks.NONE, 1, 1, found::add);
    for (int column = 0; column < states * HIDDEN; column++) {
      double[] above = next(network, batch, initial, column, 0.01f);
      double[] below = next(network, batch, initial, column, -0.01f);
      for (int row = 0; row < states * HIDDEN; row++) {
        assertThat((above[row] - below[row]) / 0.02)
            .as("row %d, column %d", row, column)
            .isCloseTo(found.get(0).steps()[0][row][column], within(2e-4));
      }
    }
  }

  /** All states after one step from a state of which one element is moved. */
  private static double[] next(
      Network network, Batch batch, float[][][] initial, int element, float by) {
    float[][][] moved = new float[1][initial[0].length][];
    for (int s = 0; s < initial[0].length; s++) {
      moved[0][s] = initial[0][s].clone();
    }
    moved[0][element / HIDDEN][element % HIDDEN] += by;
    CarriedState carried = new CarriedState();
    carried.restore(moved, 1);
    network.forward(batch, carried);
    double[] states = new double[initial[0].length * HIDDEN];
    for (int i = 0; i < states.length; i++) {
      states[i] = carried.snapshot()[0][i / HIDDEN][i % HIDDEN];
    }
    return states;
  }

  /** h_T by differences of the loss: the loss at target 0 and at a target on one unit. */
  private static double[] lastOutput(
      NetworkDefinition definition, double[] parameters, Batch single) {
    double[] output = new double[HIDDEN];
    double atZero = loss(definition, parameters, single, -1);
    for (int j = 0; j < HIDDEN; j++) {
      // (h_j − 1)² − h_j² = 1 − 2 h_j
      output[j] = (1 - HIDDEN * (loss(definition, parameters, single, j) - atZero)) / 2;
    }
    return output;
  }

  private static double loss(
      NetworkDefinition definition, double[] parameters, Batch single, int one) {
    float[] target = new float[HIDDEN];
    if (one >= 0) {
      target[one] = 1;
    }
    Batch batch = Batch.sequence(TIME, single.input(), Values.atEnd(HIDDEN, target));
    return new ReferenceNetwork(definition).loss(parameters, batch, Masks.NONE).meanLoss();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.0, 1.1})
  void aLinearNetworkWithScaledOrthogonalWeights(double scale) {
    NetworkDefinition definition = definition("rnn", "linear", HIDDEN);
    double[] parameters = Fixtures.parameters(definition, 7);
    DMatrixRMaj orthogonal = RandomMatrices_DDRM.orthogonal(HIDDEN, HIDDEN, new Random(5));
    CommonOps_DDRM.scale(scale, orthogonal);
    set(definition, parameters, "layer0.state.recurrent", orthogonal);
    Batch batch = Fixtures.batch(INPUT, definition.task(), 30, 2, false, 8);
    for (StateJacobians found : jacobians(definition, parameters, batch, 2, 100)) {
      for (int k = 0; k < 30; k++) {
        DMatrixRMaj product = product(found.steps(), k);
        CommonOps_DDRM.divide(product, Math.pow(scale, 30 - k));
        DMatrixRMaj square = new DMatrixRMaj(HIDDEN, HIDDEN);
        CommonOps_DDRM.multTransA(product, product, square);
        CommonOps_DDRM.subtractEquals(square, CommonOps_DDRM.identity(HIDDEN));
        assertThat(CommonOps_DDRM.elementMaxAbs(square)).isLessThan(1e-6);
      }
    }
  }

  @Test
  void oneUnitHasTheDerivativeOfTheTextbook() {
    NetworkDefinition definition = definition("rnn", "tanh", 1);
    double[] parameters = Fixtures.parameters(definition, 7);
    double w = parameters[parameter(definition, "layer0.state.recurrent").offset()];
    int input = parameter(definition, "layer0.state.input").offset();
    double bias = parameters[parameter(definition, "layer0.state.bias").offset()];
    Batch batch = Fixtures.batch(INPUT, definition.task(), TIME, 1, false, 8);
    double[][][] steps = jacobians(definition, parameters, batch, 1, TIME).get(0).steps();
    double h = 0;
    for (int t = 0; t < TIME; t++) {
      double x =
          parameters[input] * BatchArrays.features(batch)[2 * t]
              + parameters[input + 1] * BatchArrays.features(batch)[2 * t + 1];
      h = Math.tanh(w * h + x + bias);
      assertThat(steps[t][0][0]).isCloseTo((1 - h * h) * w, within(1e-12));
    }
  }

  @Test
  void anIdentityReluNetworkWithActiveUnitsKeepsEverything() {
    NetworkDefinition definition = definition("rnn", "relu", HIDDEN);
    double[] parameters = Fixtures.parameters(definition, 7);
    set(definition, parameters, "layer0.state.recurrent", CommonOps_DDRM.identity(HIDDEN));
    fill(definition, parameters, "layer0.state.input", 0);
    fill(definition, parameters, "layer0.state.bias", 0.1);
    Batch batch = Fixtures.batch(INPUT, definition.task(), TIME, 1, false, 8);
    double[][][] steps = jacobians(definition, parameters, batch, 1, TIME).get(0).steps();
    assertThat(product(steps, 0).data).isEqualTo(CommonOps_DDRM.identity(HIDDEN).data);
  }

  /** ∂c_T/∂c_k = I where the forget gate is 1 and nothing comes back through h. */
  @Test
  void anLstmThatForgetsNothingKeepsItsMemory() {
    NetworkDefinition definition = definition("lstm", "tanh", HIDDEN);
    double[] parameters = Fixtures.parameters(definition, 7);
    for (String gate : new String[] {"forget", "input", "output", "candidate"}) {
      fill(definition, parameters, "layer0." + gate + ".recurrent", 0);
    }
    fill(definition, parameters, "layer0.forget.input", 0);
    fill(definition, parameters, "layer0.forget.bias", 40);
    Batch batch = Fixtures.batch(INPUT, definition.task(), TIME, 1, false, 8);
    StateJacobians found = jacobians(definition, parameters, batch, 1, TIME).get(0);
    int c = found.states().indexOf("c") * HIDDEN;
    DMatrixRMaj memory =
        CommonOps_DDRM.extract(product(found.steps(), 0), c, c + HIDDEN, c, c + HIDDEN);
    CommonOps_DDRM.subtractEquals(memory, CommonOps_DDRM.identity(HIDDEN));
    assertThat(CommonOps_DDRM.elementMaxAbs(memory)).isLessThan(1e-12);
  }

  /** ‖∂h_T/∂h_k‖ ≤ (γ‖W‖)^(T−k), γ being the largest slope (Pascanu et al. 2013, section 2.1). */
  @ParameterizedTest
  @ValueSource(strings = {"tanh", "sigmoid"})
  void theSufficientBoundForVanishingHolds(String activation) {
    double slope = activation.equals("tanh") ? 1 : 0.25;
    NetworkDefinition definition = definition("rnn", activation, HIDDEN);
    Parameter recurrent = parameter(definition, "layer0.state.recurrent");
    for (long seed = 0; seed < 10; seed++) {
      double[] parameters = Fixtures.parameters(definition, seed);
      double size = new SplittableRandom(seed).nextDouble(0.1, 3);
      DMatrixRMaj weights = new DMatrixRMaj(HIDDEN, HIDDEN);
      for (int i = 0; i < recurrent.length(); i++) {
        parameters[recurrent.offset() + i] *= size;
        weights.data[i] = parameters[recurrent.offset() + i];
      }
      double bound = slope * NormOps_DDRM.normP2(weights);
      Batch batch = Fixtures.batch(INPUT, definition.task(), 12, 1, false, seed);
      double[][][] steps = jacobians(definition, parameters, batch, 1, 12).get(0).steps();
      for (int k = 0; k < 12; k++) {
        assertThat(NormOps_DDRM.normP2(product(steps, k)))
            .as("seed %d", seed)
            .isLessThanOrEqualTo(Math.pow(bound, 12 - k) * (1 + 1e-9));
      }
    }
  }

  /** A few sequences of a batch see the masks that were drawn for the whole batch. */
  @Test
  void someSequencesAreTheSameAsAll() {
    Task task = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
    NetworkDefinition definition =
        Fixtures.network(
            Fixtures.cell("gru"),
            "tanh",
            new NetworkDefinition.Shape(2, HIDDEN, true),
            new DropoutShares(0.3, 0.2),
            Fixtures.tokens(4),
            task);
    double[] parameters = Fixtures.parameters(definition, 7);
    Batch batch = Fixtures.batch(definition.input(), task, TIME, 3, true, 8);
    Masks masks = Masks.of(new SeededStreams(9), 4);
    float[][][] zeros = new float[2][][];
    ReferenceNetwork reference = new ReferenceNetwork(definition);
    List<StateJacobians> all = new ArrayList<>();
    reference.jacobians(parameters, batch, zeros, masks, 9, 3, all::add);
    List<StateJacobians> some = new ArrayList<>();
    reference.jacobians(parameters, batch, zeros, masks, 2, 3, some::add);
    assertThat(all).hasSize(4 * 3);
    assertThat(some).hasSize(4 * 2);
    for (StateJacobians found : some) {
      StateJacobians whole =
          all.stream()
              .filter(
                  one ->
                      one.layer() == found.layer()
                          && one.reverse() == found.reverse()
                          && one.sequence() == found.sequence())
              .findFirst()
              .orElseThrow();
      assertThat(found.steps()).isDeepEqualTo(whole.steps());
      assertThat(found.steps()).hasNumberOfRows(Math.min(3, batch.lengths()[found.sequence()]));
    }
  }

  /** A stream's Jacobians start from the state that it carries. */
  @Test
  void aStreamGoesOnFromItsState() {
    Task task = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("lstm"), "tanh", 2, HIDDEN, Fixtures.tokens(4), task);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 7));
    Batch whole = Fixtures.batch(definition.input(), task, TIME, 2, false, 8);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    CarriedState carried = new CarriedState();
    Stretch first = new Stretch(0, 0, 4, List.of());
    Stretch second = new Stretch(4, 4, TIME, List.of());
    network.forward(first.part(whole), carried);
    BackpropagationThroughTime pass = new BackpropagationThroughTime(network);
    pass.run(second.part(whole), carried, 2, Truncation.FULL, Masks.NONE);

    List<StateJacobians> window = new ArrayList<>();
    new ReferenceNetwork(definition)
        .jacobians(parameters, pass.batch(), pass.initialStates(), pass.masks(), 2, 9, window::add);
    List<StateJacobians> all = jacobians(definition, parameters, whole, 2, 2);
    assertThat(window).hasSize(4);
    for (int i = 0; i < 4; i++) {
      for (int t = 0; t < 2; t++) {
        DMatrixRMaj difference = new DMatrixRMaj(window.get(i).steps()[t]);
        CommonOps_DDRM.subtractEquals(difference, new DMatrixRMaj(all.get(i).steps()[t]));
        assertThat(CommonOps_DDRM.elementMaxAbs(difference)).isLessThan(1e-5);
      }
    }
  }
}
