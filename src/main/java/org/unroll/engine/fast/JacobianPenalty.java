package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unroll.api.Parameter;
import org.unroll.api.SequencePenalty;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.SimpleRecurrence;
import org.unroll.engine.trace.Program;

/**
 * The gradient of Ω as {@link SequencePenalty} defines it, collected while the backward sweep of
 * the loss passes. With e = D_t δ_t and v = Wᵀe = J_tᵀ δ_t, a step of a sequence adds
 *
 * <pre>
 * ∂/∂W (‖v‖/‖δ‖ − 1)² = 2 (‖v‖/‖δ‖ − 1) / (‖v‖ ‖δ‖) · e vᵀ
 * </pre>
 *
 * where v = 0 the gradient is taken as 0.
 */
final class JacobianPenalty implements AdjointObserver {
  /** One direction's recurrent weights and what is collected for them, row-major. */
  private record Recurrence(SimpleRecurrence equations, Parameter weight, double[] sum) {}

  private final double strength;
  private final List<Recurrence> recurrences = new ArrayList<>();
  private long counted;
  private double[] signal = new double[0];

  /** Of a network whose cell has the equations of a {@link SimpleRecurrence}. */
  JacobianPenalty(NetworkDefinition definition) {
    this.strength = definition.penalty().jacobians();
    for (int d = 0; d < definition.directions().size(); d++) {
      Program program = definition.directions().get(d).program();
      SimpleRecurrence equations = SimpleRecurrence.of(program).orElseThrow();
      Parameter weight = equations.weight(definition.layout(), d, program);
      recurrences.add(new Recurrence(equations, weight, new double[weight.length()]));
    }
  }

  /** Begins a gradient. */
  void clear() {
    recurrences.forEach(recurrence -> Arrays.fill(recurrence.sum(), 0));
    counted = 0;
  }

  @Override
  public void state(int direction, int state, int step, float[] adjoint, int size, int batch) {
    // All that is needed is at hand after the states.
  }

  @Override
  public void step(int direction, int step, StepBuffers buffers) {
    Recurrence recurrence = recurrences.get(direction);
    int batch = buffers.batch();
    int size = recurrence.equations().map().size();
    float[] delta = buffers.adjoint[recurrence.equations().next().id()];
    float[] scaled = buffers.adjoint[recurrence.equations().map().id()];
    float[] back = buffers.adjoint[recurrence.equations().previous().id()];
    for (int b = 0; b < batch; b++) {
      double before = norm(delta, b, size, batch);
      if (before >= SequencePenalty.SMALLEST_SIGNAL) {
        counted++;
        double after = norm(back, b, size, batch);
        if (after > 0) {
          double factor = 2 * (after / before - 1) / (after * before);
          addOuterProduct(recurrence.sum(), factor, scaled, back, b, size, batch);
        }
      }
    }
  }

  private static double norm(float[] values, int sequence, int size, int batch) {
    double squares = 0;
    for (int j = 0; j < size; j++) {
      double value = values[j * batch + sequence];
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** Takes a sequence's column out first, so that the inner loop runs over neighbours. */
  private void addOuterProduct(
      double[] sum,
      double factor,
      float[] scaled,
      float[] back,
      int sequence,
      int size,
      int batch) {
    if (signal.length < size) {
      signal = new double[size];
    }
    for (int j = 0; j < size; j++) {
      signal[j] = factor * back[j * batch + sequence];
    }
    for (int i = 0; i < size; i++) {
      double row = scaled[i * batch + sequence];
      for (int j = 0; j < size; j++) {
        sum[i * size + j] += row * signal[j];
      }
    }
  }

  /** Adds what was collected to the flat gradient. */
  void addTo(float[] gradient) {
    if (counted == 0) {
      return;
    }
    for (Recurrence recurrence : recurrences) {
      int offset = recurrence.weight().offset();
      for (int i = 0; i < recurrence.sum().length; i++) {
        gradient[offset + i] += (float) (strength / counted * recurrence.sum()[i]);
      }
    }
  }
}
