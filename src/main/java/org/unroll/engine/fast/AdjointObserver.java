package org.unroll.engine.fast;

/** Sees the adjoints of the states while a backward sweep passes. */
@FunctionalInterface
interface AdjointObserver {
  /**
   * Called once for each state at each step of a sweep, last step first.
   *
   * @param direction index of the direction in the definition
   * @param state index of the state in the layer's program
   * @param step the time step after which the state has this adjoint, from 0
   * @param adjoint the total derivative ∂L/∂s_t, {@code [size, batch]}; valid during the call
   */
  void state(int direction, int state, int step, float[] adjoint, int size, int batch);

  /**
   * Called once for each step of a sweep after its states.
   *
   * @param buffers the layer's values and adjoints at that step; read them only
   */
  default void step(int direction, int step, StepBuffers buffers) {}
}
