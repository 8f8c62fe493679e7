package org.unroll.train;

import com.google.common.base.Ticker;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.LearningPoint;
import org.unroll.api.Probe;
import org.unroll.api.Split;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.engine.LossSums;
import org.unroll.engine.NetworkDefinition;
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
  private final Dataset.Sequences sequences;
  private final GradientStep gradientStep;
  private final List<Probe> probes;
  private final TrainingListener listener;
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
      Ticker ticker) {
    this.settings = settings;
    this.definition = definition;
    this.network = network;
    this.sequences = sequences;
    this.gradientStep = gradientStep;
    this.probes = probes;
    this.listener = listener;
    this.ticker = ticker;
    this.evaluator = new Evaluator(network, sequences, settings);
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
    BatchSource source = sequences.batches(Split.TRAIN, settings.batchSize(), settings.window());
    CarriedState carried = new CarriedState();
    List<Probe.Session> sessions = new ArrayList<>();
    probes.forEach(probe -> sessions.add(probe.start()));
    long began = ticker.read();
    long firstOfSpan = 1;
    for (long step = 1; step <= settings.steps(); step++) {
      Interruption.check();
      String fault = updateOnce(step, source, carried, sessions);
      if (fault != null) {
        listener.on(new TrainingEvent.Diverged(step, fault));
        return step - 1;
      }
      if (settings.evaluates(step)) {
        timed(step, "train", step - firstOfSpan + 1, began);
        listener.on(new TrainingEvent.Measured(curve.takeTraining(step)));
        validate(step);
        began = ticker.read();
        firstOfSpan = step + 1;
      }
    }
    test();
    return settings.steps();
  }

  /** Makes one update; returns what went wrong, or null. */
  private String updateOnce(
      long step, BatchSource source, CarriedState carried, List<Probe.Session> sessions) {
    Batch batch = source.batch(step - 1);
    if (!source.continues(step - 1)) {
      carried.reset();
    }
    LossSums sums = network.forward(batch, carried);
    if (!Double.isFinite(sums.loss())) {
      return "the training loss is not finite";
    }
    network.backward(settings.truncation());
    if (!gradientStep.prepare(network.gradient(), network.parameters(), step)) {
      return "the gradient is not finite";
    }
    ObservedUpdate observed =
        new ObservedUpdate(
            step,
            settings.records(step),
            definition.layout().parameters(),
            network,
            settings.truncation(),
            gradientStep);
    sessions.forEach(
        session -> session.observe(observed, row -> listener.on(new TrainingEvent.Measured(row))));
    gradientStep.apply(network.parameters());
    network.parametersChanged();
    curve.updated(sums);
    listener.on(new TrainingEvent.Updated(step, sums.meanLoss()));
    return null;
  }

  private void validate(long step) {
    long began = ticker.read();
    LearningPoint point = curve.point(step, Split.VALIDATION, evaluator.evaluate(Split.VALIDATION));
    best.offer(point.loss(), network.parameters());
    listener.on(new TrainingEvent.Measured(point));
    timed(step, "evaluate", 0, began);
  }

  /** The test split is looked at once, at the parameters with the best validation loss. */
  private void test() {
    if (!best.found()) {
      return;
    }
    float[] last = network.parameters().clone();
    best.restoreTo(network.parameters());
    network.parametersChanged();
    LossSums sums = evaluator.evaluate(Split.TEST);
    listener.on(new TrainingEvent.Measured(curve.point(settings.steps(), Split.TEST, sums)));
    System.arraycopy(last, 0, network.parameters(), 0, last.length);
    network.parametersChanged();
  }

  private void timed(long step, String phase, long updates, long began) {
    double seconds = (ticker.read() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    listener.on(new TrainingEvent.Timed(step, phase, updates, seconds));
  }
}
