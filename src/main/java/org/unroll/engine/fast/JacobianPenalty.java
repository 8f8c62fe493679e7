package org.unroll.engine.fast;

import java.util.ArrayList;
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
  /** One direction's recurrent weights and the sum of the outer products e vᵀ for them. */
  private record Recurrence(SimpleRecurrence equations, Parameter weight, OuterProducts sum) {}

  private final double strength;
  private final List<Recurrence> recurrences = new ArrayList<>();
  private long counted;
  private double[] left = new double[0];
  private double[] right = new double[0];
  private ColumnNorms deltaNorms = new ColumnNorms(0);
  private ColumnNorms backNorms = new ColumnNorms(0);

  /** Of a network whose cell has the equations of a {@link SimpleRecurrence}. */
  JacobianPenalty(NetworkDefinition definition) {
    this.strength = definition.penalty().jacobians();
    for (int d = 0; d < definition.directions().size(); d++) {
      Program program = definition.directions().get(d).program();
      SimpleRecurrence equations = SimpleRecurrence.of(program).orElseThrow();
      Parameter weight = equations.weight(definition.layout(), d, program);
      recurrences.add(new Recurrence(equations, weight, new OuterProducts(weight.rows())));
    }
  }

  /** Begins a gradient. */
  void clear() {
    recurrences.forEach(recurrence -> recurrence.sum().clear());
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
    if (left.length != batch) {
      left = new double[batch];
      right = new double[batch];
      deltaNorms = new ColumnNorms(batch);
      backNorms = new ColumnNorms(batch);
    }
    double[] deltaSquares = deltaNorms.squares(delta, size);
    double[] backSquares = backNorms.squares(back, size);
    for (int b = 0; b < batch; b++) {
      double before = Math.sqrt(deltaSquares[b]);
      double after = Math.sqrt(backSquares[b]);
      boolean counts = before >= SequencePenalty.SMALLEST_SIGNAL;
      counted += counts ? 1 : 0;
      left[b] = counts && after > 0 ? 2 * (after / before - 1) / before : 0;
      right[b] = counts && after > 0 ? 1 / after : 0;
    }
    recurrence.sum().add(scaled, left, back, right, batch);
  }

  /** Adds what was collected to the flat gradient. */
  void addTo(float[] gradient) {
    if (counted == 0) {
      return;
    }
    for (Recurrence recurrence : recurrences) {
      recurrence.sum().addTo(gradient, recurrence.weight().offset(), strength / counted);
    }
  }
}
