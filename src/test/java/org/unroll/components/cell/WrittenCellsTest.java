package org.unroll.components.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Activation;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.Cell;
import org.unroll.api.Context;
import org.unroll.api.ContextUse;
import org.unroll.api.Features;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.RandomStreams;
import org.unroll.api.Readout;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Task;
import org.unroll.components.WrittenEquations;
import org.unroll.components.activation.Relu;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.activation.Softplus;
import org.unroll.components.initialization.Identity;
import org.unroll.engine.Fixtures;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.plan.SeededStreams;

/**
 * Whole networks computed from what is written about them alone: the cells' equations, the names of
 * parameters, how layers and directions meet, where the output reads, which masks dropout draws.
 */
class WrittenCellsTest {
  private static final InputShape INPUT = InputShape.features(3);
  private static final int TIME = 7;
  private static final int SIZE = 4;
  private static final int HIDDEN = 5;
  private static final long UPDATE = 9;
  private static final RandomStreams STREAMS = new SeededStreams(4);

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Rnn());
    cells.add(new Irnn(new Softplus(), new Identity(1)));
    cells.add(new Mgu(new Sigmoid()));
    for (Gru.Reset reset : Gru.Reset.values()) {
      cells.add(new Gru(new Sigmoid(), reset));
    }
    for (Lstm.ForgetGate forgetGate : Lstm.ForgetGate.values()) {
      for (Lstm.Peepholes peepholes : Lstm.Peepholes.values()) {
        cells.add(new Lstm(new Sigmoid(), forgetGate, 1, peepholes));
      }
    }
    return cells.stream();
  }

  /** One network, as its description has it. */
  private static final class Described {
    private final Cell cell;
    private final NetworkDefinition definition;
    private final Map<String, double[]> parameters = new HashMap<>();
    private final Map<String, Parameter> shapes = new HashMap<>();
    private final double dropped;
    private ContextUse use = ContextUse.INPUT;

    /** Of the sequence that is read; null if there is none. */
    private double[] context;

    Described(Cell cell, NetworkDefinition definition, double[] flat, double dropped) {
      this.cell = cell;
      this.definition = definition;
      this.dropped = dropped;
      for (Parameter parameter : definition.layout().parameters()) {
        shapes.put(parameter.name(), parameter);
        parameters.put(
            parameter.name(),
            Arrays.copyOfRange(flat, parameter.offset(), parameter.offset() + parameter.length()));
      }
    }

    private double[] product(String name, double[] x) {
      Parameter shape = shapes.get(name);
      double[] matrix = parameters.get(name);
      assertThat(shape.columns()).as(name).isEqualTo(x.length);
      double[] y = new double[shape.rows()];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < x.length; j++) {
          y[i] += matrix[i * x.length + j] * x[j];
        }
      }
      return y;
    }

    /** h by step in reading order. */
    private double[][] read(int layer, boolean reverse, double[][] inputs, int b) {
      String place = "layer" + layer + "." + (reverse ? "reverse." : "");
      List<String> masked = new ArrayList<>();
      WrittenEquations written =
          new WrittenEquations((Record) cell)
              .function("act", Math::tanh)
              .function("gate", new Sigmoid()::value)
              .function("unit", new Softplus()::value)
              .maps(
                  (matrix, text, argument) -> {
                    String role =
                        Map.of('W', "input", 'U', "recurrent", 'V', "recurrent2")
                            .get(matrix.charAt(0));
                    String gate = place + matrix.substring(2) + ".";
                    if (role.equals("input")) {
                      return ofInput(layer, gate, argument);
                    }
                    double[] taken = masked(layer, reverse, masked, text, argument, b);
                    return product(gate + role, taken);
                  });
      Map<String, double[]> state = new HashMap<>();
      state.put("h'", new double[HIDDEN]);
      state.put("c'", new double[HIDDEN]);
      if (context != null && use.asInitialState()) {
        double[] first = initial(place + "initial.h.");
        state.put("h'", Arrays.stream(first).map(Math::tanh).toArray());
        state.put("c'", cell instanceof Lstm ? initial(place + "initial.c.") : state.get("c'"));
      }
      parameters.forEach(
          (name, values) -> {
            if (name.startsWith(place)) {
              String gate = name.substring(place.length(), name.lastIndexOf('.'));
              state.putIfAbsent("b_" + gate, new double[HIDDEN]);
              if (name.endsWith(".bias")) {
                state.put("b_" + gate, values);
              } else if (name.endsWith("_peephole.unit")) {
                state.put("p_" + gate.replace("_peephole", ""), values);
              }
            }
          });
      double[][] outputs = new double[inputs.length][];
      for (int t = 0; t < inputs.length; t++) {
        state.put("x", inputs[t]);
        Map<String, double[]> now = written.step(state);
        outputs[t] = now.get("h");
        WrittenEquations.pass(now, state, "h");
        if (now.containsKey("c")) {
          WrittenEquations.pass(now, state, "c");
        }
      }
      return outputs;
    }

    /** W_g x, or W_g [x, c]. */
    private double[] ofInput(int layer, String gate, double[] x) {
      double[] taken = product(gate + "input", x);
      return layer == 0 && context != null && use.besideInputs()
          ? sum(taken, product(gate + "context", context))
          : taken;
    }

    /** A c + a. */
    private double[] initial(String name) {
      double[] zero = new double[HIDDEN];
      return sum(product(name + "context", context), parameters.getOrDefault(name + "bias", zero));
    }

    private static double[] sum(double[] a, double[] b) {
      double[] sum = a.clone();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += b[i];
      }
      return sum;
    }

    /** One mask for each thing that maps take of states, in the order in which they take it. */
    private double[] masked(
        int layer, boolean reverse, List<String> known, String text, double[] x, int b) {
      if (dropped == 0) {
        return x;
      }
      if (!known.contains(text)) {
        known.add(text);
      }
      String stream =
          "dropout/layer"
              + layer
              + "/"
              + (reverse ? "reverse." : "")
              + "recurrent"
              + known.indexOf(text);
      var random = STREAMS.at(stream, UPDATE << 24);
      double[] taken = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        for (int sequence = 0; sequence < SIZE; sequence++) {
          double factor = random.nextDouble() < dropped ? 0 : (float) (1 / (1 - dropped));
          if (sequence == b) {
            taken[j] = factor * x[j];
          }
        }
      }
      return taken;
    }

    private static double[][] reversed(double[][] steps) {
      double[][] other = new double[steps.length][];
      for (int t = 0; t < steps.length; t++) {
        other[t] = steps[steps.length - 1 - t];
      }
      return other;
    }

    private static double[] beside(double[] first, double[] second) {
      double[] both = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      return both;
    }

    /** The top layer's output by time step; then the one that is read at the end. */
    private double[][] outputs(Batch batch, int b) {
      int length = batch.lengths()[b];
      float[] features = ((Features) batch.inputs().get("input")).values();
      if (batch.inputs().get("image") instanceof Context column) {
        context = new double[column.size()];
        Arrays.setAll(context, j -> column.values()[b * column.size() + j]);
      }
      double[][] inputs = new double[length][3];
      for (int t = 0; t < length; t++) {
        for (int f = 0; f < 3; f++) {
          inputs[t][f] = features[(t * SIZE + b) * 3 + f];
        }
      }
      double[] end = null;
      for (int layer = 0; layer < definition.layers(); layer++) {
        double[][] forward = read(layer, false, inputs, b);
        end = forward[length - 1];
        if (definition.bidirectional()) {
          double[][] read = read(layer, true, reversed(inputs), b);
          end = beside(end, read[length - 1]);
          double[][] inTime = reversed(read);
          for (int t = 0; t < length; t++) {
            forward[t] = beside(forward[t], inTime[t]);
          }
        }
        inputs = forward;
      }
      double[][] all = Arrays.copyOf(inputs, length + 1);
      all[length] = definition.readout() == Readout.END ? end : overTime(all, length);
      return all;
    }

    private double[] overTime(double[][] steps, int length) {
      boolean mean = definition.readout() == Readout.MEAN;
      double[] read = new double[steps[0].length];
      for (int j = 0; j < read.length; j++) {
        int unit = j;
        var values = Arrays.stream(steps).limit(length).mapToDouble(step -> step[unit]);
        read[j] = (mean ? values.average() : values.max()).orElseThrow();
      }
      return read;
    }

    double meanLoss(Batch batch) {
      Task task = definition.task();
      boolean atEnd = task.timing() == Task.Timing.AT_END;
      double loss = 0;
      int targets = 0;
      for (int b = 0; b < SIZE; b++) {
        double[][] outputs = outputs(batch, b);
        int length = batch.lengths()[b];
        for (int t = atEnd ? length : 0; t < (atEnd ? length + 1 : length); t++) {
          double[] y = product("output.weight", outputs[t]);
          for (int i = 0; i < y.length; i++) {
            y[i] += parameters.getOrDefault("output.bias", new double[y.length])[i];
          }
          int sample = atEnd ? b : t * SIZE + b;
          targets++;
          if (task.target() == Task.Target.CLASSES) {
            double sum = Arrays.stream(y).map(Math::exp).sum();
            loss += Math.log(sum) - y[BatchArrays.classes(batch)[sample]];
          } else {
            for (int i = 0; i < y.length; i++) {
              loss +=
                  Math.pow(y[i] - BatchArrays.values(batch)[sample * y.length + i], 2) / y.length;
            }
          }
        }
      }
      return loss / targets;
    }

    /** The two means that the penalty 'activation' multiplies. */
    double[] squares(Batch batch) {
      double outputs = 0;
      double changes = 0;
      int steps = 0;
      int pairs = 0;
      for (int b = 0; b < SIZE; b++) {
        double[][] h = outputs(batch, b);
        for (int t = 0; t < batch.lengths()[b]; t++) {
          steps++;
          pairs += t > 0 ? 1 : 0;
          for (int j = 0; j < h[t].length; j++) {
            outputs += h[t][j] * h[t][j];
            changes += t > 0 ? Math.pow(h[t][j] - h[t - 1][j], 2) : 0;
          }
        }
      }
      return new double[] {outputs / steps, changes / pairs};
    }
  }

  private static NetworkDefinition network(
      Cell cell,
      boolean bidirectional,
      boolean biased,
      Readout readout,
      double dropped,
      Task task) {
    Map<String, Activation> known =
        Map.of(
            "sigmoid", new Sigmoid(), "relu", new Relu(), "tanh", Fixtures.ACTIVATIONS.get("tanh"));
    return NetworkDefinition.of(
        cell,
        Fixtures.ACTIVATIONS.get("tanh"),
        known::get,
        new NetworkDefinition.Shape(2, HIDDEN, bidirectional, biased, readout),
        new DropoutShares(0, dropped),
        INPUT,
        task,
        Fixtures.loss(task));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aContextEntersWhereItIsWrittenToEnter(Cell cell) {
    InputShape input = INPUT.and(Input.context("image", 2));
    Task task = new Task(Task.Target.VALUES, Task.Timing.AT_END, 3);
    for (ContextUse use : ContextUse.values()) {
      for (boolean bidirectional : new boolean[] {false, true}) {
        NetworkDefinition definition =
            NetworkDefinition.of(
                cell,
                Fixtures.ACTIVATIONS.get("tanh"),
                Fixtures.LOOKUP,
                new NetworkDefinition.Shape(
                    2, HIDDEN, bidirectional, !bidirectional, Readout.END, use),
                DropoutShares.NONE,
                input,
                task,
                Fixtures.loss(task));
        double[] parameters = drawn(definition);
        Batch batch = Fixtures.batch(input, task, TIME, SIZE, true, 6);
        Described described = new Described(cell, definition, parameters, 0);
        described.use = use;
        assertThat(new ReferenceNetwork(definition).loss(parameters, batch, Masks.NONE).meanLoss())
            .as("%s, bidirectional %s", use, bidirectional)
            .isCloseTo(described.meanLoss(batch), within(1e-12));
      }
    }
  }

  private static double[] drawn(NetworkDefinition definition) {
    return new SplittableRandom(8).doubles(definition.layout().size(), -0.7, 0.7).toArray();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aNetworkComputesWhatIsWrittenAboutIt(Cell cell) {
    for (Task.Target target : Task.Target.values()) {
      for (Task.Timing timing : Task.Timing.values()) {
        for (boolean bidirectional : new boolean[] {false, true}) {
          for (double dropped : new double[] {0, 0.3}) {
            boolean biased = dropped == 0 || timing == Task.Timing.AT_END;
            Task task = new Task(target, timing, 3);
            NetworkDefinition definition =
                network(cell, bidirectional, biased, Readout.END, dropped, task);
            double[] parameters = drawn(definition);
            Batch batch = Fixtures.batch(INPUT, task, TIME, SIZE, true, 6);
            LossSums sums =
                new ReferenceNetwork(definition)
                    .loss(parameters, batch, dropped == 0 ? Masks.NONE : Masks.of(STREAMS, UPDATE));
            double expected = new Described(cell, definition, parameters, dropped).meanLoss(batch);
            assertThat(sums.meanLoss())
                .as("%s, bidirectional %s, dropped %s", task, bidirectional, dropped)
                .isCloseTo(expected, within(1e-12));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatIsReadOfASequenceIsWhatIsWrittenAboutIt(Cell cell) {
    Task task = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
    for (Readout readout : Readout.values()) {
      for (boolean bidirectional : new boolean[] {false, true}) {
        NetworkDefinition definition = network(cell, bidirectional, true, readout, 0, task);
        double[] parameters = drawn(definition);
        Batch batch = Fixtures.batch(INPUT, task, TIME, SIZE, true, 6);
        double expected = new Described(cell, definition, parameters, 0).meanLoss(batch);
        assertThat(new ReferenceNetwork(definition).loss(parameters, batch, Masks.NONE).meanLoss())
            .as("%s, bidirectional %s", readout, bidirectional)
            .isCloseTo(expected, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void thePenaltyOnOutputsIsWhatIsWrittenAboutIt(Cell cell) {
    Task task = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
    for (boolean bidirectional : new boolean[] {false, true}) {
      NetworkDefinition definition = network(cell, bidirectional, true, Readout.END, 0, task);
      double[] parameters = drawn(definition);
      Batch batch = Fixtures.batch(INPUT, task, TIME, SIZE, true, 6);
      double[] means = new Described(cell, definition, parameters, 0).squares(batch);
      double penalty =
          new ReferenceNetwork(definition.with(new SequencePenalty(0, 0.5, 2)))
              .outputPenalty(parameters, batch, Masks.NONE);
      assertThat(penalty).isCloseTo(0.5 * means[0] + 2 * means[1], within(1e-12));
    }
  }
}
