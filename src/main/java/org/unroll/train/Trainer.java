package org.unroll.train;

import com.google.common.base.Ticker;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.unroll.api.Dataset;
import org.unroll.api.LearningPoint;
import org.unroll.api.Probe;
import org.unroll.api.RandomStreams;
import org.unroll.api.Split;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.api.TrainingState;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * Trains one network to the end, from its initial parameters or from where an earlier training of
 * the same run stood. At each update: forward, backward, probes, then the change of the parameters.
 * The curves are recorded before the first update, every so many updates, and after the last.
 */
public final class Trainer {
  private final TrainingSettings settings;
  private final NetworkDefinition definition;
  private final Network network;
  private final BackpropagationThroughTime pass;
  private final Dataset.Sequences sequences;
  private final GradientStep gradientStep;
  private final List<Probe> probes;
  private final TrainingListener listener;
  private final RandomStreams streams;
  private final Ticker ticker;
  private final Evaluator evaluator;
  private final LearningCurve curve;
  private final BestParameters best;
  private final TrainingMemory memory;

  /** Of a fresh network, also where training goes on: a probe's measure of distance. */
  private final float[] initialValues;

  @Inject
  Trainer(
      TrainingSettings settings,
      NetworkDefinition definition,
      Network network,
      Dataset.Sequences sequences,
      GradientStep gradientStep,
      List<Probe> probes,
      TrainingListener listener,
      RandomStreams streams,
      Ticker ticker) {
    this.streams = streams;
    this.settings = settings;
    this.definition = definition;
    this.network = network;
    this.pass = new BackpropagationThroughTime(network);
    this.sequences = sequences;
    this.gradientStep = gradientStep;
    this.probes = probes;
    this.listener = listener;
    this.ticker = ticker;
    this.evaluator = new Evaluator(network, definition, sequences, settings);
    this.curve = new LearningCurve(definition.task());
    this.best = new BestParameters(definition.layout().size());
    this.initialValues = network.parameters().clone();
    this.memory =
        new TrainingMemory(
            definition.layout().parameters(),
            network,
            gradientStep,
            new CarriedState(),
            probes.stream().map(Probe::start).toList(),
            curve,
            best,
            settings.stopping().watch(),
            new UpdateSpan(ticker));
  }

  /**
   * Trains, from the beginning or from where an earlier training of the same run stood.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   * @throws org.unroll.api.UnfitStateException before any event, if the state is not of this run
   */
  public void train(Optional<TrainingState> from) {
    from.ifPresent(memory::restore);
    listener.on(
        new TrainingEvent.Started(
            settings.steps(),
            definition.layout().parameters(),
            probes.stream().flatMap(probe -> probe.tables().stream()).toList(),
            sequences.baseline()));
    if (from.isEmpty()) {
      validate(0);
      memory.span().begin();
    }
    long last = update(from.map(TrainingState::updates).orElse(0L));
    listener.on(
        new TrainingEvent.Ended(
            last, definition.layout().parameters(), network.parameters().clone()));
  }

  /** Makes the updates and the final test; returns the number of the last update made. */
  private long update(long made) {
    TrainingWindows windows =
        new TrainingWindows(
            sequences.batches(Split.TRAIN, settings.batchSize(), settings.window()),
            settings.truncation(),
            settings.continuous());
    for (long step = made + 1; step <= settings.steps(); step++) {
      Interruption.check();
      String fault = updateOnce(step, windows.at(step - 1));
      if (fault != null) {
        listener.on(new TrainingEvent.Diverged(step, fault));
        return step - 1;
      }
      if (evaluated(step)) {
        test(step);
        return step;
      }
      if (step < settings.steps()) {
        rest(step);
      }
    }
    test(settings.steps());
    return settings.steps();
  }

  /** Records the curves if it is time to; whether training ends with that. */
  private boolean evaluated(long step) {
    if (!settings.evaluates(step)) {
      return false;
    }
    UpdateSpan span = memory.span();
    listener.on(new TrainingEvent.Timed(step, "train", span.updates(), span.seconds()));
    listener.on(new TrainingEvent.Measured(curve.takeTraining(step)));
    boolean ends = memory.watch().ends(validate(step));
    span.begin();
    return ends;
  }

  private void rest(long step) {
    listener.on(new TrainingEvent.Rested(step, () -> memory.after(step)));
  }

  /** Makes one update; returns what went wrong, or null. */
  private String updateOnce(long step, TrainingWindows.Work work) {
    if (work.fresh()) {
      memory.carried().reset();
    }
    LossSums sums =
        pass.run(
            work.batch(),
            memory.carried(),
            work.keepAfter(),
            work.truncation(),
            Masks.of(streams, step));
    if (!Double.isFinite(sums.loss())) {
      return "the training loss is not finite";
    }
    if (!gradientStep.prepare(network.gradient(), network.parameters(), step)) {
      return "the gradient is not finite";
    }
    ObservedUpdate observed =
        new ObservedUpdate(
            step, settings.records(step), definition, initialValues, network, pass, gradientStep);
    Consumer<Record> rows = row -> listener.on(new TrainingEvent.Measured(row));
    memory.sessions().forEach(session -> session.observe(observed, rows));
    gradientStep.apply(network.parameters());
    network.parametersChanged();
    curve.updated(sums);
    memory.span().updated();
    listener.on(new TrainingEvent.Updated(step, sums.meanLoss()));
    return null;
  }

  private LossSums validate(long step) {
    long began = ticker.read();
    LossSums sums = evaluator.evaluate(Split.VALIDATION);
    LearningPoint point = curve.point(step, Split.VALIDATION, sums);
    best.offer(point.loss(), network.parameters());
    listener.on(new TrainingEvent.Measured(point));
    double seconds = (ticker.read() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    listener.on(new TrainingEvent.Timed(step, "evaluate", 0, seconds));
    return sums;
  }

  /** The test split is looked at once, at the parameters with the best validation loss. */
  private void test(long step) {
    if (!best.found()) {
      return;
    }
    float[] last = network.parameters().clone();
    best.restoreTo(network.parameters());
    network.parametersChanged();
    LossSums sums = evaluator.evaluate(Split.TEST);
    listener.on(new TrainingEvent.Measured(curve.point(step, Split.TEST, sums)));
    System.arraycopy(last, 0, network.parameters(), 0, last.length);
    network.parametersChanged();
  }
}
