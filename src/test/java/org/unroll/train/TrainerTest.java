package org.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.BatchSource;
import org.unroll.api.Better;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.api.Truncation;
import org.unroll.components.clipping.NoClipping;
import org.unroll.components.optimizer.StochasticGradientDescent;
import org.unroll.components.probe.GradientNorms;
import org.unroll.components.regularization.NoRegularization;
import org.unroll.components.schedule.ConstantRate;
import org.unroll.engine.Fixtures;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.Network;
import org.unroll.plan.SeededStreams;

/** When training ends, and as what. */
class TrainerTest {
  private static final InputShape INPUT = InputShape.features(2);
  private static final Task TASK = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);
  private static final long STEPS = 20;

  /** The targets of each split's batches; inputs are the same everywhere. */
  private final Map<Split, LongFunction<Float>> targets = new EnumMap<>(Split.class);

  private Stopping stopping = Stopping.NEVER;
  private Optimizer optimizer = new StochasticGradientDescent(0.01);

  TrainerTest() {
    for (Split split : Split.values()) {
      targets.put(split, index -> 0.5f);
    }
  }

  private final class Given implements Dataset.Sequences {
    @Override
    public InputShape input() {
      return INPUT;
    }

    @Override
    public Task task() {
      return TASK;
    }

    @Override
    public BatchSource batches(Split split, int batchSize, int window) {
      return new BatchSource() {
        @Override
        public Batch batch(long index) {
          Batch drawn = Fixtures.batch(INPUT, TASK, 3, 1, false, 7);
          Arrays.fill(BatchArrays.values(drawn), targets.get(split).apply(index));
          return drawn;
        }

        @Override
        public long passLength() {
          return split == Split.TRAIN ? Long.MAX_VALUE : 1;
        }
      };
    }
  }

  private List<TrainingEvent> train(int evaluateEvery) {
    List<TrainingEvent> events = new ArrayList<>();
    train(evaluateEvery, events::add);
    return events;
  }

  private void train(int evaluateEvery, TrainingListener listener) {
    NetworkDefinition definition =
        Fixtures.network(Fixtures.cell("rnn"), "tanh", 1, 4, INPUT, TASK);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 3));
    network.parametersChanged();
    TrainingSettings settings =
        new TrainingSettings(STEPS, 1, Truncation.FULL, false, evaluateEvery, stopping);
    new Trainer(
            settings,
            definition,
            network,
            new Given(),
            new LossName("squared_error"),
            Optional.empty(),
            new GradientStep(
                definition,
                new NoRegularization(),
                new NoClipping(),
                optimizer,
                new ConstantRate(),
                settings),
            List.of(),
            List.of(new GradientNorms(Optional.of(1))),
            listener,
            new SeededStreams(1),
            Ticker.systemTicker())
        .train(Optional.empty());
  }

  private static <T extends TrainingEvent> List<T> of(Class<T> type, List<TrainingEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static List<LearningPoint> points(List<TrainingEvent> events, Split split) {
    return of(TrainingEvent.Measured.class, events).stream()
        .map(TrainingEvent.Measured::row)
        .filter(LearningPoint.class::isInstance)
        .map(LearningPoint.class::cast)
        .filter(point -> point.split().equals(split.word()))
        .toList();
  }

  private static TrainingEvent.Ended end(List<TrainingEvent> events) {
    return (TrainingEvent.Ended) events.get(events.size() - 1);
  }

  private static void assertDiverged(List<TrainingEvent> events, long step, long made, String why) {
    assertThat(of(TrainingEvent.Diverged.class, events))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.step()).isEqualTo(step);
              assertThat(told.reason()).contains(why);
            });
    assertThat(end(events).model().last().step()).isEqualTo(made);
    assertThat(of(TrainingEvent.Measured.class, events))
        .extracting(measured -> measured.row().toString())
        .noneMatch(row -> row.contains("NaN") || row.contains("Infinity"));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aValidationLossThatIsNotFiniteEndsTheRunBeforeItsFirstUpdate(float target) {
    targets.put(Split.VALIDATION, index -> target);
    List<TrainingEvent> events = train(5);
    assertDiverged(events, 0, 0, "the validation loss is not finite");
    assertThat(of(TrainingEvent.Updated.class, events)).isEmpty();
    assertThat(points(events, Split.TEST)).isEmpty();
    assertThat(end(events).model().last().flat()).hasSize(4 * 2 + 4 * 4 + 4 + 4 + 1);
    assertThat(end(events).model().best()).isEmpty();
  }

  @Test
  void aTestLossThatIsNotFiniteEndsTheRunAsDivergedToo() {
    targets.put(Split.TEST, index -> Float.POSITIVE_INFINITY);
    List<TrainingEvent> events = train(5);
    assertDiverged(events, STEPS, STEPS, "the test loss is not finite");
    assertThat(points(events, Split.VALIDATION)).hasSize(5);
    assertThat(points(events, Split.TEST)).isEmpty();
    assertThat(end(events).model().best()).isPresent();
  }

  @Test
  void aTrainingLossThatIsNotFiniteEndsTheRunAtItsUpdate() {
    targets.put(Split.TRAIN, index -> index == 6 ? Float.POSITIVE_INFINITY : 0.5f);
    assertDiverged(train(5), 7, 6, "the training loss is not finite");
  }

  /** Each of these would end the run as completed if the loss were only compared. */
  @Test
  void stoppingEarlyDoesNotHideIt() {
    List<Stopping> all =
        List.of(
            Stopping.NEVER,
            stopping(OptionalInt.of(1), OptionalDouble.empty(), OptionalDouble.empty()),
            stopping(OptionalInt.empty(), OptionalDouble.of(1e-30), OptionalDouble.empty()),
            stopping(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.of(1e300)));
    for (Stopping each : all) {
      stopping = each;
      for (int every : new int[] {1, 10, 50}) {
        AtomicInteger evaluations = new AtomicInteger();
        targets.put(
            Split.VALIDATION,
            index -> evaluations.getAndIncrement() == 1 ? Float.POSITIVE_INFINITY : 0.5f);
        long step = Math.min(every, STEPS);
        List<TrainingEvent> events = train(every);
        assertDiverged(events, step, step, "the validation loss is not finite");
        assertThat(points(events, Split.TEST)).isEmpty();
        // Of the updates before it, the training loss is known.
        assertThat(points(events, Split.TRAIN)).hasSize(1);
      }
    }
  }

  private static Stopping stopping(
      OptionalInt patience, OptionalDouble lossBelow, OptionalDouble lossAbove) {
    Optional<Stopping.Threshold> below =
        lossBelow.stream()
            .mapToObj(value -> new Stopping.Threshold("loss", Better.LOWER, value))
            .findFirst();
    Optional<Stopping.Threshold> above =
        lossAbove.stream()
            .mapToObj(value -> new Stopping.Threshold("loss", Better.HIGHER, value))
            .findFirst();
    return new Stopping(MetricDescription.LOSS, patience, 0, below.or(() -> above));
  }

  /** An optimizer whose change at one update is not finite. */
  private record Faulty(long faultyStep, float fault) implements Optimizer {
    @Override
    public Updater start(List<Parameter> parameters) {
      return (change, values, step) ->
          Arrays.fill(change, step == faultyStep ? fault : Math.copySign(1e-3f, change[0]));
    }
  }

  @Test
  void aParameterThatIsNotFiniteEndsTheRunAndIsNotKept() {
    // A tanh makes 1 of an infinite sum: the losses that follow would be finite.
    for (long step : new long[] {1, 4, STEPS}) {
      for (float fault : new float[] {Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY}) {
        optimizer = new Faulty(step, fault);
        List<TrainingEvent> events = train(5);
        assertDiverged(events, step, step - 1, "not finite after the update");
        for (float value : end(events).model().last().flat()) {
          assertThat(value).isFinite();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Split.class, names = "TRAIN", mode = EnumSource.Mode.EXCLUDE)
  void aSplitWithoutTargetsIsAFaultAndNoLossOfNothing(Split split) {
    targets.put(split, index -> Float.NaN);
    assertThatIllegalStateException()
        .isThrownBy(() -> train(5))
        .withMessage("the " + split.word() + " split has no target");
  }

  @Test
  void anIntervalWithoutTargetsHasNoTrainingLoss() {
    targets.put(Split.TRAIN, index -> index / 5 == 1 ? Float.NaN : 0.5f);
    assertThat(points(train(5), Split.TRAIN))
        .extracting(LearningPoint::step)
        .containsExactly(5L, 15L, 20L);
  }

  private static LearningPoint point(double loss) {
    return new LearningPoint(0, "validation", loss, Map.of());
  }

  private List<Long> validationSteps(int patience, double minimum, float... losses) {
    stopping =
        new Stopping(MetricDescription.LOSS, OptionalInt.of(patience), minimum, Optional.empty());
    Stopping.Watch watch = stopping.watch();
    List<Long> steps = new ArrayList<>();
    watch.begins(point(losses[0]));
    for (int i = 1; i < losses.length; i++) {
      steps.add((long) i);
      if (watch.ends(point(losses[i]))) {
        break;
      }
    }
    return steps;
  }

  @Test
  void theEvaluationBeforeTheFirstUpdateIsTheFirstMarkOfPatience() {
    assertThat(validationSteps(2, 0, 1, 1.5f, 1.4f, 1.3f, 1.2f)).containsExactly(1L, 2L);
    assertThat(validationSteps(2, 0, 1, 0.9f, 0.9f, 0.9f, 0.1f)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void smallFallsAddUpSinceTheLastImprovement() {
    assertThat(validationSteps(2, 0.3, 1, 0.8f, 0.6f, 0.5f, 0.2f, 0.1f, 0.1f))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(validationSteps(2, 0.3, 1, 0.8f, 0.75f, 0.1f)).containsExactly(1L, 2L);
  }

  @Test
  void aRunThatOnlyGetsWorseEndsWhenItsPatienceIsSpentAndIsTestedAtStepZero() {
    optimizer = (parameters) -> (change, values, step) -> Arrays.fill(change, -1f);
    stopping = stopping(OptionalInt.of(3), OptionalDouble.empty(), OptionalDouble.empty());
    List<TrainingEvent> events = train(2);
    List<LearningPoint> validation = points(events, Split.VALIDATION);
    assertThat(validation).extracting(LearningPoint::step).containsExactly(0L, 2L, 4L, 6L);
    assertThat(end(events).model().last().step()).isEqualTo(6);
    // The same target in both splits: the loss at the best parameters is that of step 0.
    assertThat(points(events, Split.TEST).get(0).loss()).isEqualTo(validation.get(0).loss());
  }

  /** Otherwise all since the last checkpoint would be lost: nothing can be kept in its middle. */
  @Test
  void anInterruptDuringAnEvaluationWaitsForItsEndAndForWhatIsKeptThen() {
    List<TrainingEvent> events = new ArrayList<>();
    assertThatThrownBy(
            () ->
                train(
                    2,
                    event -> {
                      events.add(event);
                      if (event instanceof TrainingEvent.Timed timed
                          && timed.step() == 2
                          && timed.phase().equals("train")) {
                        Thread.currentThread().interrupt();
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(points(events, Split.VALIDATION)).extracting(LearningPoint::step).contains(2L);
    assertThat(events.get(events.size() - 1))
        .isInstanceOfSatisfying(
            TrainingEvent.Rested.class, rest -> assertThat(rest.step()).isEqualTo(2));
  }
}
