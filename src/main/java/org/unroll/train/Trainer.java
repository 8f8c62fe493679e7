package org.unroll.train;

import com.google.common.base.Ticker;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.unroll.api.Dataset;
import org.unroll.api.LearningPoint;
import org.unroll.api.Probe;
import org.unroll.api.RandomStreams;
import org.unroll.api.Split;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;

/**
 * Trains one network from its initial parameters to the end. At each update: forward, backward,
 * probes, then the change of the parameters. The curves are recorded before the first update, every
 * so many updates, and after the last.
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
  }

  /**
   * Trains.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public void train() {
    listener.on(
        new TrainingEvent.Started(
            settings.steps(),
            definition.layout().parameters(),
            probes.stream().flatMap(probe -> probe.tables().stream()).toList(),
            sequences.baseline()));
    validate(0);
    long last = update();
    listener.on(
        new TrainingEvent.Ended(
            last, definition.layout().parameters(), network.parameters().clone()));
  }

  /** Makes the updates and the final test; returns the number of the last update made. */
  private long update() {
    TrainingWindows windows =
        new TrainingWindows(
            sequences.batches(Split.TRAIN, settings.batchSize(), settings.window()),
            settings.truncation(),
            settings.continuous());
    CarriedState carried = new CarriedState();
    List<Probe.Session> sessions = new ArrayList<>();
    probes.forEach(probe -> sessions.add(probe.start()));
    Stopping.Watch watch = settings.stopping().watch();
    long began = ticker.read();
    long firstOfSpan = 1;
    for (long step = 1; step <= settings.steps(); step++) {
      Interruption.check();
      String fault = updateOnce(step, windows.at(step - 1), carried, sessions);
      if (fault != null) {
        listener.on(new TrainingEvent.Diverged(step, fault));
        return step - 1;
      }
      if (settings.evaluates(step)) {
        timed(step, "train", step - firstOfSpan + 1, began);
        listener.on(new TrainingEvent.Measured(curve.takeTraining(step)));
        if (watch.ends(validate(step))) {
          test(step);
          return step;
        }
        began = ticker.read();
        firstOfSpan = step + 1;
      }
    }
    test(settings.steps());
    return settings.steps();
  }

  /** Makes one update; returns what went wrong, or null. */
  private String updateOnce(
      long step, TrainingWindows.Work work, CarriedState carried, List<Probe.Session> sessions) {
    if (work.fresh()) {
      carried.reset();
    }
    LossSums sums =
        pass.run(
            work.batch(), carried, work.keepAfter(), work.truncation(), Masks.of(streams, step));
    if (!Double.isFinite(sums.loss())) {
      return "the training loss is not finite";
    }
    if (!gradientStep.prepare(network.gradient(), network.parameters(), step)) {
      return "the gradient is not finite";
    }
    ObservedUpdate observed =
        new ObservedUpdate(
            step,
            settings.records(step),
            definition.layout().parameters(),
            network,
            pass,
            gradientStep);
    sessions.forEach(
        session -> session.observe(observed, row -> listener.on(new TrainingEvent.Measured(row))));
    gradientStep.apply(network.parameters());
    network.parametersChanged();
    curve.updated(sums);
    listener.on(new TrainingEvent.Updated(step, sums.meanLoss()));
    return null;
  }

  private LossSums validate(long step) {
    long began = ticker.read();
    LossSums sums = evaluator.evaluate(Split.VALIDATION);
    LearningPoint point = curve.point(step, Split.VALIDATION, sums);
    best.offer(point.loss(), network.parameters());
    listener.on(new TrainingEvent.Measured(point));
    timed(step, "evaluate", 0, began);
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

  private void timed(long step, String phase, long updates, long began) {
    double seconds = (ticker.read() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    listener.on(new TrainingEvent.Timed(step, phase, updates, seconds));
  }
}
