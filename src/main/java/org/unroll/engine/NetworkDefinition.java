package org.unroll.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unroll.api.Activation;
import org.unroll.api.Cell;
import org.unroll.api.ContextUse;
import org.unroll.api.InputShape;
import org.unroll.api.Loss;
import org.unroll.api.Readout;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Task;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.engine.trace.Program;
import org.unroll.engine.trace.Tracing;

/**
 * What a network computes: traced equations for every layer, an affine output head, a task and what
 * its scores cost. Both executors are built from one definition.
 *
 * @param cell the cell that every layer repeats
 * @param directions the traced equations, lowest layer first; in a bidirectional network each layer
 *     has two, the one that reads forward first
 * @param initial the equations of the initial states of each direction, which take the context for
 *     their input; empty if they are zero
 * @param loss suits the task's targets
 * @param readout what the output reads of a sequence whose target stands at its end
 * @param penalty what is added to the loss that parameters are trained on
 */
public record NetworkDefinition(
    Cell cell,
    List<Direction> directions,
    List<Direction> initial,
    boolean bidirectional,
    Readout readout,
    InputShape input,
    Task task,
    Loss loss,
    ParameterLayout layout,
    SequencePenalty penalty) {
  /**
   * @throws IllegalArgumentException if the loss is of other targets than the task has, or if
   *     sequences are read as a whole and targets are at each step
   */
  public NetworkDefinition {
    if (!loss.target().equals(task.target().column())) {
      throw new IllegalArgumentException(
          loss + " is no loss of " + task.target().name().toLowerCase(Locale.ROOT));
    }
    if (readout != Readout.END && task.timing() == Task.Timing.EACH_STEP) {
      throw new IllegalArgumentException("readout " + readout + " is for targets at the end");
    }
  }

  /**
   * One layer's equations in one reading direction.
   *
   * @param reverse whether each sequence is read from its last valid step to its first
   */
  public record Direction(int layer, boolean reverse, Program program) {
    /** What stands before names of gates and states that read in reverse. */
    public static final String REVERSE = "reverse.";

    /** The name of a gate or state, telling the direction. */
    public String named(String name) {
      return reverse ? REVERSE + name : name;
    }
  }

  /**
   * The shape of a network.
   *
   * @param hiddenSize units of each layer and direction
   * @param biased whether affine maps, the output's among them, add a bias
   * @param readout what the output reads of a sequence whose target stands at its end
   * @param context where a context enters, if the data has one
   */
  public record Shape(
      int layers,
      int hiddenSize,
      boolean bidirectional,
      boolean biased,
      Readout readout,
      ContextUse context) {
    /** With a context, if there is one, beside each input. */
    public Shape(
        int layers, int hiddenSize, boolean bidirectional, boolean biased, Readout readout) {
      this(layers, hiddenSize, bidirectional, biased, readout, ContextUse.INPUT);
    }

    /** With biases, reading a sequence's end. */
    public Shape(int layers, int hiddenSize, boolean bidirectional) {
      this(layers, hiddenSize, bidirectional, true, Readout.END);
    }
  }

  /**
   * Traces the cell for every layer and direction.
   *
   * @param activations finds a registered activation by name
   * @throws IllegalArgumentException if the cell's equations are incomplete
   */
  public static NetworkDefinition of(
      Cell cell,
      Activation activation,
      Function<String, Activation> activations,
      Shape shape,
      DropoutShares dropout,
      InputShape input,
      Task task,
      Loss loss) {
    List<Direction> directions = new ArrayList<>();
    List<Direction> initial = new ArrayList<>();
    boolean fromContext = shape.context().asInitialState() && input.contextSize() > 0;
    int size = input.size();
    for (int layer = 0; layer < shape.layers(); layer++) {
      DropoutShares shares = layer == 0 ? dropout.withoutInputs() : dropout;
      Tracing tracing =
          new Tracing(
              size,
              input.contextSize(),
              layer == 0 && shape.context().besideInputs(),
              shape.hiddenSize(),
              activation,
              activations,
              shape.biased(),
              shares);
      int outputs = 0;
      for (int d = 0; d < (shape.bidirectional() ? 2 : 1); d++) {
        Program program = tracing.of(cell);
        if (fromContext) {
          initial.add(new Direction(layer, d == 1, tracing.initialStates(cell, program)));
        }
        directions.add(new Direction(layer, d == 1, program));
        outputs += program.output().next().size();
      }
      size = outputs;
    }
    return new NetworkDefinition(
        cell,
        List.copyOf(directions),
        List.copyOf(initial),
        shape.bidirectional(),
        shape.readout(),
        input,
        task,
        loss,
        ParameterLayout.of(
            Stream.concat(directions.stream(), initial.stream()).toList(),
            size,
            task.size(),
            shape.biased()),
        SequencePenalty.NONE);
  }

  /**
   * The same network, with other penalties on what passes through it.
   *
   * @throws IllegalArgumentException if the Jacobians are penalized and the cell's equations are
   *     not those of a {@link SimpleRecurrence}
   */
  public NetworkDefinition with(SequencePenalty other) {
    if (other.jacobians() > 0
        && directions.stream().anyMatch(one -> SimpleRecurrence.of(one.program()).isEmpty())) {
      throw new IllegalArgumentException("the cell is not of the form h = f(W h + …)");
    }
    return new NetworkDefinition(
        cell, directions, initial, bidirectional, readout, input, task, loss, layout, other);
  }

  /** The equations of a direction's initial states, if they are not zero. */
  public Optional<Direction> initial(int direction) {
    return initial.isEmpty() ? Optional.empty() : Optional.of(initial.get(direction));
  }

  /** The place of a direction's initial states among the layout's directions. */
  public int placeOfInitial(int direction) {
    return directions.size() + direction;
  }

  /** All equations: of the directions, and of their initial states. */
  public Stream<Program> programs() {
    return Stream.concat(directions.stream(), initial.stream()).map(Direction::program);
  }

  /** Elements of the top layer's output. */
  public int outputSize() {
    return layout.outputWeight().columns();
  }

  /** Number of layers. */
  public int layers() {
    return directions.size() / perLayer();
  }

  /** Directions of one layer. */
  public int perLayer() {
    return bidirectional ? 2 : 1;
  }
}
