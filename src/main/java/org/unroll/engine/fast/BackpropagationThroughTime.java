package org.unroll.engine.fast;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Batch;
import org.unroll.api.LossTime;
import org.unroll.api.Readout;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.api.UpdateView.StateValues;
import org.unroll.api.UpdateView.TemporalComponent;
import org.unroll.api.UpdateView.Truncated;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.OutputPenalty;
import org.unroll.engine.ScoreObserver;
import org.unroll.engine.Stretch;
import org.unroll.engine.Window;

/**
 * The gradient of one update: forward and backward over a batch, by stretches where the truncation
 * is shorter than the batch. What is asked for afterwards is worked out stretch by stretch again.
 */
public final class BackpropagationThroughTime {
  private final Network network;

  /** Null if Jacobians are not penalized. */
  private final JacobianPenalty jacobians;

  private Batch batch;
  private Masks masks = Masks.NONE;
  private List<Stretch> stretches = List.of();

  public BackpropagationThroughTime(Network network) {
    this.network = network;
    this.jacobians =
        network.definition().penalty().jacobians() > 0
            ? new JacobianPenalty(network.definition())
            : null;
  }

  /**
   * Leaves the gradient of the mean loss over the batch's targets, and of the penalties along the
   * sequences, in {@link Network#gradient()}.
   *
   * @param carried the state to start from; takes the state after {@code keepAfter} steps. A
   *     truncated pass starts from zero state
   * @param observer is shown the scores, stretch by stretch
   * @return the loss, not finite if the pass was not
   */
  public LossSums run(
      Batch next,
      CarriedState carried,
      int keepAfter,
      Truncation truncation,
      Masks nextMasks,
      ScoreObserver observer) {
    return run(next, carried, keepAfter, Stretch.of(truncation, next.time()), nextMasks, observer);
  }

  /** The same without showing the scores. */
  public LossSums run(
      Batch next, CarriedState carried, int keepAfter, Truncation truncation, Masks nextMasks) {
    return run(next, carried, keepAfter, truncation, nextMasks, ScoreObserver.NONE);
  }

  /** The same by stretches of the caller's choice; what comes out does not depend on them. */
  public LossSums run(
      Batch next,
      CarriedState carried,
      int keepAfter,
      List<Stretch> nextStretches,
      Masks nextMasks,
      ScoreObserver observer) {
    batch = next;
    masks = nextMasks;
    stretches = nextStretches;
    if (jacobians == null) {
      return gradient(carried, keepAfter, new SweepPenalties(null, outputAdjoints()), observer);
    }
    jacobians.clear();
    LossSums sums =
        gradient(carried, keepAfter, new SweepPenalties(jacobians, outputAdjoints()), observer);
    jacobians.addTo(network.gradient());
    return sums;
  }

  /** Null if outputs are not penalized. */
  private OutputAdjoints outputAdjoints() {
    SequencePenalty penalty = network.definition().penalty();
    if (!penalty.outputsCount()) {
      return null;
    }
    List<Window> windows =
        stretches.stream().flatMap(stretch -> stretch.windowsOfTheWhole().stream()).toList();
    return new OutputAdjoints(OutputPenalty.of(penalty, windows, batch.lengths()));
  }

  private LossSums gradient(
      CarriedState carried, int keepAfter, SweepPenalties penalties, ScoreObserver observer) {
    network.clearGradient();
    LossSums sums = LossSums.NONE;
    if (stretches.size() == 1) {
      sums = network.forward(batch, carried, keepAfter, masks, observer);
      network.accumulate(stretches.get(0).windows(), sums.targets(), penalties);
    } else {
      long targets = batch.target().count();
      carried.reset();
      for (int i = 0; i < stretches.size(); i++) {
        sums = sums.plus(forward(i, carried, observer));
        network.accumulate(stretches.get(i).windows(), targets, penalties);
      }
    }
    network.completeGradient();
    return sums;
  }

  /** Runs one stretch; the state goes on where the next one starts. */
  private LossSums forward(int index, CarriedState carried, ScoreObserver observer) {
    Stretch stretch = stretches.get(index);
    if (stretch.start() == 0) {
      carried.reset();
    }
    int next = index + 1 < stretches.size() ? stretches.get(index + 1).start() : stretch.end();
    return network.forward(
        stretch.part(batch),
        carried,
        next - stretch.start(),
        masks.from(stretch.start()),
        observer);
  }

  /** The gates' values on the last batch, one stretch after another; valid during the call. */
  public void showGates(Consumer<GateValues> gates) {
    // Where stretches overlap, the steps were shown with the one before.
    replay(stretch -> network.showGates(stretch.lossFrom() - stretch.start(), gates));
  }

  /** The states' values on the last batch, one stretch after another; valid during the call. */
  public void showStates(Consumer<StateValues> states) {
    replay(stretch -> network.showStates(stretch.lossFrom() - stretch.start(), states));
  }

  /**
   * ‖∂L/∂s_t‖₂ on the last batch for every layer and state, L being made of each sample's own
   * losses, under the same truncation. The gradient of the weights is left alone.
   *
   * @return empty where windows overlap and all losses are followed, and where the loss is of the
   *     mean or the maximum over all steps
   */
  public List<StateGradient> stateGradients(LossTime loss) {
    Lags lags = lags(loss);
    StateGradientNorms norms =
        new StateGradientNorms(directions(), lags, batch.time(), batch.batch());
    return followBack(loss, lags, norms) ? norms.means() : List.of();
  }

  /** What each step adds to each weight's gradient, likewise. */
  public List<TemporalComponent> temporalComponents(LossTime loss) {
    Lags lags = lags(loss);
    TemporalComponentNorms norms =
        new TemporalComponentNorms(
            directions(), network.definition().layout(), lags, batch.time(), batch.batch());
    return followBack(loss, lags, norms) ? norms.means() : List.of();
  }

  /**
   * The loss's gradient of the last batch as it was worked out, and through all its steps; empty if
   * nothing is cut off. {@link Network#gradient()} keeps what it holds.
   */
  public Optional<Truncated> truncated() {
    List<Stretch> cut = stretches;
    List<Window> windows = cut.stream().flatMap(stretch -> stretch.windows().stream()).toList();
    if (windows.size() == 1 && windows.get(0).from() == 0) {
      return Optional.empty();
    }
    float[] kept = network.gradient().clone();
    gradient(new CarriedState(), batch.time(), SweepPenalties.NONE, ScoreObserver.NONE);
    float[] truncated = network.gradient().clone();
    stretches = Stretch.of(Truncation.FULL, batch.time());
    gradient(new CarriedState(), batch.time(), SweepPenalties.NONE, ScoreObserver.NONE);
    float[] full = network.gradient().clone();
    stretches = cut;
    System.arraycopy(kept, 0, network.gradient(), 0, kept.length);
    return Optional.of(new Truncated(truncated, full));
  }

  /** The last batch. */
  public Batch batch() {
    return batch;
  }

  /** What was dropped in the last pass. */
  public Masks masks() {
    return masks;
  }

  /**
   * The states from which the last pass started, by layer and state, {@code [size, batch]}; null
   * where from zero.
   */
  public float[][][] initialStates() {
    return stretches.size() == 1
        ? network.initialStates()
        : new float[network.definition().layers()][][];
  }

  private List<NetworkDefinition.Direction> directions() {
    return network.definition().directions();
  }

  private Lags lags(LossTime loss) {
    return new Lags(directions(), batch, loss);
  }

  /**
   * Whether it was done: where windows overlap, a step has one adjoint from each of them, and a
   * loss of what is read of all steps has no step to count lags from.
   */
  private boolean followBack(LossTime loss, Lags lags, AdjointObserver observer) {
    boolean atStep = network.definition().readout() == Readout.END;
    if (!atStep || (loss.kind() == LossTime.Kind.ALL && overlapping())) {
      return false;
    }
    replay(
        stretch -> {
          lags.startAt(stretch.start());
          network.followBack(stretch.windows(), stretch.start(), batch, loss, observer);
        });
    return true;
  }

  private boolean overlapping() {
    return stretches.stream()
        .flatMap(stretch -> stretch.windows().stream())
        .anyMatch(window -> window.from() < window.lossFrom());
  }

  private void replay(Consumer<Stretch> visitor) {
    CarriedState carried = new CarriedState();
    for (int i = 0; i < stretches.size(); i++) {
      if (stretches.size() > 1) {
        forward(i, carried, ScoreObserver.NONE);
      }
      visitor.accept(stretches.get(i));
    }
  }
}
