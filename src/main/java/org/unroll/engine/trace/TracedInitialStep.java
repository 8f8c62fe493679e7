package org.unroll.engine.trace;

import java.util.HashMap;
import java.util.Map;
import org.unroll.api.Activation;
import org.unroll.api.InitialStep;
import org.unroll.api.Var;

/** Records the equations of initial states as those of a step whose input is the context. */
final class TracedInitialStep implements InitialStep {
  private final Tracer tracer;
  private final Map<String, Integer> sizes = new HashMap<>();

  TracedInitialStep(Tracing ofContext) {
    tracer = Tracer.ofInitialStates(ofContext);
  }

  /** Sets a state to zero unless it is set. */
  void complete(String state, int size) {
    Integer set = sizes.get(state);
    if (set == null) {
      set(state, tracer.constant(size, 0));
    } else if (set != size) {
      throw new IllegalArgumentException(
          "the initial state '%s' has the size %d, and the state %d".formatted(state, set, size));
    }
  }

  Program program() {
    return tracer.program();
  }

  @Override
  public Var context() {
    return tracer.input();
  }

  @Override
  public void set(String state, Var value) {
    tracer.next(state, value);
    sizes.put(state, value.size());
  }

  @Override
  public Var affine(String name, Var... arguments) {
    return tracer.affine(name, arguments);
  }

  @Override
  public Var affine(String name, int size, Var... arguments) {
    return tracer.affine(name, size, arguments);
  }

  @Override
  public Var parameter(String name, int size, double initialValue) {
    return tracer.parameter(name, size, initialValue);
  }

  @Override
  public Var concatenate(Var... parts) {
    return tracer.concatenate(parts);
  }

  @Override
  public Activation activation() {
    return tracer.activation();
  }

  @Override
  public int hiddenSize() {
    return tracer.hiddenSize();
  }
}
