package org.unroll.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.TrainingState;
import org.unroll.api.UnfitStateException;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * All that training keeps between two updates, each part with the one that uses it. Whatever else
 * an update needs has to follow from its number; a part that keeps more belongs in this list.
 */
record TrainingMemory(
    List<Parameter> layout,
    Network network,
    GradientStep gradientStep,
    CarriedState carried,
    List<Probe.Session> sessions,
    LearningCurve curve,
    BestParameters best,
    Stopping.Watch watch,
    UpdateSpan span) {
  private static final String LAYOUT = "layout";
  private static final String PARAMETERS = "parameters";
  private static final String PROBE = "probe/";

  /** A snapshot after an update. */
  TrainingState after(long step) {
    TrainingState.Builder state = TrainingState.after(step);
    state.put(LAYOUT, fingerprint()).put(PARAMETERS, network.parameters());
    gradientStep.save(state);
    CarriedStateArrays.save(carried, state);
    for (int i = 0; i < sessions.size(); i++) {
      state.put(PROBE + i, sessions.get(i).state());
    }
    curve.save(state);
    best.save(state);
    watch.save(state);
    span.save(state);
    return state.build();
  }

  /**
   * Takes up a state.
   *
   * @throws UnfitStateException if it is not one of this training
   */
  void restore(TrainingState state) {
    try {
      restoreParts(state);
    } catch (UnfitStateException unfit) {
      throw unfit;
    } catch (RuntimeException otherForm) { // a plugin's, which expected another state
      throw new UnfitStateException("a part of training keeps another state", otherForm);
    }
  }

  private void restoreParts(TrainingState state) {
    if (!Arrays.equals(state.longs(LAYOUT), fingerprint())) {
      throw new UnfitStateException("the network's parameters are others");
    }
    float[] values = network.parameters();
    System.arraycopy(state.floats(PARAMETERS, values.length), 0, values, 0, values.length);
    network.parametersChanged();
    gradientStep.restore(state);
    CarriedStateArrays.restore(state, carried);
    for (int i = 0; i < sessions.size(); i++) {
      sessions.get(i).restore(state.doubles(PROBE + i));
    }
    curve.restore(state);
    best.restore(state);
    watch.restore(state);
    span.restore(state);
  }

  /** Of each parameter the hash of its name, and its place. */
  private long[] fingerprint() {
    return layout.stream()
        .flatMapToLong(
            parameter ->
                LongStream.of(
                    parameter.name().hashCode(),
                    parameter.offset(),
                    parameter.rows(),
                    parameter.columns()))
        .toArray();
  }
}
