package org.unroll.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.unroll.api.Activation;
import org.unroll.api.DataShape;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.Memory;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Task;
import org.unroll.config.RunSpec;
import org.unroll.engine.fast.NetworkSize;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;
import org.unroll.engine.trace.Tracing;
import org.unroll.plan.RunSize;
import org.unroll.plan.SizeEstimator;

/**
 * Estimates what a run takes of memory and disk: the one place where that is worked out. The
 * network is {@link NetworkSize}'s; the rest follows from what training keeps beside it.
 *
 * @param activations finds a registered activation by name
 */
record RunSizes(Function<String, Activation> activations) implements SizeEstimator {
  /**
   * Java itself, its compiled code, the native libraries, and the room that is filled with what is
   * not needed any more before it is collected; measured ({@code bench/memory}).
   */
  private static final Memory PROGRAM = new Memory(24L << 20, 210L << 20);

  /** The trainer's copies of the parameters: initial, best, and the update. */
  private static final int COPIES = 3;

  /** A checkpoint holds the parameters and the best so far, beside the optimizer's numbers. */
  private static final int SAVED = 2;

  /** A new checkpoint is written while the newest and the one before it are still there. */
  private static final int CHECKPOINTS = 3;

  private static final long BYTES_OF_ROW = 80;

  /** A point of the learning curves: training and validation, and how long either took. */
  private static final long ROWS_OF_POINT = 4;

  /** The best and the final parameters. */
  private static final int MODELS = 2;

  /** Configuration, manifest, description of the model and log. */
  private static final long OTHER_FILES = 16L << 10;

  @Override
  public RunSize of(RunSpec spec, DataShape data, long updates) {
    int perLayer = spec.bidirectional() ? 2 : 1;
    long batch = Math.min(spec.batchSize(), data.together());
    long upperInputs = Memory.product(spec.hiddenSize(), perLayer);
    long widest = Math.max(Memory.sum(data.inputs(), data.context()), upperInputs);
    if (widest > NetworkSize.LONGEST_ARRAY) {
      long longest = Memory.product(widest, spec.hiddenSize());
      return new RunSize(Map.of(), longest, 0, 0);
    }
    Tracing tracing = tracing(spec, data.inputs(), data.context(), true);
    Tracing above = tracing(spec, upperInputs, data.context(), false);
    Program lowest = traced(spec, () -> tracing.of(spec.cell()));
    Program upper = spec.layers() > 1 ? traced(spec, () -> above.of(spec.cell())) : lowest;
    Program initial =
        spec.context().asInitialState() && data.context() > 0
            ? traced(spec, () -> tracing.initialStates(spec.cell(), lowest))
            : null;
    NetworkSize network =
        new NetworkSize(
            lowest,
            upper,
            initial,
            spec.layers(),
            perLayer,
            spec.bias(),
            data,
            spec.regularization().alongSequences(),
            batch);
    boolean continuous = spec.dataset().continuous();
    long time = NetworkSize.steps(spec.truncation(), continuous, data.steps());
    long whole = continuous ? time : data.steps();
    ProbedRun probed = probed(spec, network, lowest, updates, whole, batch);
    Memory probes = Memory.NONE;
    long rows = Memory.product(updates / spec.evaluate().every() + 2, ROWS_OF_POINT);
    for (Probe probe : spec.probes()) {
      Probe.Recording recording = probe.recording(probed);
      probes = probes.plus(new Memory(recording.bytes(), 0));
      rows = Memory.sum(rows, recording.rows());
      time = recording.wholeSequences() ? whole : time;
    }
    long parameters = network.parameters();
    int kept = spec.optimizer().numbersPerParameter();
    Map<String, Memory> memory = new LinkedHashMap<>();
    memory.put("parameters", network.weights().plus(Memory.floats(COPIES, parameters)));
    memory.put("optimizer", Memory.floats(kept, parameters));
    memory.put("activations", network.activations(time));
    memory.put("output", network.head(time));
    memory.put("data", new Memory(data.bytes(), 0).plus(batches(data, whole, time, batch)));
    memory.put("probes", probes);
    memory.put("checkpoint", Memory.floats(SAVED + kept, parameters));
    memory.put(RunSize.PROGRAM, PROGRAM);
    return new RunSize(
        memory,
        network.longestArray(time),
        Memory.sum(
            Memory.product(rows, BYTES_OF_ROW),
            Memory.product(MODELS, parameters, Float.BYTES),
            OTHER_FILES),
        Memory.product(CHECKPOINTS, SAVED + kept, parameters, Float.BYTES));
  }

  /** What only the data tells is all that can be wrong: the equations were looked at before. */
  private static Program traced(RunSpec spec, Supplier<Program> equations) {
    try {
      return equations.get();
    } catch (IllegalArgumentException unfit) {
      throw new FaultyComponentException(
          spec.cell(), "its equations are wrong: " + unfit.getMessage(), unfit);
    }
  }

  private Tracing tracing(RunSpec spec, long inputs, long context, boolean lowest) {
    DropoutShares shares = new DropoutShares(spec.dropout().outputs(), spec.dropout().recurrent());
    return new Tracing(
        Math.toIntExact(inputs),
        Math.toIntExact(context),
        lowest && spec.context().besideInputs(),
        spec.hiddenSize(),
        spec.activation(),
        activations,
        spec.bias(),
        lowest ? shares.withoutInputs() : shares);
  }

  /** A batch with the sequences that it is made of, and the part of it that is looked at. */
  private static Memory batches(DataShape data, long whole, long time, long batch) {
    long inputs = data.numbers();
    long outputs =
        data.timing() == Task.Timing.AT_END
            ? 0
            : data.target() == Task.Target.CLASSES ? 1 : data.outputs();
    long once = Memory.product(batch, data.context());
    Memory one = Memory.floats(1, Memory.sum(Memory.product(whole, batch, inputs + outputs), once));
    return time < whole
        ? one.times(2).plus(Memory.floats(1, Memory.product(time, batch, inputs + outputs)))
        : one.times(2);
  }

  private static ProbedRun probed(
      RunSpec spec, NetworkSize network, Program program, long updates, long steps, long batch) {
    long states = program.states().size();
    return new ProbedRun(
        updates,
        spec.evaluate().every(),
        network.directions(),
        Memory.product(states, network.directions()),
        program.states().stream().mapToLong(state -> state.next().size()).sum(),
        Memory.product(program.gates().size(), network.directions()),
        program.gates().stream().map(Program.Gate::node).mapToLong(Node::size).max().orElse(0),
        network.names(),
        steps,
        batch);
  }
}
