package org.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.Fixtures;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;

/** Truncation of streams, against the definition on the whole history. */
class TrainingWindowsTest {
  private static final InputShape INPUT = Fixtures.tokens(4);
  private static final Task TASK = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 4);
  private static final int WINDOWS = 9;
  private static final int SIZE = 3;

  /** A stream that starts anew after {@link #WINDOWS} windows. */
  private record Stream(Batch whole, int every) implements BatchSource {
    @Override
    public Batch batch(long index) {
      int from = (int) (index % WINDOWS) * every * SIZE;
      int to = from + every * SIZE;
      return new Batch(
          every,
          SIZE,
          Batch.fullLengths(every, SIZE),
          Arrays.copyOfRange(whole.tokens(), from, to),
          null,
          Arrays.copyOfRange(whole.classes(), from, to),
          null);
    }

    @Override
    public boolean continues(long index) {
      return index % WINDOWS != 0;
    }

    @Override
    public long passLength() {
      return WINDOWS;
    }
  }

  /** The history up to a window's end, with targets in that window only. */
  private static Batch history(Batch whole, int window, int every) {
    int time = (window + 1) * every;
    int[] classes = Arrays.copyOf(whole.classes(), time * SIZE);
    Arrays.fill(classes, 0, window * every * SIZE, -1);
    return new Batch(
        time,
        SIZE,
        Batch.fullLengths(time, SIZE),
        Arrays.copyOf(whole.tokens(), time * SIZE),
        null,
        classes,
        null);
  }

  @ParameterizedTest
  @CsvSource({"3,3", "3,4", "3,6", "2,7", "1,5", "4,100"})
  void theGradientFlowsBackAsFarAsItShould(int every, int backward) {
    Truncation truncation = new Truncation(every, backward);
    Batch whole = Fixtures.batch(INPUT, TASK, WINDOWS * every, SIZE, false, 5);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.CELLS.get("lstm"), "tanh", 2, 4, INPUT, TASK);
    double[] parameters = Fixtures.rounded(Fixtures.parameters(definition, 3));
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), parameters);
    network.parametersChanged();
    TrainingWindows windows = new TrainingWindows(new Stream(whole, every), truncation, true);
    CarriedState carried = new CarriedState();
    for (int window = 0; window < 2 * WINDOWS; window++) {
      TrainingWindows.Work work = windows.at(window);
      if (work.fresh()) {
        carried.reset();
      }
      double loss = network.forward(work.batch(), carried, work.keepAfter(), Masks.NONE).meanLoss();
      network.backward(work.truncation());
      ReferenceNetwork.Result expected =
          new ReferenceNetwork(definition)
              .differentiate(
                  parameters, history(whole, window % WINDOWS, every), truncation, Masks.NONE);
      assertThat(work.batch().time()).isLessThanOrEqualTo(Math.max(every, backward));
      assertThat(loss).isCloseTo(expected.sums().meanLoss(), within(1e-5));
      double norm = 0;
      double difference = 0;
      for (int i = 0; i < parameters.length; i++) {
        norm += Math.pow(expected.gradient()[i], 2);
        difference += Math.pow(expected.gradient()[i] - network.gradient()[i], 2);
      }
      assertThat(Math.sqrt(difference)).as("window %s", window).isLessThan(1e-4 * Math.sqrt(norm));
    }
  }

  @Test
  void independentSequencesPassAsTheyAre() {
    Batch whole = Fixtures.batch(INPUT, TASK, WINDOWS * 3, SIZE, false, 5);
    Truncation truncation = new Truncation(2, 3);
    TrainingWindows.Work work = new TrainingWindows(new Stream(whole, 3), truncation, false).at(0);
    assertThat(work.truncation()).isEqualTo(truncation);
    assertThat(work.fresh()).isTrue();
    assertThat(work.batch().time()).isEqualTo(3);
  }
}
