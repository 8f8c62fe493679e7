package org.unroll.engine.reference;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Parameter;
import org.unroll.api.SequencePenalty;

/**
 * Ω as {@link SequencePenalty} defines it, as a function of the recurrent weights alone: it keeps
 * the signals of one backward pass and holds them fixed.
 */
public final class ReferenceJacobianPenalty {
  /** D_t δ_t and ‖δ_t‖₂ of one step of one sequence. */
  private record Signal(Parameter weight, double[] scaled, double norm) {}

  private final List<Signal> signals = new ArrayList<>();

  void add(Parameter weight, double[] delta, double[] scaled) {
    double norm = norm(delta);
    if (norm >= SequencePenalty.SMALLEST_SIGNAL) {
      signals.add(new Signal(weight, scaled, norm));
    }
  }

  /** Ω at these parameters. */
  public double value(double[] parameters) {
    double sum = 0;
    for (Signal signal : signals) {
      sum += Math.pow(norm(back(signal, parameters)) / signal.norm() - 1, 2);
    }
    return signals.isEmpty() ? 0 : sum / signals.size();
  }

  /** Adds ∂(strength · Ω)/∂θ, flat. */
  void addGradient(double[] parameters, double strength, double[] gradient) {
    for (Signal signal : signals) {
      double[] back = back(signal, parameters);
      double after = norm(back);
      if (after > 0) {
        double slope = 2 * (after / signal.norm() - 1) / signal.norm();
        double factor = strength / signals.size() * slope;
        for (int i = 0; i < back.length; i++) {
          for (int j = 0; j < back.length; j++) {
            gradient[signal.weight().offset() + i * back.length + j] +=
                factor * signal.scaled()[i] * back[j] / after;
          }
        }
      }
    }
  }

  /** Wᵀ D_t δ_t. */
  private static double[] back(Signal signal, double[] parameters) {
    int size = signal.scaled().length;
    double[] back = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        back[j] += parameters[signal.weight().offset() + i * size + j] * signal.scaled()[i];
      }
    }
    return back;
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
