package org.unroll.train;

import java.util.List;
import java.util.function.Consumer;
import org.unroll.api.Parameter;
import org.unroll.api.UpdateView;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.Network;

/** One update, as probes see it. Expensive views are made when first asked for. */
final class ObservedUpdate implements UpdateView {
  private final long step;
  private final boolean recorded;
  private final List<Parameter> parameters;
  private final Network network;
  private final BackpropagationThroughTime pass;
  private final GradientStep gradientStep;
  private List<StateGradient> stateGradients;

  ObservedUpdate(
      long step,
      boolean recorded,
      List<Parameter> parameters,
      Network network,
      BackpropagationThroughTime pass,
      GradientStep gradientStep) {
    this.step = step;
    this.recorded = recorded;
    this.parameters = parameters;
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
    return parameters;
  }

  @Override
  public float[] values() {
    return network.parameters();
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
  public List<StateGradient> stateGradients() {
    if (stateGradients == null) {
      stateGradients = pass.stateGradients();
    }
    return stateGradients;
  }
}
