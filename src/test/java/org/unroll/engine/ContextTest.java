package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.Cell;
import org.unroll.api.Column;
import org.unroll.api.Context;
import org.unroll.api.ContextUse;
import org.unroll.api.Features;
import org.unroll.api.InitialStep;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Readout;
import org.unroll.api.Step;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.Truncation;
import org.unroll.api.Values;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;

/** Where a context enters a network, where that is known beforehand. */
class ContextTest {
  private static final InputShape INPUT =
      InputShape.of(Input.features("x", 1), Input.context("c", 1));
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);

  private static NetworkDefinition network(
      Cell cell, int layers, boolean bidirectional, InputShape input, ContextUse use) {
    return Fixtures.network(
        cell,
        "tanh",
        new NetworkDefinition.Shape(layers, 3, bidirectional, true, Readout.END, use),
        DropoutShares.NONE,
        input,
        TASK);
  }

  private static List<String> names(NetworkDefinition definition) {
    return definition.layout().parameters().stream().map(Parameter::name).toList();
  }

  private static Parameter named(NetworkDefinition definition, String name) {
    return definition.layout().parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void parametersAreNamedAfterWhatTheyActOn() {
    assertThat(names(network(Fixtures.cell("rnn"), 2, false, INPUT, ContextUse.INPUT)))
        .containsExactly(
            "layer0.state.input",
            "layer0.state.context",
            "layer0.state.recurrent",
            "layer0.state.bias",
            "layer1.state.input",
            "layer1.state.recurrent",
            "layer1.state.bias",
            "output.weight",
            "output.bias");
    assertThat(names(network(Fixtures.cell("lstm"), 1, true, INPUT, ContextUse.INITIAL_STATE)))
        .contains(
            "layer0.initial.h.context",
            "layer0.initial.h.bias",
            "layer0.initial.c.context",
            "layer0.initial.c.bias",
            "layer0.reverse.initial.h.context",
            "layer0.reverse.initial.c.bias")
        .noneMatch(name -> name.matches("layer0\\.(input|forget)\\.context"));
    assertThat(names(network(Fixtures.cell("gru"), 2, false, INPUT, ContextUse.BOTH)))
        .contains("layer0.update.context", "layer0.initial.h.bias", "layer1.initial.h.context")
        .doesNotContain("layer1.update.context");
    assertThat(names(network(new Variants.Conditioned(), 2, false, INPUT, ContextUse.INPUT)))
        .contains("layer0.gate.context", "layer1.change.context")
        .doesNotContain("layer0.low.context");
  }

  /** h_0 = tanh(A c + a), h_1 = tanh(W x + C c + U h_0 + b), y = V h_1 + d; one unit. */
  @Test
  void oneStepIsTheClosedForm() {
    NetworkDefinition definition =
        Fixtures.network(
            Fixtures.cell("rnn"),
            "tanh",
            new NetworkDefinition.Shape(1, 1, false, true, Readout.END, ContextUse.BOTH),
            DropoutShares.NONE,
            INPUT,
            TASK);
    Map<String, Double> set =
        Map.of(
            "layer0.state.input", 0.3,
            "layer0.state.context", -0.4,
            "layer0.state.recurrent", 0.9,
            "layer0.state.bias", 0.1,
            "layer0.initial.h.context", 0.7,
            "layer0.initial.h.bias", -0.2,
            "output.weight", 1.5,
            "output.bias", 0.25);
    double[] parameters = new double[8];
    set.forEach((name, value) -> parameters[named(definition, name).offset()] = value);
    Batch batch = batch(INPUT, 1, new float[] {0.5f}, new float[] {2}, new float[] {0.75f});

    double h0 = Math.tanh(0.7 * 2 - 0.2);
    double h1 = Math.tanh(0.3 * 0.5 - 0.4 * 2 + 0.9 * h0 + 0.1);
    double error = 1.5 * h1 + 0.25 - 0.75;
    double atState = 2 * error * 1.5 * (1 - h1 * h1);
    double atInitial = atState * 0.9 * (1 - h0 * h0);
    Map<String, Double> expected =
        Map.of(
            "layer0.state.input", atState * 0.5,
            "layer0.state.context", atState * 2,
            "layer0.state.recurrent", atState * h0,
            "layer0.state.bias", atState,
            "layer0.initial.h.context", atInitial * 2,
            "layer0.initial.h.bias", atInitial,
            "output.weight", 2 * error * h1,
            "output.bias", 2 * error);
    ReferenceNetwork.Result reference =
        new ReferenceNetwork(definition)
            .differentiate(parameters, batch, Truncation.FULL, Masks.NONE);
    Network network = loaded(definition, parameters);
    assertThat(reference.sums().loss()).isCloseTo(error * error, within(1e-12));
    assertThat(network.forward(batch, new CarriedState()).loss())
        .isCloseTo(error * error, within(1e-6));
    network.backward(Truncation.FULL);
    expected.forEach(
        (name, slope) -> {
          int place = named(definition, name).offset();
          assertThat(reference.gradient()[place]).as(name).isCloseTo(slope, within(1e-12));
          assertThat((double) network.gradient()[place]).as(name).isCloseTo(slope, within(1e-5));
        });
  }

  private static Network loaded(NetworkDefinition definition, double[] parameters) {
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    return network;
  }

  private static Batch batch(
      InputShape input, int time, float[] x, float[] context, float[] targets) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("x", new Features(1, x));
    columns.put("c", new Context(1, context));
    assertThat(columns.keySet()).containsAll(input.inputs().stream().map(Input::name).toList());
    int batch = targets.length;
    return new Batch(
        time,
        batch,
        Batch.fullLengths(time, batch),
        columns,
        Map.of("y", Values.atEnd(1, targets)));
  }

  /** W [x, c] = W_x x + W_c c, whether x is a token or a vector and whatever else takes it. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "gru", "lstm", "all-operations"})
  void besideTheInputMeansConcatenatedWithIt(String cell) {
    InputShape apart = Fixtures.tokens(3).and(Input.context("c", 2));
    InputShape joined = InputShape.features(5);
    Task task = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
    NetworkDefinition beside = definition(cell, apart, task);
    NetworkDefinition whole = definition(cell, joined, task);
    double[] parameters = Fixtures.parameters(beside, 3);
    Batch batch = Fixtures.batch(apart, task, 5, 4, true, 7);

    double[] together = new double[whole.layout().size()];
    for (Parameter parameter : whole.layout().parameters()) {
      boolean split = parameter.layer() == 0 && parameter.role().equals("input");
      Parameter first = named(beside, parameter.name());
      for (int i = 0; i < parameter.rows(); i++) {
        int to = parameter.offset() + i * parameter.columns();
        int width = split ? 3 : parameter.columns();
        System.arraycopy(parameters, first.offset() + i * width, together, to, width);
        if (split) {
          Parameter second = named(beside, parameter.name().replaceAll("input$", "context"));
          System.arraycopy(parameters, second.offset() + i * 2, together, to + 3, 2);
        }
      }
    }
    float[] values = new float[5 * 4 * 5];
    int[] tokens = ((Tokens) batch.inputs().get("input")).symbols();
    float[] context = ((Context) batch.inputs().get("c")).values();
    for (int sample = 0; sample < 20; sample++) {
      values[sample * 5 + tokens[sample]] = 1;
      System.arraycopy(context, sample % 4 * 2, values, sample * 5 + 3, 2);
    }
    Batch concatenated = Batch.of(5, batch.lengths(), new Features(5, values), batch.target());
    assertThat(new ReferenceNetwork(beside).loss(parameters, batch, Masks.NONE).loss())
        .isCloseTo(
            new ReferenceNetwork(whole).loss(together, concatenated, Masks.NONE).loss(),
            within(1e-9));
  }

  private static NetworkDefinition definition(String cell, InputShape input, Task task) {
    return Fixtures.network(
        Fixtures.cell(cell),
        "tanh",
        new NetworkDefinition.Shape(2, 5, false),
        DropoutShares.NONE,
        input,
        task);
  }

  /** The loss stands at the end: only a window that goes back to step 0 reaches the beginning. */
  @ParameterizedTest
  @CsvSource({"2,2,false", "2,5,false", "2,6,true", "3,3,false", "6,6,true", "4,6,true"})
  void aTruncatedGradientReachesTheBeginningOnlyFromStepZero(int every, int back, boolean reaches) {
    NetworkDefinition definition =
        network(Fixtures.cell("lstm"), 2, false, INPUT, ContextUse.INITIAL_STATE);
    Batch batch = Fixtures.batch(INPUT, TASK, 6, 3, false, 5);
    Network network = loaded(definition, Fixtures.parameters(definition, 2));
    network.forward(batch, new CarriedState());
    network.backward(new Truncation(every, back));
    for (Parameter parameter : definition.layout().parameters()) {
      if (parameter.gate().startsWith("initial.")) {
        int end = parameter.offset() + parameter.length();
        float[] gradient = Arrays.copyOfRange(network.gradient(), parameter.offset(), end);
        assertThat(anyNonZero(gradient)).as(parameter.name()).isEqualTo(reaches);
      }
    }
  }

  private static boolean anyNonZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aStateThatIsCarriedOnHasNoBeginning() {
    NetworkDefinition definition =
        network(Fixtures.cell("gru"), 1, false, INPUT, ContextUse.INITIAL_STATE);
    double[] parameters = Fixtures.parameters(definition, 2);
    Batch batch = Fixtures.batch(INPUT, TASK, 4, 3, false, 5);
    Network network = loaded(definition, parameters);
    CarriedState carried = new CarriedState();
    double first = network.forward(batch, carried).loss();
    double second = network.forward(batch, carried).loss();
    network.backward(Truncation.FULL);
    assertThat(second).isNotEqualTo(first);
    Parameter weight = named(definition, "layer0.initial.h.context");
    assertThat(network.gradient()[weight.offset()]).isZero();
    carried.reset();
    assertThat(network.forward(batch, carried).loss()).isEqualTo(first);
    network.backward(Truncation.FULL);
    assertThat(network.gradient()[weight.offset()]).isNotZero();
  }

  @Test
  void withoutAContextNothingChanges() {
    InputShape none = InputShape.features(2);
    Map<ContextUse, List<String>> found = new HashMap<>();
    for (ContextUse use : ContextUse.values()) {
      found.put(use, names(network(Fixtures.cell("lstm"), 2, true, none, use)));
    }
    assertThat(found.values()).allMatch(found.get(ContextUse.INPUT)::equals);
    assertThat(found.get(ContextUse.INPUT)).noneMatch(name -> name.contains("context"));
  }

  @Test
  void whoAsksForAContextThatIsNotThereIsTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                network(
                    new Variants.Conditioned(), 1, false, InputShape.features(2), ContextUse.INPUT))
        .withMessage("they ask for step.context(), and the data has no context");
  }

  /** A cell of one state whose beginning is wrong. */
  private record Beginning(String state, int size) implements Cell {
    @Override
    public void step(Step step) {
      step.next("h", step.affine("a", step.input(), step.previous("h")));
    }

    @Override
    public void initialStates(InitialStep step) {
      step.set(state, step.affine("b", size, step.context()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m | 3 | the initial state 'm' is none of the cell's: h",
        "h | 2 | the initial state 'h' has the size 2, and the state 3"
      })
  void initialStatesAreThoseOfTheCell(String state, int size, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> network(new Beginning(state, size), 1, false, INPUT, ContextUse.INITIAL_STATE))
        .withMessage(message);
  }
}
