package org.unroll.bench;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.unroll.api.Activation;
import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.Column;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.components.activation.HyperbolicTangent;
import org.unroll.components.activation.Sigmoid;
import org.unroll.components.loss.CrossEntropy;
import org.unroll.components.loss.SquaredError;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.trace.DropoutShares;

/**
 * A network, initial parameters and one batch: all that contenders need to compute the same.
 *
 * @param parameters flat, in unroll's order
 */
record TrainingProblem(
    CellKind cell, NetworkDefinition definition, float[] parameters, Batch batch) {
  private static final long SEED = 20;

  static TrainingProblem of(Workload workload) {
    return of(workload, 1);
  }

  /** The same with more layers. */
  static TrainingProblem of(Workload workload, int layers) {
    SplittableRandom random = new SplittableRandom(SEED);
    InputShape input =
        workload.dense()
            ? InputShape.features(Workload.SYMBOLS)
            : InputShape.tokens(
                IntStream.range(0, Workload.SYMBOLS).mapToObj(i -> "s" + i).toList());
    NetworkDefinition definition =
        definition(
            workload.cell(),
            "tanh",
            layers,
            workload.hidden(),
            input,
            new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, Workload.SYMBOLS));
    return new TrainingProblem(
        workload.cell(),
        definition,
        parameters(definition, workload.hidden(), random),
        batch(workload, random));
  }

  /**
   * A network of one of the shared cells.
   *
   * @param activation {@code tanh} or {@code sigmoid}
   */
  static NetworkDefinition definition(
      CellKind cell, String activation, int layers, int hidden, InputShape input, Task task) {
    IntFunction<Activation> byFirstLetter =
        letter -> letter == 't' ? new HyperbolicTangent() : new Sigmoid();
    return NetworkDefinition.of(
        cell.cell(),
        byFirstLetter.apply(activation.charAt(0)),
        name -> byFirstLetter.apply(name.charAt(0)),
        new NetworkDefinition.Shape(layers, hidden, false),
        DropoutShares.NONE,
        input,
        task,
        task.target() == Task.Target.CLASSES ? new CrossEntropy() : new SquaredError());
  }

  /** U[−1/√hidden, 1/√hidden], as libtorch's modules start. */
  static float[] parameters(NetworkDefinition definition, int hidden, SplittableRandom random) {
    double bound = 1 / Math.sqrt(hidden);
    float[] parameters = new float[Parameter.elements(definition.layout().parameters())];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) random.nextDouble(-bound, bound);
    }
    return parameters;
  }

  private static Batch batch(Workload workload, SplittableRandom random) {
    int time = workload.steps();
    int size = workload.batch();
    int[] classes = random.ints((long) time * size, 0, Workload.SYMBOLS).toArray();
    Column input =
        workload.dense()
            ? new Features(Workload.SYMBOLS, features(time * size * Workload.SYMBOLS, random))
            : new Tokens(random.ints((long) time * size, 0, Workload.SYMBOLS).toArray());
    return Batch.of(time, size, input, Classes.eachStep(classes));
  }

  private static float[] features(int count, SplittableRandom random) {
    float[] features = new float[count];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextDouble(-1, 1);
    }
    return features;
  }

  /** The input as rows of 65 numbers, {@code [time, batch, 65]}: what the peers are fed. */
  float[] inputRows() {
    return batch.input() instanceof Tokens tokens
        ? oneHot(tokens.symbols())
        : ((Features) batch.input()).values();
  }

  /** The targets, {@code [time, batch]}. */
  int[] targetClasses() {
    return ((Classes) batch.target()).classes();
  }

  /** The targets as one-hot rows, {@code [time, batch, 65]}. */
  float[] targetRows() {
    return oneHot(targetClasses());
  }

  private static float[] oneHot(int[] classes) {
    float[] rows = new float[classes.length * Workload.SYMBOLS];
    for (int i = 0; i < classes.length; i++) {
      rows[i * Workload.SYMBOLS + classes[i]] = 1;
    }
    return rows;
  }
}
