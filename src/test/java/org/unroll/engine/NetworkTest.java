package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Classes;
import org.unroll.api.Column;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.Truncation;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/** Sequences as wholes: padding, streams, windows, repeated use. */
class NetworkTest {
  private static final Task EACH_STEP = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
  private static final Task AT_END = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);

  static Stream<String> cells() {
    return Stream.of(Fixtures.CELLS, Fixtures.VARIANTS)
        .flatMap(cells -> cells.keySet().stream())
        .sorted();
  }

  private static Network network(String cell, InputShape input, Task task) {
    NetworkDefinition definition = Fixtures.network(Fixtures.cell(cell), "tanh", 2, 6, input, task);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 11));
    network.parametersChanged();
    return network;
  }

  /** Steps [from, to) of a batch, without padding. */
  private static Batch steps(Batch whole, int from, int to) {
    int size = whole.batch();
    int[] tokens = Arrays.copyOfRange(BatchArrays.tokens(whole), from * size, to * size);
    int[] classes = Arrays.copyOfRange(BatchArrays.classes(whole), from * size, to * size);
    return Batch.of(to - from, size, new Tokens(tokens), Classes.eachStep(classes));
  }

  /** The same sequences with more padding. */
  private static Batch padded(Batch batch, int time) {
    int cells = time * batch.batch();
    Column input = batch.input();
    if (input instanceof Tokens tokens) {
      input = new Tokens(Arrays.copyOf(tokens.symbols(), cells));
    } else if (input instanceof Features features) {
      float[] values = Arrays.copyOf(features.values(), cells * features.size());
      Arrays.fill(values, features.values().length, values.length, 0.7f);
      input = new Features(features.size(), values);
    }
    Target target = batch.target();
    if (target instanceof Classes classes && classes.timing() == Task.Timing.EACH_STEP) {
      int[] padded = Arrays.copyOf(classes.classes(), cells);
      Arrays.fill(padded, classes.classes().length, cells, -1);
      target = Classes.eachStep(padded);
    }
    return Batch.of(time, batch.lengths(), input, target);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void paddingChangesNothing(String cell) {
    for (Task task : new Task[] {EACH_STEP, AT_END}) {
      InputShape input = task.equals(EACH_STEP) ? Fixtures.tokens(4) : InputShape.features(2);
      Batch batch = Fixtures.batch(input, task, 6, 4, true, 5);
      Network network = network(cell, input, task);
      double loss = network.forward(batch, new CarriedState()).loss();
      network.backward(Truncation.FULL);
      float[] gradient = network.gradient().clone();

      assertThat(network.forward(padded(batch, 15), new CarriedState()).loss()).isEqualTo(loss);
      network.backward(Truncation.FULL);
      assertThat(network.gradient()).isEqualTo(gradient);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aStreamInWindowsLosesNothing(String cell) {
    InputShape input = Fixtures.tokens(4);
    Batch whole = Fixtures.batch(input, EACH_STEP, 12, 3, false, 6);
    Network network = network(cell, input, EACH_STEP);
    double loss = network.forward(whole, new CarriedState()).loss();
    CarriedState carried = new CarriedState();
    double inWindows =
        network.forward(steps(whole, 0, 5), carried).loss()
            + network.forward(steps(whole, 5, 7), carried).loss()
            + network.forward(steps(whole, 7, 12), carried).loss();
    assertThat(inWindows).isCloseTo(loss, within(1e-9));

    carried.reset();
    double first = network.forward(steps(whole, 0, 5), carried).loss();
    carried.reset();
    assertThat(network.forward(steps(whole, 0, 5), carried).loss()).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void truncationNoShorterThanTheSequenceIsNone(String cell) {
    InputShape input = Fixtures.tokens(4);
    Batch batch = Fixtures.batch(input, EACH_STEP, 8, 3, true, 7);
    Network network = network(cell, input, EACH_STEP);
    network.forward(batch, new CarriedState());
    network.backward(Truncation.FULL);
    float[] full = network.gradient().clone();
    network.backward(Truncation.chunks(8));
    assertThat(network.gradient()).isEqualTo(full);
    network.backward(Truncation.chunks(100));
    assertThat(network.gradient()).isEqualTo(full);
    network.backward(Truncation.chunks(7));
    assertThat(network.gradient()).isNotEqualTo(full);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatCameBeforeDoesNotMatter(String cell) {
    InputShape input = Fixtures.tokens(4);
    Batch batch = Fixtures.batch(input, EACH_STEP, 8, 3, true, 8);
    Network fresh = network(cell, input, EACH_STEP);
    fresh.forward(batch, new CarriedState());
    fresh.backward(Truncation.FULL);

    Network used = network(cell, input, EACH_STEP);
    for (int size : new int[] {5, 1, 2}) {
      used.forward(
          Fixtures.batch(input, EACH_STEP, 3 * size, size, true, size), new CarriedState());
      used.backward(Truncation.chunks(2));
      Fixtures.pass(used, Fixtures.batch(input, EACH_STEP, 9, size, true, size), Truncation.FULL)
          .stateGradients(LossTime.LAST);
    }
    used.forward(batch, new CarriedState());
    Fixtures.pass(used, batch, Truncation.FULL).stateGradients(LossTime.LAST);
    used.backward(Truncation.FULL);
    assertThat(used.gradient()).isEqualTo(fresh.gradient());
  }

  /** As training goes: an update, an evaluation whose last batch is smaller, another update. */
  @ParameterizedTest
  @MethodSource("cells")
  void anUpdateAfterASmallerBatchIsLikeAnyOther(String cell) {
    InputShape input = Fixtures.tokens(4);
    Batch batch = Fixtures.batch(input, EACH_STEP, 6, 5, true, 8);
    Network network = network(cell, input, EACH_STEP);
    Fixtures.pass(network, batch, Truncation.FULL);
    float[] expected = network.gradient().clone();
    network.parametersChanged();
    network.forward(Fixtures.batch(input, EACH_STEP, 6, 2, true, 8), new CarriedState());
    Fixtures.pass(network, batch, Truncation.FULL);
    assertThat(network.gradient()).isEqualTo(expected);
  }

  @Test
  void aStreamCannotChangeItsWidth() {
    InputShape input = Fixtures.tokens(4);
    Network network = network("lstm", input, EACH_STEP);
    CarriedState carried = new CarriedState();
    network.forward(Fixtures.batch(input, EACH_STEP, 3, 2, false, 1), carried);
    Batch wider = Fixtures.batch(input, EACH_STEP, 3, 4, false, 1);
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> network.forward(wider, carried));
  }
}
