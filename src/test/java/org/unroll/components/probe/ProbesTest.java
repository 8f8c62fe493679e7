package org.unroll.components.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
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
import org.unroll.api.UpdateView.StateValues;
import org.unroll.api.UpdateView.TemporalComponent;

class ProbesTest {
  private static final List<Parameter> TWO =
      List.of(
          new Parameter(0, "forget", "recurrent", 0, 2, 2),
          new Parameter(-1, "output", "bias", 4, 2, 1));

  private static final Optional<Integer> WITH_CURVES = Optional.empty();
  private static final int[] ONES = {1, 1};

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
            new GradientLag(Optional.empty(), FollowedLosses.LAST, Optional.empty()),
            Observed.at(3, true)
                .stateGradients(
                    new StateGradient(0, "h", new double[] {10, 0.001, 0, Double.NaN}),
                    new StateGradient(1, "c", new double[] {1e-40})));
    assertThat(Observed.of(LaggedGradient.class, rows))
        .containsExactly(
            new LaggedGradient(3, 0, "h", 0, OptionalDouble.of(1)),
            new LaggedGradient(3, 0, "h", 1, OptionalDouble.of(-3)),
            new LaggedGradient(3, 0, "h", 2, OptionalDouble.empty()),
            new LaggedGradient(3, 1, "c", 0, OptionalDouble.of(-40)));
  }

  @Test
  void temporalComponentsHaveARowForEachLagThatIsReached() {
    List<Record> rows =
        Observed.rows(
            new TemporalComponents(Optional.empty(), FollowedLosses.LAST, Optional.empty()),
            Observed.at(3, true)
                .temporalComponents(
                    new TemporalComponent(
                        0, "forget", "recurrent", new double[] {0.01, 0, Double.NaN}),
                    new TemporalComponent(0, "forget", "", new double[] {100})));
    assertThat(rows)
        .containsExactly(
            new ComponentOfGradient(3, 0, "forget", "recurrent", 0, OptionalDouble.of(-2)),
            new ComponentOfGradient(3, 0, "forget", "recurrent", 1, OptionalDouble.empty()),
            new ComponentOfGradient(3, 0, "forget", "", 0, OptionalDouble.of(2)));
  }

  @Test
  void gatesCountsValidStepsOnly() {
    // Two units, two sequences: the second sequence has one step, what follows is padding.
    float[][] values = {{0.05f, 0.95f, 0.5f, 0.5f, 77}, {0.95f, 77, 0.05f, 77}, {77, 77, 77, 77}};
    GateValues gate = new GateValues(1, "forget", values, 2, 2, new int[] {2, 1});
    List<Record> rows =
        Observed.rows(new Gates(Optional.empty(), false), Observed.at(5, true).gates(gate));
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
  void gatesOfEachUnitGoIntoAFileOfTheirOwn() {
    Gates probe = new Gates(Optional.empty(), true);
    GateValues gate =
        new GateValues(0, "input", new float[][] {{0.05f, 0.25f, 0.95f, 0.95f}}, 2, 1, ONES);
    List<Record> rows = Observed.rows(probe, Observed.at(5, true).gates(gate));
    assertThat(probe.tables()).containsExactly(GateStatistics.class, GateUnit.class);
    List<GateUnit> units = Observed.of(GateUnit.class, rows);
    assertThat(units).hasSize(2);
    assertThat(units.get(0).mean()).isCloseTo(0.15, within(1e-7));
    assertThat(units.get(0).sd()).isCloseTo(0.1, within(1e-7));
    assertThat(units.get(0).saturatedLeft()).isEqualTo(0.5);
    assertThat(units.get(1).unit()).isEqualTo(1);
    assertThat(units.get(1).saturatedRight()).isEqualTo(1);
    assertThat(new Gates(Optional.empty(), false).tables()).containsExactly(GateStatistics.class);
  }

  @Test
  void theDecayOfAGradientIsFittedOverItsLags() {
    double[] fading = new double[30];
    double[] growing = new double[30];
    for (int lag = 0; lag < 30; lag++) {
      fading[lag] = 5 * Math.pow(0.5, lag);
      growing[lag] = 0.1 * Math.exp(0.25 * lag);
    }
    fading[29] = 0;
    List<Record> rows =
        Observed.rows(
            new GradientLag(Optional.empty(), FollowedLosses.LAST, Optional.empty()),
            Observed.at(3, true)
                .stateGradients(
                    new StateGradient(0, "a", fading),
                    new StateGradient(0, "b", growing),
                    new StateGradient(0, "c", new double[] {2, 2, 2, 2}),
                    new StateGradient(0, "d", new double[] {1, 0.5, 0, 0}),
                    new StateGradient(0, "e", new double[] {Double.NaN, Double.NaN})));
    List<GradientDecay> decays = Observed.of(GradientDecay.class, rows);
    assertThat(decays).hasSize(4);
    GradientDecay a = decays.get(0);
    assertThat(a.natsPerStep().orElseThrow()).isCloseTo(-Math.log(2), within(1e-12));
    assertThat(a.halfLife().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(a.rSquared().orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(a.lags()).isEqualTo(29);
    assertThat(decays.get(1).natsPerStep().orElseThrow()).isCloseTo(0.25, within(1e-12));
    assertThat(decays.get(1).halfLife()).as("it grows").isEmpty();
    assertThat(decays.get(2).natsPerStep()).hasValue(0);
    assertThat(decays.get(2).rSquared()).as("constant").isEmpty();
    assertThat(decays.get(2).halfLife()).isEmpty();
    assertThat(decays.get(3).natsPerStep()).as("two points are no line").isEmpty();
    assertThat(decays.get(3).lags()).isEqualTo(2);
  }

  @Test
  void aPoorFitSaysSo() {
    List<Record> rows =
        Observed.rows(
            new GradientLag(Optional.empty(), FollowedLosses.ALL, Optional.empty()),
            Observed.at(1, true)
                .stateGradients(new StateGradient(0, "h", new double[] {1, Math.E, 1, Math.E, 1})));
    GradientDecay decay = Observed.of(GradientDecay.class, rows).get(0);
    assertThat(decay.natsPerStep().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(decay.rSquared().orElseThrow()).isCloseTo(0, within(1e-12));
  }

  @Test
  void oneLossCannotBeFollowedTogetherWithAll() {
    Path here = Path.of("");
    assertThat(new GradientLag(WITH_CURVES, FollowedLosses.ALL, Optional.of(4)).problems(here))
        .singleElement()
        .satisfies(problem -> assertThat(problem.parameter()).isEqualTo("time"));
    assertThat(new GradientLag(WITH_CURVES, FollowedLosses.LAST, Optional.of(4)).problems(here))
        .isEmpty();
    assertThat(
            new TemporalComponents(WITH_CURVES, FollowedLosses.ALL, Optional.of(4)).problems(here))
        .hasSize(1);
  }

  @Test
  void unitsTellsDeadActiveAndSaturatedOnesApart() {
    // Three units, two sequences, the second one step long: dead, always active, neither.
    float[][] values = {{0, 0, 0.95f, 0.5f, -0.95f, 0}, {0, 77, 0.3f, 77, 0, 77, 77}};
    StateValues state = new StateValues(1, "h", values, 3, 2, new int[] {2, 1});
    List<Record> rows = Observed.rows(new Units(WITH_CURVES), Observed.at(2, true).states(state));
    StateUnits units = (StateUnits) rows.get(0);
    assertThat(rows).hasSize(1);
    assertThat(units.dead()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(units.alwaysActive()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(units.zero()).isCloseTo(5.0 / 9, within(1e-12));
    assertThat(units.saturatedLeft()).isCloseTo(1.0 / 9, within(1e-12));
    assertThat(units.saturatedRight()).isCloseTo(1.0 / 9, within(1e-12));
    assertThat(units.mean()).isCloseTo(0.8 / 9, within(1e-7));
  }

  @Test
  void theCellPathMultipliesBackFromEachSequencesEnd() {
    // One unit, two sequences of 3 and 1 steps, in stretches of 2 and 1 steps.
    GateValues first =
        new GateValues(
            0, "forget", new float[][] {{0.5f, 0.25f}, {0.5f, 77}}, 1, 2, new int[] {2, 1});
    GateValues second =
        new GateValues(0, "forget", new float[][] {{0.25f, 77}}, 1, 1, new int[] {1, 0});
    CellPath probe = new CellPath(WITH_CURVES, "forget", CellPath.Passage.OPEN);
    List<Record> rows = Observed.rows(probe, Observed.at(2, true).gates(first, second));
    List<CellPathProduct> products = Observed.of(CellPathProduct.class, rows);
    double[] expected = {0.25, 0.125, 0.0625};
    assertThat(products).hasSize(3);
    for (int lag = 1; lag <= 3; lag++) {
      CellPathProduct product = products.get(lag - 1);
      assertThat(product.lag()).isEqualTo(lag);
      assertThat(product.log10Mean().orElseThrow())
          .isCloseTo(Math.log10(expected[lag - 1]), within(1e-12));
      assertThat(product.log10Largest()).isEqualTo(product.log10Mean());
    }
    TimeConstant constant = Observed.of(TimeConstant.class, rows).get(0);
    assertThat(constant.kept()).isEqualTo(0.375);
    assertThat(constant.timeConstant().orElseThrow()).isCloseTo(1.6, within(1e-12));
  }

  @Test
  void aMemoryThatIsWhollyKeptHasNoTimeConstantAndOneThatIsLostNoLogarithm() {
    GateValues gate = new GateValues(0, "forget", new float[][] {{1, 0}}, 2, 1, new int[] {1});
    CellPath open = new CellPath(WITH_CURVES, "forget", CellPath.Passage.OPEN);
    List<Record> rows = Observed.rows(open, Observed.at(2, true).gates(gate));
    CellPathProduct product = Observed.of(CellPathProduct.class, rows).get(0);
    assertThat(product.log10Mean()).isEmpty();
    assertThat(product.log10Largest()).hasValue(0);
    List<TimeConstant> constants = Observed.of(TimeConstant.class, rows);
    assertThat(constants.get(0).timeConstant()).isEmpty();
    assertThat(constants.get(1).timeConstant()).hasValue(1);

    CellPath shut = new CellPath(WITH_CURVES, "forget", CellPath.Passage.SHUT);
    assertThat(
            Observed.of(TimeConstant.class, Observed.rows(shut, Observed.at(2, true).gates(gate))))
        .map(TimeConstant::kept)
        .containsExactly(0.0, 1.0);
    CellPath absent = new CellPath(WITH_CURVES, "update", CellPath.Passage.OPEN);
    assertThat(Observed.rows(absent, Observed.at(2, true).gates(gate))).isEmpty();
  }

  @Test
  void weightsHaveRowsForEachParameterEachGateAndAll() {
    List<Parameter> parameters =
        List.of(
            new Parameter(0, "forget", "recurrent", 0, 1, 2),
            new Parameter(0, "forget", "bias", 2, 1, 1));
    Observed update =
        Observed.at(7, true)
            .parameters(
                parameters, new float[] {3, 4, 12}, new float[3], new float[] {0, 0.5f, 1.2f})
            .initialValues(3, 0, 0);
    List<WeightSize> rows =
        Observed.of(WeightSize.class, Observed.rows(new Weights(WITH_CURVES), update));
    assertThat(rows)
        .map(WeightSize::name)
        .containsExactly(
            "layer0.forget.recurrent", "layer0.forget.bias", "layer0.forget", "global");
    WeightSize recurrent = rows.get(0);
    assertThat(recurrent.norm()).isEqualTo(5);
    assertThat(recurrent.updateToWeight().orElseThrow()).isCloseTo(0.1, within(1e-9));
    assertThat(recurrent.distance()).isEqualTo(4);
    assertThat(recurrent.relativeDistance().orElseThrow()).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(rows.get(1).relativeDistance()).as("began at zero").isEmpty();
    assertThat(rows.get(2).norm()).isEqualTo(13);
    assertThat(rows.get(2).updateToWeight().orElseThrow()).isCloseTo(0.1, within(1e-8));
    assertThat(rows.get(3).layer()).isEmpty();
  }

  @Test
  void theAngleBetweenGradients() {
    List<Parameter> parameters =
        List.of(
            new Parameter(0, "a", "recurrent", 0, 1, 2),
            new Parameter(0, "b", "recurrent", 2, 1, 2),
            new Parameter(0, "c", "bias", 4, 1, 1));
    Observed update =
        Observed.at(1, true)
            .parameters(parameters, new float[5], new float[5], new float[5])
            .truncated(new float[] {3, 0, 1, 1e-5f, 0}, new float[] {0, 2, 1, 0, 1});
    List<TruncatedGradient> rows =
        Observed.of(
            TruncatedGradient.class, Observed.rows(new TruncationAngle(WITH_CURVES), update));
    assertThat(rows.get(0).cosine()).hasValue(0);
    assertThat(rows.get(0).degrees().orElseThrow()).isCloseTo(90, within(1e-9));
    assertThat(rows.get(0).truncatedNorm()).isEqualTo(3);
    assertThat(rows.get(0).fullNorm()).isEqualTo(2);
    assertThat(rows.get(1).degrees().orElseThrow())
        .as("small angles are exact")
        .isCloseTo(Math.toDegrees(1e-5), within(1e-10));
    assertThat(rows.get(2).cosine()).as("one of them is zero").isEmpty();
    assertThat(rows.get(3).name()).isEqualTo("global");
    assertThat(Observed.rows(new TruncationAngle(WITH_CURVES), Observed.at(1, true))).isEmpty();
  }

  @Test
  void aCellWithoutGatesHasNoRows() {
    assertThat(Observed.rows(new Gates(Optional.empty(), false), Observed.at(5, true))).isEmpty();
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
    assertThat(new Gates(Optional.empty(), false).start().state()).isEmpty();
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
