package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.Truncated;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.Network;

/** The truncated gradient beside the full one. */
class TruncatedGradientTest {
  private static final Task TASK = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);
  private static final int TIME = 23;

  private static Network network() {
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("lstm"), "tanh", 2, 5, Fixtures.tokens(4), TASK);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 3));
    network.parametersChanged();
    return network;
  }

  private static Batch batch() {
    InputShape input = Fixtures.tokens(4);
    return Fixtures.batch(input, TASK, TIME, 4, true, 8);
  }

  /** In one stretch and in several. */
  @Test
  void bothAreWhatTrainingWouldHaveMade() {
    Network other = network();
    Fixtures.pass(other, batch(), Truncation.FULL);
    float[] full = other.gradient().clone();
    for (Truncation truncation : new Truncation[] {Truncation.chunks(9), Truncation.chunks(2)}) {
      Fixtures.pass(other, batch(), truncation);
      float[] truncated = other.gradient().clone();
      Network network = network();
      BackpropagationThroughTime pass = Fixtures.pass(network, batch(), truncation);
      network.gradient()[0] = 77; // a penalty's part, say
      float[] before = network.gradient().clone();
      Truncated found = pass.truncated().orElseThrow();
      assertThat(found.full()).isEqualTo(full);
      assertThat(found.truncated()).isEqualTo(truncated).isNotEqualTo(full);
      assertThat(network.gradient()).isEqualTo(before);
      assertThat(pass.truncated().orElseThrow().full()).isEqualTo(full);
    }
  }

  @Test
  void whatCutsNothingOffHasNothingToCompare() {
    for (Truncation truncation : new Truncation[] {Truncation.FULL, Truncation.chunks(TIME)}) {
      assertThat(Fixtures.pass(network(), batch(), truncation).truncated()).isEmpty();
    }
  }
}
