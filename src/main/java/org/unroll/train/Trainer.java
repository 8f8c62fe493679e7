package org.unroll.train;

import com.google.common.base.Ticker;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.unroll.api.Baseline;
import org.unroll.api.Dataset;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.LearningPoint;
import org.unroll.api.Probe;
import org.unroll.api.RandomStreams;
import org.unroll.api.Split;
import org.unroll.api.TrainedModel;
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
 * The curves are recorded before the first update, every so many updates, and after the last. A
 * loss, gradient or parameter that is not finite ends training, whichever split it is measured on.
 */
public final class Trainer {
  private final TrainingSettings settings;
  private final NetworkDefinition definition;
  private final Network network;
  private final BackpropagationThroughTime pass;
  private final Dataset.Sequences sequences;
  private final LossName lossName;
  private final Optional<Baseline> baseline;
  private final GradientStep gradientStep;
  private final List<NamedMetric> metrics;
  private final List<Probe> probes;

  /** Where the rows of each probe go. */
  private final List<Consumer<Record>> rows;

  private final TrainingListener listener;
  private final RandomStreams streams;
  private final Ticker ticker;
  private final Evaluator evaluator;
  private final LearningCurve curve;
  private final BestParameters best;
  private final TrainingMemory memory;
  private boolean diverged;

  /** Of a fresh network, also where training goes on: a probe's measure of distance. */
  private final float[] initialValues;

  @Inject
  Trainer(
      TrainingSettings settings,
      NetworkDefinition definition,
      Network network,
      Dataset.Sequences sequences,
      LossName lossName,
      Optional<Baseline> baseline,
      GradientStep gradientStep,
      List<NamedMetric> metrics,
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
    this.lossName = lossName;
    this.baseline = baseline;
    this.gradientStep = gradientStep;
    this.metrics = metrics;
    this.probes = probes;
    this.listener = listener;
    this.rows = probes.stream().map(this::rows).toList();
    this.ticker = ticker;
    this.evaluator = new Evaluator(network, sequences, settings, new Interruption(ticker));
    this.curve = new LearningCurve(metrics, definition.task().size());
    this.best = new BestParameters(settings.stopping().best().better(), definition.layout().size());
    this.initialValues = network.parameters().clone();
    this.memory =
        new TrainingMemory(
            definition.layout().parameters(),
            network,
            gradientStep,
            new CarriedState(),
            probes.stream().map(Trainer::start).toList(),
            curve,
            best,
            settings.stopping().watch(),
            new UpdateSpan(ticker));
  }

  private static Probe.Session start(Probe probe) {
    Probe.Session session = probe.start();
    if (session == null) {
      throw new FaultyComponentException(probe, "start() gave nothing");
    }
    return session;
  }

  /** Takes a probe's rows, of the tables that it has announced. */
  private Consumer<Record> rows(Probe probe) {
    List<Class<? extends Record>> announced = probe.tables();
    return row -> {
      if (row == null || !announced.contains(row.getClass())) {
        throw new FaultyComponentException(
            probe,
            (row == null ? "it gave no row" : "it gave a row of " + row.getClass().getName())
                + ", and announced "
                + announced);
      }
      listener.on(new TrainingEvent.Measured(row));
    };
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
            metrics.stream().map(NamedMetric::description).toList(),
            settings.stopping().best(),
            baseline));
    if (from.isEmpty()) {
      validate(0).ifPresent(memory.watch()::begins);
      memory.span().begin();
    }
    long last = update(from.map(TrainingState::updates).orElse(0L));
    if (!diverged) {
      test(last);
    }
    listener.on(new TrainingEvent.Ended(model(last)));
  }

  private TrainedModel model(long last) {
    return new TrainedModel(
        definition.layout().parameters(),
        definition.input(),
        definition.task(),
        lossName.text(),
        initialValues,
        best.found(),
        new TrainedModel.Values(last, network.parameters().clone()));
  }

  /** Makes the updates; returns the number of the last one made. */
  private long update(long made) {
    TrainingWindows windows =
        new TrainingWindows(
            sequences.batches(Split.TRAIN, settings.batchSize(), settings.window()),
            settings.truncation(),
            settings.continuous());
    for (long step = made; step < settings.steps() && !diverged; ) {
      Interruption.check();
      String fault = updateOnce(step + 1, windows.at(step));
      if (fault != null) {
        diverge(step + 1, fault);
        return step;
      }
      step++;
      if (evaluated(step)) {
        return step;
      }
      if (step < settings.steps()) {
        rest(step);
      }
    }
    return diverged ? made : settings.steps();
  }

  /** Records the curves if it is time to; whether training ends with that. */
  private boolean evaluated(long step) {
    if (!settings.evaluates(step)) {
      return false;
    }
    UpdateSpan span = memory.span();
    listener.on(new TrainingEvent.Timed(step, "train", span.updates(), span.seconds()));
    curve.takeTraining(step).ifPresent(point -> listener.on(new TrainingEvent.Measured(point)));
    Optional<LearningPoint> validation = validate(step);
    span.begin();
    return validation.map(memory.watch()::ends).orElse(true);
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
            Masks.of(streams, step),
            curve.training());
    if (!Double.isFinite(sums.loss())) {
      return "the training loss is not finite";
    }
    Optional<String> fault = gradientStep.prepare(network.gradient(), network.parameters(), step);
    if (fault.isPresent()) {
      return fault.get();
    }
    ObservedUpdate observed =
        new ObservedUpdate(
            step, settings.records(step), definition, initialValues, network, pass, gradientStep);
    for (int i = 0; i < probes.size(); i++) {
      memory.sessions().get(i).observe(observed, rows.get(i));
    }
    gradientStep.apply(network.parameters());
    network.parametersChanged();
    curve.training().endBatch(sums);
    memory.span().updated();
    listener.on(new TrainingEvent.Updated(step, sums.meanLoss()));
    return null;
  }

  /** Empty if the loss is not finite. */
  private Optional<LearningPoint> validate(long step) {
    long began = ticker.read();
    Optional<LearningPoint> measured = measure(step, Split.VALIDATION);
    measured.ifPresent(
        point -> best.offer(step, settings.stopping().valueOf(point), network.parameters()));
    double seconds = (ticker.read() - began) / (double) TimeUnit.SECONDS.toNanos(1);
    listener.on(new TrainingEvent.Timed(step, "evaluate", 0, seconds));
    return measured;
  }

  /** Records a split's point of the learning curve; a loss that is not finite ends training. */
  private Optional<LearningPoint> measure(long step, Split split) {
    Measurement measured = curve.begin();
    evaluator.evaluate(split, measured);
    if (!Double.isFinite(measured.sums().loss())) {
      diverge(step, "the " + split.word() + " loss is not finite");
      return Optional.empty();
    }
    LearningPoint point = curve.point(step, split, measured);
    listener.on(new TrainingEvent.Measured(point));
    return Optional.of(point);
  }

  private void diverge(long step, String reason) {
    diverged = true;
    listener.on(new TrainingEvent.Diverged(step, reason));
  }

  /** The test split is looked at once, at the best parameters. */
  private void test(long step) {
    float[] last = network.parameters().clone();
    best.restoreTo(network.parameters());
    network.parametersChanged();
    measure(step, Split.TEST);
    System.arraycopy(last, 0, network.parameters(), 0, last.length);
    network.parametersChanged();
  }
}
