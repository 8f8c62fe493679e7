package org.unroll.components.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateGradient;

class ProbesTest {
  private static final List<Parameter> TWO =
      List.of(
          new Parameter(0, "forget", "recurrent", 0, 2, 2),
          new Parameter(-1, "output", "bias", 4, 2, 1));

  private static Observed twoParameters() {
    return Observed.at(7, true)
        .parameters(
            TWO,
            new float[] {1, 1, 1, 1, 0, 0},
            new float[] {1, -1, 3, -5, 0, 8},
            new float[] {0.1f, 0, 0, 0, 1, 0});
  }

  @Test
  void gradientNormsHasARowForEachParameterAndOneForAll() {
    List<Record> rows = Observed.rows(new GradientNorms(Optional.empty()), twoParameters());
    assertThat(rows).hasSize(3);
    GradientNorm forget = (GradientNorm) rows.get(0);
    assertThat(forget.step()).isEqualTo(7);
    assertThat(forget.layer()).isEqualTo(OptionalInt.of(0));
    assertThat(forget.gate()).isEqualTo("forget");
    assertThat(forget.role()).isEqualTo("recurrent");
    assertThat(forget.name()).isEqualTo("layer0.forget.recurrent");
    assertThat(forget.norm()).isEqualTo(6);
    assertThat(forget.mean()).isEqualTo(-0.5);
    assertThat(forget.sd()).isCloseTo(Math.sqrt(36 / 4.0 - 0.25), within(1e-12));
    assertThat(forget.largest()).isEqualTo(5);
    assertThat(forget.updateToWeight().orElseThrow()).isCloseTo(0.05, within(1e-8));

    GradientNorm bias = (GradientNorm) rows.get(1);
    assertThat(bias.name()).isEqualTo("output.bias");
    assertThat(bias.layer()).isEqualTo(OptionalInt.of(-1));
    assertThat(bias.norm()).isEqualTo(8);
    assertThat(bias.updateToWeight()).as("all weights zero").isEmpty();

    GradientNorm global = (GradientNorm) rows.get(2);
    assertThat(global.name()).isEqualTo("global");
    assertThat(global.layer()).isEmpty();
    assertThat(global.gate()).isEmpty();
    assertThat(global.role()).isEmpty();
    assertThat(global.norm()).isEqualTo(10);
    assertThat(global.largest()).isEqualTo(8);
  }

  @Test
  void normsOfTinyAndHugeGradientsNeitherVanishNorOverflow() {
    for (float size : new float[] {1e-30f, 1e30f}) {
      Summary summary = Summary.of(new float[] {9, 3 * size, -4 * size, 9}, 1, 2);
      assertThat(summary.norm() / size).isCloseTo(5, within(1e-6));
      assertThat(summary.largest() / size).isCloseTo(4, within(1e-6));
      assertThat(summary.sd() / size).isCloseTo(3.5, within(1e-6));
    }
  }

  @Test
  void gradientLagTakesLogarithmsAndLeavesZeroEmpty() {
    List<Record> rows =
        Observed.rows(
            new GradientLag(Optional.empty()),
            Observed.at(3, true)
                .stateGradients(
                    new StateGradient(0, "h", new double[] {10, 0.001, 0, Double.NaN}),
                    new StateGradient(1, "c", new double[] {1e-40})));
    assertThat(rows)
        .containsExactly(
            new LaggedGradient(3, 0, "h", 0, OptionalDouble.of(1)),
            new LaggedGradient(3, 0, "h", 1, OptionalDouble.of(-3)),
            new LaggedGradient(3, 0, "h", 2, OptionalDouble.empty()),
            new LaggedGradient(3, 1, "c", 0, OptionalDouble.of(-40)));
  }

  @Test
  void gatesCountsValidStepsOnly() {
    // Two units, two sequences: the second sequence has one step, what follows is padding.
    float[][] values = {{0.05f, 0.95f, 0.5f, 0.5f}, {0.95f, 77, 0.05f, 77}, {77, 77, 77, 77}};
    GateValues gate = new GateValues(1, "forget", values, 2, new int[] {2, 1});
    List<Record> rows =
        Observed.rows(new Gates(Optional.empty()), Observed.at(5, true).gates(gate));
    assertThat(rows).hasSize(1);
    GateStatistics statistics = (GateStatistics) rows.get(0);
    assertThat(statistics.layer()).isEqualTo(1);
    assertThat(statistics.gate()).isEqualTo("forget");
    assertThat(statistics.mean()).isCloseTo(0.5, within(1e-7));
    assertThat(statistics.sd()).isCloseTo(Math.sqrt(4 * 0.2025 / 6), within(1e-7));
    assertThat(statistics.saturatedLeft()).isCloseTo(2.0 / 6, within(1e-12));
    assertThat(statistics.saturatedRight()).isCloseTo(2.0 / 6, within(1e-12));
  }

  @Test
  void aCellWithoutGatesHasNoRows() {
    assertThat(Observed.rows(new Gates(Optional.empty()), Observed.at(5, true))).isEmpty();
  }

  @Test
  void clippingCountsUpdatesThatAreNotRecordedToo() {
    List<Record> rows =
        Observed.rows(
            new ClippingShare(Optional.empty()),
            Observed.at(1, false).clipped(5, 1),
            Observed.at(2, false).clipped(0.5, 0.5),
            Observed.at(3, false).clipped(7, 1),
            Observed.at(4, true).clipped(3, 1));
    assertThat(rows).containsExactly(new ClippingRecord(4, 3, 1, true, 0.75));
  }

  @Test
  void aRestoredCountGoesOn() {
    ClippingShare probe = new ClippingShare(Optional.empty());
    Probe.Session first = probe.start();
    first.observe(Observed.at(1, false).clipped(5, 1), row -> {});
    first.observe(Observed.at(2, false).clipped(1, 1), row -> {});
    Probe.Session second = probe.start();
    second.restore(first.state());
    List<Record> rows = new ArrayList<>();
    second.observe(Observed.at(3, true).clipped(5, 1), rows::add);
    assertThat(rows).containsExactly(new ClippingRecord(3, 5, 1, true, 2.0 / 3));
    assertThat(new Gates(Optional.empty()).start().state()).isEmpty();
  }

  @Test
  void sessionsCountForThemselves() {
    ClippingShare probe = new ClippingShare(Optional.empty());
    Observed.rows(probe, Observed.at(1, true).clipped(5, 1));
    assertThat(Observed.rows(probe, Observed.at(1, true).clipped(1, 1)))
        .containsExactly(new ClippingRecord(1, 1, 1, false, 0));
  }

  @Test
  void everyReplacesTheCurvesSchedule() {
    Observed[] updates = new Observed[10];
    for (int step = 1; step <= 10; step++) {
      updates[step - 1] = Observed.at(step, step == 4).clipped(1, 1);
    }
    assertThat(Observed.rows(new ClippingShare(Optional.of(3)), updates))
        .map(row -> ((ClippingRecord) row).step())
        .containsExactly(3L, 6L, 9L);
    assertThat(Observed.rows(new ClippingShare(Optional.empty()), updates))
        .map(row -> ((ClippingRecord) row).step())
        .containsExactly(4L);
  }

  @Test
  void summariesAgreeWithTheirDefinitions() {
    for (long seed = 0; seed < 20; seed++) {
      float[] vector = new float[1 + (int) seed * 7];
      SplittableRandom random = new SplittableRandom(seed);
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (random.nextGaussian() + 3);
        squares += (double) vector[i] * vector[i];
      }
      Summary summary = Summary.of(vector, 0, vector.length);
      assertThat(summary.norm()).as("seed %d", seed).isCloseTo(Math.sqrt(squares), within(1e-9));
      double variance = squares / vector.length - summary.mean() * summary.mean();
      assertThat(summary.sd())
          .as("seed %d", seed)
          .isCloseTo(Math.sqrt(Math.max(0, variance)), within(1e-6));
    }
  }
}
