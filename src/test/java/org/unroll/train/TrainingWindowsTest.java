package org.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Classes;
import org.unroll.api.Features;
import org.unroll.api.InputShape;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.Truncation;
import org.unroll.api.Values;
import org.unroll.engine.Fixtures;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.ScoreObserver;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;

/** Truncation of streams, against the definition on the whole history. */
class TrainingWindowsTest {
  private static final int WINDOWS = 9;
  private static final int SIZE = 3;

  /** What a stream consists of. */
  private record Kind(InputShape input, Task task) {
    static final Kind TOKENS =
        new Kind(Fixtures.tokens(4), new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 4));
    static final Kind FEATURES =
        new Kind(InputShape.features(3), new Task(Task.Target.VALUES, Task.Timing.EACH_STEP, 2));

    Batch whole(int time) {
      return Fixtures.batch(input, task, time, SIZE, false, 5);
    }
  }

  /** Steps [from, to) of a batch, with targets from {@code targetsFrom} on. */
  private static Batch steps(Batch whole, int from, int targetsFrom, int to) {
    int time = to - from;
    int missing = (targetsFrom - from) * SIZE;
    if (whole.input() instanceof Tokens tokens) {
      int[] symbols = Arrays.copyOfRange(tokens.symbols(), from * SIZE, to * SIZE);
      int[] all = ((Classes) whole.target()).classes();
      int[] classes = Arrays.copyOfRange(all, from * SIZE, to * SIZE);
      Arrays.fill(classes, 0, missing, -1);
      return Batch.of(time, SIZE, new Tokens(symbols), Classes.eachStep(classes));
    }
    float[] features = ((Features) whole.input()).values();
    float[] own = Arrays.copyOfRange(features, from * SIZE * 3, to * SIZE * 3);
    float[] all = ((Values) whole.target()).values();
    float[] values = Arrays.copyOfRange(all, from * SIZE * 2, to * SIZE * 2);
    Arrays.fill(values, 0, missing * 2, Float.NaN);
    return Batch.of(time, SIZE, new Features(3, own), Values.eachStep(2, values));
  }

  /** A stream that starts anew after {@link #WINDOWS} windows. */
  private record Stream(Batch whole, int every) implements BatchSource {
    @Override
    public Batch batch(long index) {
      int from = (int) (index % WINDOWS) * every;
      return steps(whole, from, from, from + every);
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
    return steps(whole, 0, window * every, (window + 1) * every);
  }

  private static List<Arguments> truncatedStreams() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : List.of(Kind.TOKENS, Kind.FEATURES)) {
      for (Truncation truncation :
          List.of(
              new Truncation(3, 3),
              new Truncation(3, 4),
              new Truncation(3, 6),
              new Truncation(2, 7),
              new Truncation(1, 5),
              new Truncation(4, 100))) {
        all.add(Arguments.of(kind, truncation));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("truncatedStreams")
  void theGradientFlowsBackAsFarAsItShould(Kind kind, Truncation truncation) {
    int every = truncation.every();
    int backward = truncation.backward();
    Batch whole = kind.whole(WINDOWS * every);
    NetworkDefinition definition =
        Fixtures.network(Fixtures.CELLS.get("lstm"), "tanh", 2, 4, kind.input, kind.task);
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
      double loss =
          network
              .forward(work.batch(), carried, work.keepAfter(), Masks.NONE, ScoreObserver.NONE)
              .meanLoss();
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
    Batch whole = Kind.TOKENS.whole(WINDOWS * 3);
    Truncation truncation = new Truncation(2, 3);
    TrainingWindows.Work work = new TrainingWindows(new Stream(whole, 3), truncation, false).at(0);
    assertThat(work.truncation()).isEqualTo(truncation);
    assertThat(work.fresh()).isTrue();
    assertThat(work.batch().time()).isEqualTo(3);
  }
}
