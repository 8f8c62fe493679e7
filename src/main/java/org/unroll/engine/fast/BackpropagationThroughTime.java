package org.unroll.engine.fast;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.unroll.api.Batch;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.Stretch;

/**
 * The gradient of one update: forward and backward over a batch, by stretches where the truncation
 * is shorter than the batch. What is asked for afterwards is worked out stretch by stretch again.
 */
public final class BackpropagationThroughTime {
  private final Network network;
  private final Task task;
  private Batch batch;
  private Masks masks = Masks.NONE;
  private List<Stretch> stretches = List.of();

  public BackpropagationThroughTime(Network network) {
    this.network = network;
    this.task = network.definition().task();
  }

  /**
   * Leaves the gradient of the mean loss over the batch's targets in {@link Network#gradient()}.
   *
   * @param carried the state to start from; takes the state after {@code keepAfter} steps. A
   *     truncated pass starts from zero state
   * @return the loss, not finite if the pass was not
   */
  public LossSums run(
      Batch next, CarriedState carried, int keepAfter, Truncation truncation, Masks nextMasks) {
    return run(next, carried, keepAfter, Stretch.of(truncation, next.time()), nextMasks);
  }

  /** The same by stretches of the caller's choice; what comes out does not depend on them. */
  public LossSums run(
      Batch next,
      CarriedState carried,
      int keepAfter,
      List<Stretch> nextStretches,
      Masks nextMasks) {
    batch = next;
    masks = nextMasks;
    stretches = nextStretches;
    network.clearGradient();
    LossSums sums = LossSums.NONE;
    if (stretches.size() == 1) {
      sums = network.forward(batch, carried, keepAfter, masks);
      network.accumulate(stretches.get(0).windows(), sums.targets());
    } else {
      long targets = targets();
      carried.reset();
      for (int i = 0; i < stretches.size(); i++) {
        sums = sums.plus(forward(i, carried));
        network.accumulate(stretches.get(i).windows(), targets);
      }
    }
    network.completeGradient();
    return sums;
  }

  /** Runs one stretch; the state goes on where the next one starts. */
  private LossSums forward(int index, CarriedState carried) {
    Stretch stretch = stretches.get(index);
    int next = index + 1 < stretches.size() ? stretches.get(index + 1).start() : stretch.end();
    return network.forward(
        stretch.part(batch, task), carried, next - stretch.start(), masks.from(stretch.start()));
  }

  private long targets() {
    boolean atEnd = task.timing() == Task.Timing.AT_END;
    int samples = atEnd ? batch.batch() : batch.batch() * batch.time();
    return IntStream.range(0, samples).filter(this::isTarget).count();
  }

  private boolean isTarget(int sample) {
    return batch.classes() == null
        ? !Float.isNaN(batch.values()[sample * task.size()])
        : batch.classes()[sample] >= 0;
  }

  /** The gates' values on the last batch, one stretch after another; valid during the call. */
  public void showGates(Consumer<GateValues> gates) {
    // Where stretches overlap, the steps were shown with the one before.
    replay(stretch -> network.showGates(stretch.lossFrom() - stretch.start(), gates));
  }

  /**
   * ‖∂L/∂s_t‖₂ on the last batch for every layer and state, L being each sample's own loss at its
   * last valid step, under the same truncation. The gradient of the weights is left alone.
   */
  public List<StateGradient> stateGradients() {
    StateGradientNorms norms = new StateGradientNorms(network.definition().directions(), batch);
    replay(stretch -> network.addStateGradients(stretch.windows(), stretch.start(), batch, norms));
    return norms.means();
  }

  private void replay(Consumer<Stretch> visitor) {
    CarriedState carried = new CarriedState();
    for (int i = 0; i < stretches.size(); i++) {
      if (stretches.size() > 1) {
        forward(i, carried);
      }
      visitor.accept(stretches.get(i));
    }
  }
}
