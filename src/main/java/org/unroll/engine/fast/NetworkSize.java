package org.unroll.engine.fast;

import org.unroll.api.DataShape;
import org.unroll.api.Memory;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.Stretch;
import org.unroll.engine.trace.Program;

/**
 * What a {@link Network} and its {@link BackpropagationThroughTime} take, worked out before they
 * are made and however large they would be. A test holds this against what they allocate.
 */
public final class NetworkSize {
  /** Java's arrays are not longer, nor is what is copied to and from native memory at once. */
  public static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private final LayerSize lowest;
  private final LayerSize upper;

  /** Null if the states begin at zero. */
  private final LayerSize initial;

  private final long layers;
  private final long perLayer;
  private final boolean biased;
  private final DataShape data;
  private final SequencePenalty penalty;
  private final long batch;
  private final boolean panels;

  /**
   * @param lowest the equations of the lowest layer
   * @param upper those of every layer above, in each direction
   * @param perLayer directions of a layer
   * @param biased whether the output has a bias
   * @param batch sequences side by side
   */
  public NetworkSize(
      Program lowest,
      Program upper,
      long layers,
      long perLayer,
      boolean biased,
      DataShape data,
      SequencePenalty penalty,
      long batch) {
    this(lowest, upper, null, layers, perLayer, biased, data, penalty, batch);
  }

  /**
   * The same where states may follow from a context.
   *
   * @param initial the equations of each direction's initial states; null if they are zero
   */
  public NetworkSize(
      Program lowest,
      Program upper,
      Program initial,
      long layers,
      long perLayer,
      boolean biased,
      DataShape data,
      SequencePenalty penalty,
      long batch) {
    this.panels = batch <= LONGEST_ARRAY && BlasKernels.ofThisProcess().preferPanels((int) batch);
    this.lowest = new LayerSize(lowest, data.tokens(), panels);
    this.upper = new LayerSize(upper, false, panels);
    this.initial = initial == null ? null : new LayerSize(initial, false, panels);
    this.layers = layers;
    this.perLayer = perLayer;
    this.biased = biased;
    this.data = data;
    this.penalty = penalty;
    this.batch = batch;
  }

  /**
   * The most steps that are in memory at once.
   *
   * @param continuous whether the data is one running stream
   */
  public static long steps(Truncation truncation, boolean continuous, long longest) {
    if (continuous) {
      return Math.min(longest, Math.max(truncation.every(), truncation.backward()));
    }
    return Math.min(longest, Stretch.longest(truncation));
  }

  /** Trained numbers. */
  public long parameters() {
    return Memory.sum(
        perDirection(lowest.parameters(), upper.parameters()),
        initial == null ? 0 : Memory.product(directions(), initial.parameters()),
        Memory.product(data.outputs(), Memory.sum(layerOutput(), biased ? 1 : 0)));
  }

  /** Named parameters. */
  public long names() {
    return Memory.sum(
        perDirection(lowest.names(), upper.names()),
        initial == null ? 0 : Memory.product(directions(), initial.names()),
        biased ? 2 : 1);
  }

  /** Layers, times the directions that they read in. */
  public long directions() {
    return Memory.product(layers, perLayer);
  }

  /** Elements of the longest array that sequences of that length need. */
  public long longestArray(long time) {
    long samples = Memory.product(readouts(time), batch);
    return max(
        parameters(),
        Memory.product(Math.max(lowest.widest(), upper.widest()), batch, steps()),
        Memory.product(layerOutput(), batch),
        Memory.product(data.outputs(), samples),
        Memory.product(data.context(), batch),
        Memory.product(time, batch, data.numbers()));
  }

  private int steps() {
    return AffineMaps.stepsTogether(batch);
  }

  private static long max(long... values) {
    long largest = 0;
    for (long value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** The flat parameters and gradient, their twins in native memory, and copies for products. */
  public Memory weights() {
    Memory copies =
        lowest
            .copiesOfWeights(batch)
            .plus(upper.copiesOfWeights(batch).times(layers - 1))
            .times(perLayer)
            .plus(
                LayerSize.copiesForProducts(
                    Memory.product(data.outputs(), layerOutput()), batch, panels));
    if (initial != null) {
      copies = copies.plus(initial.copiesOfWeights(batch).times(directions()));
    }
    return Memory.floats(3, parameters()).plus(Memory.nativeFloats(2, parameters())).plus(copies);
  }

  /** What is kept of sequences of that length between the passes, layer by layer. */
  public Memory activations(long time) {
    Memory inputs = data.tokens() && !usesInputDirectly() ? Memory.NONE : room(time, data.inputs());
    Memory above = upper.activations(time, batch).times(perLayer).plus(room(time, layerOutput()));
    if (perLayer > 1) {
      above = above.plus(bothDirections(time, layerOutput(), true));
    }
    Memory below = lowest.activations(time, batch).times(perLayer);
    if (perLayer > 1) {
      below = below.plus(bothDirections(time, data.inputs(), inputs.heap() > 0));
    }
    Memory all = inputs.plus(below).plus(above.times(layers - 1)).plus(penalties());
    if (data.context() > 0) {
      all = all.plus(Memory.floats(1, Memory.product(data.context(), batch)));
    }
    return initial == null ? all : all.plus(initial.activations(1, batch).times(directions()));
  }

  private boolean usesInputDirectly() {
    return Network.usesInputDirectly(lowest.program());
  }

  /** {@link BidirectionalLayer}: outputs, adjoints of both halves and of the input. */
  private Memory bothDirections(long time, long inputs, boolean vectors) {
    Memory reversed =
        vectors ? room(time, inputs) : Memory.arrays(1, Memory.product(time, batch), Integer.BYTES);
    return room(time, layerOutput())
        .plus(room(time, layerOutput() / 2).times(2))
        .plus(room(time, inputs))
        .plus(reversed);
  }

  /** {@link JacobianPenalty}. */
  private Memory penalties() {
    if (penalty.jacobians() == 0) {
      return Memory.NONE;
    }
    long size = layerOutput() / perLayer;
    return Memory.floats(1, Memory.product(size, size))
        .plus(Memory.nativeFloats(size, size))
        .plus(Memory.nativeFloats(2, size, batch))
        .times(directions());
  }

  /** The output head, the loss, and where the backward sweep starts. */
  public Memory head(long time) {
    long samples = Memory.product(readouts(time), batch);
    Memory memory =
        Memory.floats(Memory.product(3, data.outputs()), samples)
            .plus(Memory.nativeFloats(data.outputs(), samples))
            .plus(Memory.nativeFloats(layerOutput(), batch))
            .plus(biased ? LayerSize.vector(data.outputs(), batch) : Memory.NONE)
            .plus(Memory.floats(1, Memory.product(time, batch)))
            .plus(room(time, layerOutput()))
            .plus(Memory.floats(2, Memory.product(layerOutput(), batch)));
    if (data.target() == Task.Target.CLASSES) {
      memory = memory.plus(Memory.floats(4, samples));
    }
    if (batch == 1 && data.timing() == Task.Timing.EACH_STEP) {
      memory =
          memory
              .plus(Memory.nativeFloats(2, layerOutput(), time))
              .plus(Memory.floats(1, Memory.product(layerOutput(), time)));
    }
    return memory;
  }

  private long readouts(long time) {
    return data.timing() == Task.Timing.AT_END ? 1 : time;
  }

  private Memory room(long time, long rows) {
    return Memory.floats(time, Memory.product(rows, batch));
  }

  /** Elements of a layer's output. */
  private long layerOutput() {
    return Memory.product(lowest.program().output().next().size(), perLayer);
  }

  private long perDirection(long ofLowest, long ofUpper) {
    return Memory.product(perLayer, Memory.sum(ofLowest, Memory.product(layers - 1, ofUpper)));
  }
}
