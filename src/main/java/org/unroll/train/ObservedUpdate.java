package org.unroll.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.LossTime;
import org.unroll.api.Parameter;
import org.unroll.api.UpdateView;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;

/** One update, as probes see it. Expensive views are made when first asked for. */
final class ObservedUpdate implements UpdateView {
  private final long step;
  private final boolean recorded;
  private final NetworkDefinition definition;
  private final float[] initialValues;
  private final Network network;
  private final BackpropagationThroughTime pass;
  private final GradientStep gradientStep;
  private final Map<LossTime, List<StateGradient>> stateGradients = new HashMap<>();

  ObservedUpdate(
      long step,
      boolean recorded,
      NetworkDefinition definition,
      float[] initialValues,
      Network network,
      BackpropagationThroughTime pass,
      GradientStep gradientStep) {
    this.step = step;
    this.recorded = recorded;
    this.definition = definition;
    this.initialValues = initialValues;
    this.network = network;
    this.pass = pass;
    this.gradientStep = gradientStep;
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
    return definition.layout().parameters();
  }

  @Override
  public float[] values() {
    return network.parameters();
  }

  @Override
  public float[] initialValues() {
    return initialValues;
  }

  @Override
  public float[] gradient() {
    return network.gradient();
  }

  @Override
  public float[] update() {
    return gradientStep.update();
  }

  @Override
  public double norm() {
    return gradientStep.norm();
  }

  @Override
  public double clippedNorm() {
    return gradientStep.clippedNorm();
  }

  @Override
  public boolean clipped() {
    return gradientStep.clipped();
  }

  @Override
  public void showGates(Consumer<GateValues> gates) {
    pass.showGates(gates);
  }

  @Override
  public void showStates(Consumer<StateValues> states) {
    pass.showStates(states);
  }

  @Override
  public List<StateGradient> stateGradients(LossTime loss) {
    return stateGradients.computeIfAbsent(loss, pass::stateGradients);
  }

  @Override
  public List<TemporalComponent> temporalComponents(LossTime loss) {
    return pass.temporalComponents(loss);
  }

  @Override
  public void showJacobians(int sequences, int steps, Consumer<StateJacobians> jacobians) {
    double[] values = new double[values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = values()[i];
    }
    new ReferenceNetwork(definition)
        .jacobians(
            values, pass.batch(), pass.initialStates(), pass.masks(), sequences, steps, jacobians);
  }

  @Override
  public Optional<Truncated> truncated() {
    return pass.truncated();
  }
}
