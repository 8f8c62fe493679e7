package org.unroll.api;

/**
 * Penalties on what passes through a network along its sequences, by their strengths; 0 is none.
 * Unlike a penalty on the parameters they are worked out by the engine, with the gradient of the
 * loss. The reported loss is without them.
 *
 * <p><b>Jacobians</b> (Ω of Pascanu et al. 2013, section 3.3). For each sequence and step t, let
 * δ_t = ∂L/∂h_t be the loss's total derivative and J_t = ∂h_t/∂h_{t−1} = D_t·W, with D_t =
 * diag(f'(a_t)) and W the recurrent weights. Then
 *
 * <pre>
 * Ω = mean of (‖J_tᵀ δ_t‖₂ / ‖δ_t‖₂ − 1)² over all t and sequences with ‖δ_t‖₂ ≥ 1e-10
 * </pre>
 *
 * Its gradient is the immediate one: δ_t and D_t are held fixed and W alone is varied, so that Ω
 * moves no other parameter. A step that several windows of a truncation sweep over counts once for
 * each. The ratio is of norms as in the paper; its authors' program takes that of squared norms,
 * whose Ω is near 1 four times this one: their strength s is 4s here.
 *
 * <p><b>Outputs</b> (activation regularization of Merity et al. 2017): the mean of ‖h_t‖₂² of the
 * top layer over all valid steps of all sequences. <b>Changes</b> (temporal activation
 * regularization): the mean of ‖h_t − h_{t−1}‖₂², likewise, from the second step of each window on.
 * The published factors are of a mean over units, too: they are the strength times the units. Both
 * gradients are exact, and under truncation cut where the loss's is.
 *
 * @param jacobians what Ω is multiplied by; a cell of one state h = f(W h + …) only
 * @param outputs what the mean of the squared outputs is multiplied by
 * @param changes what the mean of their squared changes is multiplied by
 */
public record SequencePenalty(double jacobians, double outputs, double changes) {
  public static final SequencePenalty NONE = new SequencePenalty(0, 0, 0);

  /** Below this ‖δ_t‖₂ a step says nothing about directions. */
  public static final double SMALLEST_SIGNAL = 1e-10;

  /** Whether outputs or their changes are penalized. */
  public boolean outputsCount() {
    return outputs > 0 || changes > 0;
  }
}
