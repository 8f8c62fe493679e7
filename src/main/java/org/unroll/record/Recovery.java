package org.unroll.record;

import java.util.List;
import java.util.Optional;
import org.unroll.api.TrainingState;

/**
 * Where a run starts.
 *
 * @param checkpoint what it goes on from; empty to begin
 * @param notices why it does not go on from what lies in its folder, in words; mostly empty
 */
public record Recovery(Optional<Checkpoint> checkpoint, List<String> notices) {
  public Recovery {
    notices = List.copyOf(notices);
  }

  /** From the beginning, and why. */
  public static Recovery fromTheBeginning(List<String> reasons) {
    return new Recovery(Optional.empty(), reasons);
  }

  /** What training takes up; empty to begin. */
  public Optional<TrainingState> state() {
    return checkpoint.map(Checkpoint::state);
  }

  /** From the beginning instead, because training did not take the state. */
  public Recovery refused(String reason) {
    return fromTheBeginning(List.of("the checkpoint was not used: " + reason));
  }
}
