package org.unroll.components.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.Better;
import org.unroll.api.Classes;
import org.unroll.api.Distribution;
import org.unroll.api.Metric;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.UnfitStateException;
import org.unroll.api.Values;

/** Every metric against a loop over the definition, on random scores, however batches are cut. */
class MetricsTest {
  private static final int OUTPUTS = 7;
  private static final int BATCH = 4;
  private static final int TIME = 9;

  /** What is compared with what, sample by sample, of a batch. */
  private record Case(Batch batch, float[][] scores) {
    Target target() {
      return batch.target();
    }

    int samples() {
      return target().samples();
    }

    double[] scoresOf(int sample) {
      double[] own = new double[OUTPUTS];
      Arrays.setAll(own, i -> scores[i][sample]);
      return own;
    }

    /** Steps [from, to), with the scores of these steps. */
    Case steps(int from, int to) {
      float[][] part = new float[OUTPUTS][(to - from) * BATCH];
      for (int i = 0; i < OUTPUTS; i++) {
        System.arraycopy(scores[i], from * BATCH, part[i], 0, part[i].length);
      }
      return new Case(batch.part(from, from, to), part);
    }
  }

  private static Case classes(Random random) {
    int[] classes = random.ints(TIME * BATCH, -1, OUTPUTS).toArray();
    return new Case(batch(new Classes(Task.Timing.EACH_STEP, classes)), scores(random));
  }

  private static Case values(Random random, boolean labels) {
    float[] values = new float[TIME * BATCH * OUTPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = labels ? random.nextInt(2) : 1000 + random.nextFloat();
    }
    for (int sample = 0; sample < TIME * BATCH; sample++) {
      if (random.nextInt(5) == 0) {
        values[sample * OUTPUTS] = Float.NaN;
      }
    }
    return new Case(batch(Values.eachStep(OUTPUTS, values)), scores(random));
  }

  private static Batch batch(Target target) {
    return Batch.of(TIME, BATCH, new Tokens(new int[TIME * BATCH]), target);
  }

  /** Of few different values, so that there are ties. */
  private static float[][] scores(Random random) {
    float[][] scores = new float[OUTPUTS][TIME * BATCH];
    for (float[] row : scores) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (random.nextInt(9) - 4) * 0.7f;
      }
    }
    return scores;
  }

  private static double measured(Metric metric, Case... batches) {
    Metric.Accumulator accumulator = metric.start(OUTPUTS);
    for (Case each : batches) {
      add(accumulator, each);
      accumulator.endBatch();
    }
    return accumulator.value();
  }

  private static void add(Metric.Accumulator accumulator, Case each) {
    accumulator.add(each.scores(), each.batch(), each.target(), each.samples());
  }

  private static int answer(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private static double surprise(double[] scores, int wanted) {
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score);
    }
    return Math.log(sum) - scores[wanted];
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void metricsOfClassesAreWhatTheirEquationsSay(long seed) {
    Random random = new Random(seed);
    Case[] batches = {classes(random), classes(random), classes(random)};
    double targets = 0;
    double correct = 0;
    double amongFive = 0;
    double nats = 0;
    double sequences = 0;
    double wholeSequences = 0;
    double[] found = new double[OUTPUTS];
    double[] faults = new double[OUTPUTS];
    for (Case each : batches) {
      boolean[] asked = new boolean[BATCH];
      boolean[] wrong = new boolean[BATCH];
      for (int sample = 0; sample < each.samples(); sample++) {
        int wanted = ((Classes) each.target()).classes()[sample];
        if (wanted < 0) {
          continue;
        }
        double[] scores = each.scoresOf(sample);
        int answer = answer(scores);
        targets++;
        correct += answer == wanted ? 1 : 0;
        nats += surprise(scores, wanted);
        asked[sample % BATCH] = true;
        wrong[sample % BATCH] |= answer != wanted;
        found[wanted] += answer == wanted ? 1 : 0;
        faults[wanted] += answer == wanted ? 0 : 1;
        faults[answer] += answer == wanted ? 0 : 1;
        int place = 0;
        for (int i = 0; i < OUTPUTS; i++) {
          place +=
              scores[i] > scores[wanted] || (scores[i] == scores[wanted] && i < wanted) ? 1 : 0;
        }
        amongFive += place < 5 ? 1 : 0;
      }
      for (int b = 0; b < BATCH; b++) {
        sequences += asked[b] ? 1 : 0;
        wholeSequences += asked[b] && !wrong[b] ? 1 : 0;
      }
    }
    double macro = 0;
    double known = 0;
    for (int i = 0; i < OUTPUTS; i++) {
      macro += found[i] + faults[i] == 0 ? 0 : 2 * found[i] / (2 * found[i] + faults[i]);
      known += found[i] + faults[i] == 0 ? 0 : 1;
    }
    Map<Metric, Double> expected = new LinkedHashMap<>();
    expected.put(new Accuracy(), correct / targets);
    expected.put(new TopFiveAccuracy(), amongFive / targets);
    expected.put(new Perplexity(), Math.exp(nats / targets));
    expected.put(new BitsPerSymbol(), nats / targets / Math.log(2));
    expected.put(new SequenceAccuracy(), wholeSequences / sequences);
    expected.put(new F1(F1.Average.MACRO), macro / known);
    expected.put(new F1(F1.Average.MICRO), correct / targets);
    expected.forEach(
        (metric, value) ->
            assertThat(measured(metric, batches))
                .as("%s, seed %d", metric, seed)
                .isCloseTo(value, within(1e-5 * Math.max(1, value))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void metricsOfLabelsAreWhatTheirEquationsSay(long seed) {
    Random random = new Random(seed);
    Case[] batches = {values(random, true), values(random, true)};
    double threshold = 0.75;
    double found = 0;
    double faults = 0;
    double[] foundAtHalf = new double[OUTPUTS];
    double[] faultsAtHalf = new double[OUTPUTS];
    for (Case each : batches) {
      float[] labels = ((Values) each.target()).values();
      for (int sample = 0; sample < each.samples(); sample++) {
        double[] scores = each.scoresOf(sample);
        for (int i = 0; i < OUTPUTS && each.target().has(sample); i++) {
          boolean there = labels[sample * OUTPUTS + i] == 1;
          double probability = 1 / (1 + Math.exp(-scores[i]));
          found += there && probability >= threshold ? 1 : 0;
          faults += there != probability >= threshold ? 1 : 0;
          foundAtHalf[i] += there && probability > 0.5 ? 1 : 0;
          faultsAtHalf[i] += there != probability > 0.5 ? 1 : 0;
        }
      }
    }
    assertThat(measured(new FrameAccuracy(threshold), batches))
        .as("seed %d", seed)
        .isCloseTo(found / (found + faults), within(1e-12));
    double macro = 0;
    for (int i = 0; i < OUTPUTS; i++) {
      macro += 2 * foundAtHalf[i] / (2 * foundAtHalf[i] + faultsAtHalf[i]) / OUTPUTS;
    }
    assertThat(measured(new F1(F1.Average.MACRO), batches)).isCloseTo(macro, within(1e-12));
    double allFound = Arrays.stream(foundAtHalf).sum();
    double allFaults = Arrays.stream(faultsAtHalf).sum();
    assertThat(measured(new F1(F1.Average.MICRO), batches))
        .isCloseTo(2 * allFound / (2 * allFound + allFaults), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void metricsOfNumbersAreWhatTheirEquationsSay(long seed) {
    Random random = new Random(seed);
    Case[] batches = {values(random, false), values(random, false), values(random, false)};
    double distance = 0;
    double count = 0;
    double[] mean = new double[OUTPUTS];
    for (int pass = 0; pass < 1; pass++) {
      for (Case each : batches) {
        float[] wanted = ((Values) each.target()).values();
        for (int sample = 0; sample < each.samples(); sample++) {
          if (each.target().has(sample)) {
            count++;
            for (int i = 0; i < OUTPUTS; i++) {
              mean[i] += wanted[sample * OUTPUTS + i];
              distance += Math.abs(each.scoresOf(sample)[i] - wanted[sample * OUTPUTS + i]);
            }
          }
        }
      }
    }
    double[] around = new double[OUTPUTS];
    double[] errors = new double[OUTPUTS];
    for (Case each : batches) {
      float[] wanted = ((Values) each.target()).values();
      for (int sample = 0; sample < each.samples(); sample++) {
        for (int i = 0; i < OUTPUTS && each.target().has(sample); i++) {
          around[i] += Math.pow(wanted[sample * OUTPUTS + i] - mean[i] / count, 2);
          errors[i] += Math.pow(wanted[sample * OUTPUTS + i] - each.scoresOf(sample)[i], 2);
        }
      }
    }
    double explained = 0;
    for (int i = 0; i < OUTPUTS; i++) {
      explained += (1 - errors[i] / around[i]) / OUTPUTS;
    }
    assertThat(measured(new MeanAbsoluteError(), batches))
        .as("seed %d", seed)
        .isCloseTo(distance / count / OUTPUTS, within(1e-9));
    assertThat(measured(new RSquared(), batches))
        .isCloseTo(explained, within(1e-9 * Math.abs(explained)));
  }

  private static Case distributions(Random random) {
    float[] probabilities = new float[TIME * BATCH * OUTPUTS];
    for (int sample = 0; sample < TIME * BATCH; sample++) {
      float sum = 0;
      for (int i = 0; i < OUTPUTS; i++) {
        probabilities[sample * OUTPUTS + i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
        sum += probabilities[sample * OUTPUTS + i];
      }
      for (int i = 0; i < OUTPUTS; i++) {
        probabilities[sample * OUTPUTS + i] /= sum;
      }
      if (random.nextInt(5) == 0) {
        probabilities[sample * OUTPUTS] = Float.NaN;
      }
    }
    return new Case(batch(Distribution.eachStep(OUTPUTS, probabilities)), scores(random));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theDivergenceFromATrueDistributionIsWhatItsEquationSays(long seed) {
    Random random = new Random(seed);
    Case[] batches = {distributions(random), distributions(random)};
    double divergence = 0;
    double count = 0;
    for (Case each : batches) {
      float[] truth = ((Distribution) each.target()).probabilities();
      for (int sample = 0; sample < each.samples(); sample++) {
        for (int i = 0; i < OUTPUTS && each.target().has(sample); i++) {
          double p = truth[sample * OUTPUTS + i];
          divergence += p == 0 ? 0 : p * (Math.log(p) + surprise(each.scoresOf(sample), i));
        }
        count += each.target().has(sample) ? 1 : 0;
      }
    }
    assertThat(measured(new DivergenceFromTruth(), batches))
        .as("seed %d", seed)
        .isCloseTo(divergence / count, within(1e-9));
  }

  static Stream<Metric> all() {
    return Stream.of(
        new Accuracy(),
        new TopFiveAccuracy(),
        new Perplexity(),
        new BitsPerSymbol(),
        new SequenceAccuracy(),
        new FrameAccuracy(0.5),
        new F1(F1.Average.MACRO),
        new MeanAbsoluteError(),
        new RSquared(),
        new DivergenceFromTruth());
  }

  private static Case batchFor(Metric metric, Random random) {
    if (metric.targets().contains(Distribution.class)) {
      return distributions(random);
    }
    return metric.targets().contains(Classes.class) ? classes(random) : values(random, true);
  }

  @ParameterizedTest
  @MethodSource("all")
  void batchesMayBeCutIntoStretchesOfSteps(Metric metric) {
    Case whole = batchFor(metric, new Random(3));
    Metric.Accumulator inPieces = metric.start(OUTPUTS);
    add(inPieces, whole.steps(0, 2));
    add(inPieces, whole.steps(2, 3));
    add(inPieces, whole.steps(3, TIME));
    inPieces.endBatch();
    assertThat(inPieces.value()).isEqualTo(measured(metric, whole)).isFinite();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatWasMeasuredIsTakenUpAgain(Metric metric) {
    Random random = new Random(4);
    Case first = batchFor(metric, random);
    Case second = batchFor(metric, random);
    Metric.Accumulator before = metric.start(OUTPUTS);
    add(before, first);
    before.endBatch();
    Metric.Accumulator after = metric.start(OUTPUTS);
    after.restore(before.state());
    add(after, second);
    after.endBatch();
    assertThat(after.value()).isEqualTo(measured(metric, first, second));
    assertThatThrownBy(() -> after.restore(new double[after.state().length + 1]))
        .isInstanceOf(UnfitStateException.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void ofNothingThereIsNoValue(Metric metric) {
    assertThat(metric.start(OUTPUTS).value()).isNaN();
  }

  @ParameterizedTest
  @MethodSource("all")
  void valuesStayWithinWhatTheMetricSays(Metric metric) {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(measured(metric, batchFor(metric, new Random(seed))))
          .as("seed %d", seed)
          .isBetween(metric.least(), metric.most());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRightAnswerIsBetterThanAWrongOne(Metric metric) {
    Case given = batchFor(metric, new Random(5));
    Case right = new Case(given.batch(), new float[OUTPUTS][TIME * BATCH]);
    Case wrong = new Case(given.batch(), new float[OUTPUTS][TIME * BATCH]);
    boolean errors = metric.targets().contains(Values.class) && metric.losses().isEmpty();
    for (int sample = 0; sample < given.samples(); sample++) {
      for (int i = 0; i < OUTPUTS; i++) {
        boolean there =
            given.target() instanceof Classes classes
                ? classes.classes()[sample] == i
                : given.target() instanceof Distribution truth
                    ? truth.probabilities()[sample * OUTPUTS + i] > 0
                    : ((Values) given.target()).values()[sample * OUTPUTS + i] == 1;
        right.scores()[i][sample] = errors ? (there ? 1 : 0) : there ? 8 : -8;
        wrong.scores()[i][sample] = -right.scores()[i][sample] + (errors ? 3 : 0);
      }
    }
    assertThat(metric.better().than(measured(metric, right), measured(metric, wrong))).isTrue();
  }

  @Test
  void nothingIsBetterThanNaNNorTheOtherWayRound() {
    for (Better better : Better.values()) {
      assertThat(better.than(1, Double.NaN)).isFalse();
      assertThat(better.than(Double.NaN, better.worst())).isFalse();
      assertThat(better.than(1, better.worst())).isTrue();
    }
  }
}
