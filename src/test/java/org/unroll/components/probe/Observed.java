package org.unroll.components.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.UpdateView;

/** An update made up for a test. */
record Observed(
    long step,
    boolean recorded,
    List<Parameter> parameters,
    float[] values,
    float[] gradient,
    float[] update,
    double norm,
    double clippedNorm,
    boolean clipped,
    List<GateValues> gates,
    List<StateGradient> stateGradients)
    implements UpdateView {
  private static final float[] NONE = {};

  static Observed at(long step, boolean recorded) {
    return new Observed(
        step, recorded, List.of(), NONE, NONE, NONE, 0, 0, false, List.of(), List.of());
  }

  Observed parameters(
      List<Parameter> parameters, float[] values, float[] gradient, float[] update) {
    return new Observed(
        step,
        recorded,
        parameters,
        values,
        gradient,
        update,
        norm,
        clippedNorm,
        clipped,
        gates,
        stateGradients);
  }

  Observed clipped(double before, double after) {
    return new Observed(
        step,
        recorded,
        parameters,
        values,
        gradient,
        update,
        before,
        after,
        before != after,
        gates,
        stateGradients);
  }

  @Override
  public void showGates(Consumer<GateValues> shown) {
    gates.forEach(shown);
  }

  Observed gates(GateValues... gates) {
    return new Observed(
        step,
        recorded,
        parameters,
        values,
        gradient,
        update,
        norm,
        clippedNorm,
        clipped,
        List.of(gates),
        stateGradients);
  }

  Observed stateGradients(StateGradient... gradients) {
    return new Observed(
        step,
        recorded,
        parameters,
        values,
        gradient,
        update,
        norm,
        clippedNorm,
        clipped,
        gates,
        List.of(gradients));
  }

  /** The rows that a probe records of these updates. */
  static List<Record> rows(Probe probe, Observed... updates) {
    List<Record> rows = new ArrayList<>();
    Probe.Session session = probe.start();
    for (Observed update : updates) {
      session.observe(update, rows::add);
    }
    return rows;
  }
}
