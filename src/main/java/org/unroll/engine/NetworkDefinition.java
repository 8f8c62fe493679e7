package org.unroll.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.engine.trace.Program;
import org.unroll.engine.trace.Tracer;

/**
 * What a network computes: a program per layer, an affine output head, a task. Both executors are
 * built from one definition.
 *
 * @param cell the cell that every layer repeats
 * @param layers the traced equations of each layer, lowest first
 */
public record NetworkDefinition(
    Cell cell, List<Program> layers, InputShape input, Task task, ParameterLayout layout) {

  /**
   * Traces the cell for every layer.
   *
   * @param activations finds a registered activation by name
   * @throws IllegalArgumentException if the cell's equations are incomplete
   */
  public static NetworkDefinition of(
      Cell cell,
      Activation activation,
      Function<String, Activation> activations,
      int layers,
      int hiddenSize,
      InputShape input,
      Task task) {
    List<Program> programs = new ArrayList<>();
    int inputSize = input.size();
    for (int layer = 0; layer < layers; layer++) {
      Program program = Tracer.trace(cell, inputSize, hiddenSize, activation, activations);
      programs.add(program);
      inputSize = program.output().next().size();
    }
    return new NetworkDefinition(
        cell, List.copyOf(programs), input, task, ParameterLayout.of(programs, task.size()));
  }

  /** Elements of the top layer's output. */
  public int outputSize() {
    return layers.get(layers.size() - 1).output().next().size();
  }
}
