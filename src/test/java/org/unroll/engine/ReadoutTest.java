package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unroll.api.Batch;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Readout;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.Values;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.trace.DropoutShares;

/** What the output reads of a whole sequence, where it is known beforehand. */
class ReadoutTest {
  private static final InputShape INPUT = InputShape.features(1);
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);

  private static NetworkDefinition definition(Readout readout, boolean bidirectional, Task task) {
    return Fixtures.network(
        Fixtures.cell("rnn"),
        "tanh",
        new NetworkDefinition.Shape(1, 4, bidirectional, true, readout),
        DropoutShares.NONE,
        INPUT,
        task);
  }

  private static Network network(Readout readout, boolean bidirectional, boolean positive) {
    NetworkDefinition definition = definition(readout, bidirectional, TASK);
    double[] parameters = Fixtures.parameters(definition, 7);
    Network network = new Network(definition, 1);
    Fixtures.load(
        network.parameters(),
        Arrays.stream(parameters).map(one -> positive ? Math.abs(one) / 8 : one).toArray());
    network.parametersChanged();
    return network;
  }

  @ParameterizedTest
  @EnumSource(Readout.class)
  void aSequenceOfOneStepIsItsEnd(Readout readout) {
    Batch batch = Fixtures.batch(INPUT, TASK, 1, 5, false, 3);
    for (boolean bidirectional : new boolean[] {false, true}) {
      Network end = network(Readout.END, bidirectional, false);
      Network other = network(readout, bidirectional, false);
      assertThat(other.forward(batch, new CarriedState()).loss())
          .isEqualTo(end.forward(batch, new CarriedState()).loss());
      end.backward(Truncation.FULL);
      other.backward(Truncation.FULL);
      assertThat(other.gradient()).isEqualTo(end.gradient());
    }
  }

  /** With weights and inputs above zero and equal inputs h grows with each step. */
  @Test
  void theGreatestOfAGrowingStateIsItsEnd() {
    float[] ones = new float[12];
    Arrays.fill(ones, 1f);
    Batch batch =
        Batch.of(6, new int[] {6, 3}, new Features(1, ones), Values.atEnd(1, new float[] {1, 0}));
    Network end = network(Readout.END, false, true);
    Network greatest = network(Readout.MAX, false, true);
    assertThat(greatest.forward(batch, new CarriedState()).loss())
        .isEqualTo(end.forward(batch, new CarriedState()).loss());
    end.backward(Truncation.FULL);
    greatest.backward(Truncation.FULL);
    assertThat(greatest.gradient()).isEqualTo(end.gradient());
    assertThat(network(Readout.MEAN, false, true).forward(batch, new CarriedState()).loss())
        .isNotCloseTo(end.forward(batch, new CarriedState()).loss(), within(1e-3));
  }

  @Test
  void aLossOfAllStepsHasNoLag() {
    Batch batch = Fixtures.batch(INPUT, TASK, 4, 3, false, 3);
    for (Readout readout : Readout.values()) {
      BackpropagationThroughTime pass =
          Fixtures.pass(network(readout, false, false), batch, Truncation.FULL);
      boolean atEnd = readout == Readout.END;
      assertThat(pass.stateGradients(LossTime.LAST).isEmpty()).isNotEqualTo(atEnd);
      assertThat(pass.temporalComponents(LossTime.LAST).isEmpty()).isNotEqualTo(atEnd);
    }
  }

  @Test
  void whereTargetsAreAtEachStepThereIsNothingOfTheKind() {
    Task eachStep = new Task(Task.Target.VALUES, Task.Timing.EACH_STEP, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> definition(Readout.MEAN, false, eachStep))
        .withMessage("readout mean is for targets at the end");
  }
}
