package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.LossTime;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateGradient;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.plan.SeededStreams;

/** A truncated pass by stretches shows what a pass at once shows. */
class StretchTest {
  private static final int TIME = 23;
  private static final Masks MASKS = Masks.of(new SeededStreams(5), 7);

  @Test
  void coverEveryLossOnceAndReachBackAsFarAsItsGradient() {
    for (Truncation truncation :
        List.of(Truncation.chunks(3), new Truncation(2, 7), new Truncation(5, 5))) {
      for (long least : new long[] {1, 8, 100}) {
        int loss = 0;
        for (Stretch stretch : Stretch.of(truncation, TIME, least)) {
          assertThat(stretch.lossFrom()).isEqualTo(loss);
          assertThat(stretch.windows().get(0).from()).isGreaterThanOrEqualTo(0);
          assertThat(stretch.start())
              .isEqualTo(
                  Math.max(
                      0,
                      Math.min(
                          loss,
                          Math.min(TIME, loss + truncation.every()) - truncation.backward())));
          loss = stretch.end();
        }
        assertThat(loss).isEqualTo(TIME);
      }
    }
  }

  @Test
  void memoryIsBoundedByTheTruncation() {
    for (int time : new int[] {100, 1_000, 100_000}) {
      for (Stretch stretch : Stretch.of(new Truncation(10, 35), time)) {
        assertThat(stretch.time()).isLessThanOrEqualTo(4 * 35 + 10);
      }
      for (Stretch stretch : Stretch.forward(new Truncation(10, 35), time)) {
        assertThat(stretch.time()).isLessThanOrEqualTo(4 * 35);
      }
    }
    assertThat(Stretch.of(Truncation.FULL, 100_000)).hasSize(1);
    assertThat(Stretch.forward(Truncation.FULL, 100_000)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Task.Timing.class)
  void gatesAndGradientsByLagDoNotDependOnStretches(Task.Timing timing) {
    InputShape input = InputShape.features(2);
    Task task = new Task(Task.Target.VALUES, timing, 2);
    NetworkDefinition definition =
        Fixtures.network(
            Fixtures.cell("lstm"),
            "tanh",
            new NetworkDefinition.Shape(2, 5, false),
            new DropoutShares(0.2, 0.2),
            input,
            task);
    Network network = network(definition);
    Batch batch = Fixtures.batch(input, task, TIME, 4, true, 8);
    Truncation truncation = new Truncation(3, 5);

    BackpropagationThroughTime whole = new BackpropagationThroughTime(network);
    whole.run(
        batch,
        new CarriedState(),
        TIME,
        Stretch.of(truncation, TIME, Long.MAX_VALUE),
        MASKS,
        ScoreObserver.NONE);
    List<double[]> expectedNorms = norms(whole);
    List<Float> expectedGates = gates(whole, "layer 1 forget");
    BackpropagationThroughTime pieces = new BackpropagationThroughTime(network);
    pieces.run(
        batch,
        new CarriedState(),
        TIME,
        Stretch.of(truncation, TIME, 6),
        MASKS,
        ScoreObserver.NONE);

    assertThat(gates(pieces, "layer 1 forget")).isEqualTo(expectedGates).hasSize(TIME * 5 * 4);
    assertThat(norms(pieces)).usingRecursiveComparison().isEqualTo(expectedNorms);
  }

  @Test
  void gatesOfASmallBatchHoldNothingOfALargerOneBefore() {
    InputShape input = InputShape.features(2);
    Task task = new Task(Task.Target.VALUES, Task.Timing.AT_END, 2);
    NetworkDefinition definition =
        Fixtures.network(
            Fixtures.cell("lstm"),
            "tanh",
            new NetworkDefinition.Shape(1, 5, true),
            DropoutShares.NONE,
            input,
            task);
    Batch small = Fixtures.batch(input, task, TIME, 2, true, 8);
    Network fresh = network(definition);
    Network used = network(definition);
    gates(fullPass(used, Fixtures.batch(input, task, TIME, 4, true, 9)), "layer 0 forget");
    for (String gate : List.of("layer 0 forget", "layer 0 reverse.forget")) {
      assertThat(gates(fullPass(used, small), gate))
          .hasSize(TIME * 5 * 2)
          .isEqualTo(gates(fullPass(fresh, small), gate));
    }
  }

  private static Network network(NetworkDefinition definition) {
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 3));
    network.parametersChanged();
    return network;
  }

  private static BackpropagationThroughTime fullPass(Network network, Batch batch) {
    BackpropagationThroughTime pass = new BackpropagationThroughTime(network);
    pass.run(
        batch,
        new CarriedState(),
        TIME,
        Stretch.of(Truncation.FULL, TIME, Long.MAX_VALUE),
        MASKS,
        ScoreObserver.NONE);
    return pass;
  }

  private static List<double[]> norms(BackpropagationThroughTime pass) {
    return pass.stateGradients(LossTime.LAST).stream().map(StateGradient::meanNorm).toList();
  }

  private static List<Float> gates(BackpropagationThroughTime pass, String wanted) {
    List<Float> values = new ArrayList<>();
    pass.showGates(
        gate -> {
          if (wanted.equals("layer " + gate.layer() + " " + gate.gate())) {
            add(gate, values);
          }
        });
    return values;
  }

  private static void add(GateValues gate, List<Float> values) {
    for (int t = 0; t < gate.time(); t++) {
      for (int i = 0; i < gate.size() * gate.lengths().length; i++) {
        values.add(gate.values()[t][i]);
      }
    }
  }
}
