package org.unroll.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.unroll.api.Activation;
import org.unroll.api.Batch;
import org.unroll.api.Cell;
import org.unroll.api.Classes;
import org.unroll.api.Column;
import org.unroll.api.Context;
import org.unroll.api.Features;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Loss;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.Truncation;
import org.unroll.api.Values;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.activation.Linear;
import org.unroll.components.activation.Relu;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.cell.Gru;
import org.unroll.components.cell.Irnn;
import org.unroll.components.cell.Lstm;
import org.unroll.components.cell.Mgu;
import org.unroll.components.cell.Rnn;
import org.unroll.components.initialization.Identity;
import org.unroll.components.loss.CrossEntropy;
import org.unroll.components.loss.SquaredError;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.trace.DropoutShares;

/** Small networks and random batches for the engine's tests. */
public final class Fixtures {
  public static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "tanh", new HyperbolicTangent(),
          "relu", new Relu(),
          "sigmoid", new Sigmoid(),
          "linear", new Linear());

  public static final Function<String, Activation> LOOKUP = ACTIVATIONS::get;

  /** The cells that ship. */
  public static final Map<String, Cell> CELLS =
      Map.of(
          "rnn", new Rnn(),
          "lstm", lstm(Lstm.ForgetGate.OWN, Lstm.Peepholes.NONE),
          "gru", new Gru(new Sigmoid(), Gru.Reset.BEFORE),
          "gru-reset-after", new Gru(new Sigmoid(), Gru.Reset.AFTER),
          "mgu", new Mgu(new Sigmoid()),
          "irnn", new Irnn(new Relu(), new Identity(1.0)));

  /** Options of those that ship, variants from the literature, and the whole vocabulary. */
  public static final Map<String, Cell> VARIANTS =
      Map.of(
          "lstm-without-forget-gate", lstm(Lstm.ForgetGate.NONE, Lstm.Peepholes.NONE),
          "lstm-coupled", lstm(Lstm.ForgetGate.COUPLED, Lstm.Peepholes.NONE),
          "lstm-output-peephole", lstm(Lstm.ForgetGate.OWN, Lstm.Peepholes.OUTPUT),
          "lstm-diagonal-peepholes", lstm(Lstm.ForgetGate.OWN, Lstm.Peepholes.DIAGONAL),
          "residual", new Variants.Residual(),
          "layer-normalized", new Variants.LayerNormalized(),
          "masked", new Variants.Masked(),
          "custom", new Variants.Softsign(),
          "all-operations", new AllOperations());

  /** What can only be where the data has a context. */
  public static final Map<String, Cell> OF_CONTEXT =
      Map.of(
          "conditioned", new Variants.Conditioned(),
          "own-beginning", new Variants.OwnBeginning());

  private static Lstm lstm(Lstm.ForgetGate forgetGate, Lstm.Peepholes peepholes) {
    return new Lstm(new Sigmoid(), forgetGate, 1.0, peepholes);
  }

  /** A cell of either kind. */
  public static Cell cell(String name) {
    return CELLS.containsKey(name)
        ? CELLS.get(name)
        : VARIANTS.containsKey(name) ? VARIANTS.get(name) : OF_CONTEXT.get(name);
  }

  private Fixtures() {}

  public static NetworkDefinition network(
      Cell cell, String activation, int layers, int hidden, InputShape input, Task task) {
    return network(
        cell,
        activation,
        new NetworkDefinition.Shape(layers, hidden, false),
        DropoutShares.NONE,
        input,
        task);
  }

  public static NetworkDefinition network(
      Cell cell,
      String activation,
      NetworkDefinition.Shape shape,
      DropoutShares dropout,
      InputShape input,
      Task task) {
    return NetworkDefinition.of(
        cell, ACTIVATIONS.get(activation), LOOKUP, shape, dropout, input, task, loss(task));
  }

  /** The usual loss of such targets. */
  public static Loss loss(Task task) {
    return task.target() == Task.Target.CLASSES ? new CrossEntropy() : new SquaredError();
  }

  public static InputShape tokens(int count) {
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      symbols.add("s" + i);
    }
    return InputShape.tokens(symbols);
  }

  /** Parameters of a size at which gates are neither linear nor saturated. */
  public static double[] parameters(NetworkDefinition definition, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(definition.layout().size(), -0.7, 0.7).toArray();
  }

  /** Forward and backward over a batch from zero state, without dropping anything. */
  public static BackpropagationThroughTime pass(
      Network network, Batch batch, Truncation truncation) {
    BackpropagationThroughTime pass = new BackpropagationThroughTime(network);
    pass.run(batch, new CarriedState(), batch.time(), truncation, Masks.NONE);
    return pass;
  }

  public static void load(float[] target, double[] source) {
    for (int i = 0; i < source.length; i++) {
      target[i] = (float) source[i];
    }
  }

  /** The parameters as single precision has them. */
  public static double[] rounded(double[] parameters) {
    double[] rounded = parameters.clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) rounded[i];
    }
    return rounded;
  }

  /** A batch with random inputs, targets and, where {@code padded}, lengths. */
  public static Batch batch(
      InputShape input, Task task, int time, int size, boolean padded, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] lengths = Batch.fullLengths(time, size);
    for (int b = 1; padded && b < size; b++) {
      lengths[b] = 1 + random.nextInt(time);
    }
    Map<String, Column> inputs = new LinkedHashMap<>();
    for (Input each : input.inputs()) {
      inputs.put(each.name(), column(each, time, size, random));
    }
    return new Batch(
        time, size, lengths, inputs, Map.of("target", target(task, time, lengths, random)));
  }

  private static Column column(Input input, int time, int size, SplittableRandom random) {
    return switch (input.kind()) {
      case TOKENS -> new Tokens(random.ints((long) time * size, 0, input.size()).toArray());
      case FEATURES -> new Features(input.size(), floats(random, time * size * input.size()));
      case CONTEXT -> new Context(input.size(), floats(random, size * input.size()));
    };
  }

  /** Two kinds of token and a vector at each step. */
  public static InputShape several() {
    return InputShape.of(
        Input.tokens("word", List.of("a", "b", "c")),
        Input.features("pitch", 2),
        Input.tokens("speaker", List.of("x", "y")));
  }

  private static Target target(Task task, int time, int[] lengths, SplittableRandom random) {
    boolean atEnd = task.timing() == Task.Timing.AT_END;
    int size = lengths.length;
    int samples = atEnd ? size : time * size;
    IntPredicate missing = sample -> !atEnd && sample / size >= lengths[sample % size];
    if (task.target() == Task.Target.CLASSES) {
      int[] classes = random.ints(samples, 0, task.size()).toArray();
      for (int i = 0; i < samples; i++) {
        classes[i] = missing.test(i) ? -1 : classes[i];
      }
      return new Classes(task.timing(), classes);
    }
    float[] values = floats(random, samples * task.size());
    for (int i = 0; i < samples; i++) {
      if (missing.test(i)) {
        values[i * task.size()] = Float.NaN;
      }
    }
    return new Values(task.timing(), task.size(), values);
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
