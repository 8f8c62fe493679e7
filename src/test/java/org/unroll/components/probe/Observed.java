package org.unroll.components.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.LossTime;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.UpdateView;

/** An update made up for a test. */
final class Observed implements UpdateView {
  private final long step;
  private final boolean recorded;
  private List<Parameter> parameters = List.of();
  private float[] values = {};
  private float[] initialValues = {};
  private float[] gradient = {};
  private float[] update = {};
  private double norm;
  private double clippedNorm;
  private List<GateValues> gates = List.of();
  private List<StateValues> states = List.of();
  private List<StateGradient> stateGradients = List.of();
  private List<TemporalComponent> temporalComponents = List.of();
  private List<StateJacobians> jacobians = List.of();
  private Optional<Truncated> truncated = Optional.empty();

  private Observed(long step, boolean recorded) {
    this.step = step;
    this.recorded = recorded;
  }

  static Observed at(long step, boolean recorded) {
    return new Observed(step, recorded);
  }

  Observed parameters(List<Parameter> given, float[] now, float[] slope, float[] change) {
    parameters = given;
    values = now;
    gradient = slope;
    update = change;
    return this;
  }

  Observed initialValues(float... given) {
    initialValues = given;
    return this;
  }

  Observed clipped(double before, double after) {
    norm = before;
    clippedNorm = after;
    return this;
  }

  Observed gates(GateValues... given) {
    gates = List.of(given);
    return this;
  }

  Observed states(StateValues... given) {
    states = List.of(given);
    return this;
  }

  Observed stateGradients(StateGradient... given) {
    stateGradients = List.of(given);
    return this;
  }

  Observed temporalComponents(TemporalComponent... given) {
    temporalComponents = List.of(given);
    return this;
  }

  Observed jacobians(StateJacobians... given) {
    jacobians = List.of(given);
    return this;
  }

  Observed truncated(float[] cut, float[] full) {
    truncated = Optional.of(new Truncated(cut, full));
    return this;
  }

  @Override
  public long step() {
    return step;
  }

  @Override
  public boolean recorded() {
    return recorded;
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public float[] values() {
    return values;
  }

  @Override
  public float[] initialValues() {
    return initialValues;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] update() {
    return update;
  }

  @Override
  public double norm() {
    return norm;
  }

  @Override
  public double clippedNorm() {
    return clippedNorm;
  }

  @Override
  public boolean clipped() {
    return norm != clippedNorm;
  }

  @Override
  public void showGates(Consumer<GateValues> shown) {
    gates.forEach(shown);
  }

  @Override
  public void showStates(Consumer<StateValues> shown) {
    states.forEach(shown);
  }

  @Override
  public List<StateGradient> stateGradients(LossTime loss) {
    return stateGradients;
  }

  @Override
  public List<TemporalComponent> temporalComponents(LossTime loss) {
    return temporalComponents;
  }

  @Override
  public void showJacobians(int sequences, int steps, Consumer<StateJacobians> shown) {
    jacobians.forEach(shown);
  }

  @Override
  public Optional<Truncated> truncated() {
    return truncated;
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

  /** Of these rows, those of one type. */
  static <T extends Record> List<T> of(Class<T> type, List<Record> rows) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
