package org.unroll.wire;

import com.google.common.base.Ticker;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.unroll.api.Activation;
import org.unroll.api.Baseline;
import org.unroll.api.CheckedSequences;
import org.unroll.api.Clipping;
import org.unroll.api.Dataset;
import org.unroll.api.Loss;
import org.unroll.api.Optimizer;
import org.unroll.api.Probe;
import org.unroll.api.RandomStreams;
import org.unroll.api.Regularization;
import org.unroll.api.Schedule;
import org.unroll.api.Split;
import org.unroll.api.TrainingListener;
import org.unroll.config.InitializationByRole;
import org.unroll.config.RunSpec;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.ParameterInitializer;
import org.unroll.engine.fast.Network;
import org.unroll.engine.trace.DropoutShares;
import org.unroll.plan.RunMetrics;
import org.unroll.train.LossName;
import org.unroll.train.NamedMetric;
import org.unroll.train.TrainingModule;
import org.unroll.train.TrainingSettings;

/** Binds one run: its components as the configuration names them, its data, its network. */
final class RunModule extends AbstractModule {
  private final RunSpec spec;
  private final Dataset.Opening context;
  private final Function<String, Activation> activations;
  private final Function<String, Loss> losses;
  private final RunMetrics metrics;
  private final LossName lossName;
  private final TrainingListener listener;

  /**
   * Creates the module of one run.
   *
   * @param activations finds a registered activation by name
   * @param losses likewise a loss
   * @param metrics finds the run's metrics
   * @param lossName that of the run
   */
  RunModule(
      RunSpec spec,
      Dataset.Opening context,
      Function<String, Activation> activations,
      Function<String, Loss> losses,
      RunMetrics metrics,
      LossName lossName,
      TrainingListener listener) {
    this.spec = spec;
    this.context = context;
    this.activations = activations;
    this.losses = losses;
    this.metrics = metrics;
    this.lossName = lossName;
    this.listener = listener;
  }

  @Override
  protected void configure() {
    install(new TrainingModule());
    bind(RandomStreams.class).toInstance(context.streams());
    bind(Clipping.class).toInstance(spec.clipping());
    bind(Regularization.class).toInstance(spec.regularization());
    bind(Optimizer.class).toInstance(spec.optimizer());
    bind(Schedule.class).toInstance(spec.schedule());
    bind(LossName.class).toInstance(lossName);
    bind(TrainingListener.class).toInstance(listener);
    bind(Ticker.class).toInstance(Ticker.systemTicker());
  }

  @Provides
  TrainingSettings settings(Dataset.Sequences sequences, List<NamedMetric> measured) {
    return new TrainingSettings(
        steps(sequences),
        spec.batchSize(),
        spec.truncation(),
        spec.dataset().continuous(),
        spec.evaluate().every(),
        StoppingSettings.of(spec, measured.stream().map(NamedMetric::description).toList()));
  }

  private long steps(Dataset.Sequences sequences) {
    if (spec.steps().isPresent()) {
      return spec.steps().get();
    }
    long pass =
        sequences.batches(Split.TRAIN, spec.batchSize(), spec.truncation().every()).passLength();
    return Math.multiplyExact(pass, spec.epochs().orElseThrow().longValue());
  }

  /** What guessing scores by the dataset's own loss says nothing of another. */
  @Provides
  Optional<Baseline> baseline(Dataset.Sequences sequences) {
    return spec.loss().isPresent() ? Optional.empty() : sequences.baseline();
  }

  @Provides
  List<NamedMetric> metrics(Dataset.Sequences sequences) {
    return metrics.of(spec, sequences.task().target()).stream()
        .map(metric -> new NamedMetric(metrics.description(metric), metric))
        .toList();
  }

  @Provides
  List<Probe> probes() {
    return spec.probes();
  }

  @Provides
  @Singleton
  Dataset.Sequences sequences() {
    return CheckedSequences.open(spec.dataset(), context);
  }

  @Provides
  @Singleton
  NetworkDefinition definition(Dataset.Sequences sequences) {
    return NetworkDefinition.of(
            spec.cell(),
            spec.activation(),
            activations,
            new NetworkDefinition.Shape(
                spec.layers(),
                spec.hiddenSize(),
                spec.bidirectional(),
                spec.bias(),
                spec.readout(),
                spec.context()),
            new DropoutShares(spec.dropout().outputs(), spec.dropout().recurrent()),
            sequences.input(),
            sequences.task(),
            spec.loss().orElseGet(() -> losses.apply(spec.dataset().loss())))
        .with(spec.regularization().alongSequences());
  }

  @Provides
  @Singleton
  Network network(NetworkDefinition definition, RandomStreams streams) {
    InitializationByRole roles = spec.initialization();
    Network network = new Network(definition, spec.threads());
    Map<String, ParameterInitializer.Gate> gates = new HashMap<>();
    roles
        .gates()
        .forEach(
            (name, gate) ->
                gates.put(
                    name,
                    new ParameterInitializer.Gate(gate.recurrent(), gate.input(), gate.bias())));
    new ParameterInitializer(roles.recurrent(), roles.input(), roles.output(), roles.bias(), gates)
        .fill(definition, streams, network.parameters());
    network.parametersChanged();
    return network;
  }
}
