package org.unroll.train;

import java.util.List;
import org.unroll.api.Parameter;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView;
import org.unroll.engine.fast.Network;

/** One update, as probes see it. Expensive views are made when first asked for. */
final class ObservedUpdate implements UpdateView {
  private final long step;
  private final boolean recorded;
  private final List<Parameter> parameters;
  private final Network network;
  private final Truncation truncation;
  private final GradientStep gradientStep;
  private List<GateValues> gates;
  private List<StateGradient> stateGradients;

  ObservedUpdate(
      long step,
      boolean recorded,
      List<Parameter> parameters,
      Network network,
      Truncation truncation,
      GradientStep gradientStep) {
    this.step = step;
    this.recorded = recorded;
    this.parameters = parameters;
    this.network = network;
    this.truncation = truncation;
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
  public List<GateValues> gates() {
    if (gates == null) {
      gates = network.gates();
    }
    return gates;
  }

  @Override
  public List<StateGradient> stateGradients() {
    if (stateGradients == null) {
      stateGradients = network.stateGradients(truncation);
    }
    return stateGradients;
  }
}
