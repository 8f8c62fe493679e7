package org.unroll.config;

import static org.unroll.api.ComponentKind.ACTIVATION;
import static org.unroll.api.ComponentKind.CELL;
import static org.unroll.api.ComponentKind.CLIPPING;
import static org.unroll.api.ComponentKind.DATASET;
import static org.unroll.api.ComponentKind.INITIALIZATION;
import static org.unroll.api.ComponentKind.LOSS;
import static org.unroll.api.ComponentKind.METRIC;
import static org.unroll.api.ComponentKind.OPTIMIZER;
import static org.unroll.api.ComponentKind.PROBE;
import static org.unroll.api.ComponentKind.REGULARIZATION;
import static org.unroll.api.ComponentKind.SCHEDULE;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.components.loss.CrossEntropy;
import org.unroll.components.loss.SquaredError;
import org.unroll.components.metric.Accuracy;

/** A catalog of toys. */
public final class ToyCatalog implements ComponentCatalog {
  private final Map<ComponentKind, SortedMap<String, ComponentDefinition>> byKind =
      new EnumMap<>(ComponentKind.class);
  private final Map<String, String> digests = new HashMap<>();

  public ToyCatalog() {
    for (ComponentKind kind : ComponentKind.values()) {
      byKind.put(kind, new TreeMap<>());
    }
    add(CELL, "rnn", Toys.Rnn.class);
    add(CELL, "lstm", Toys.Lstm.class);
    add(CELL, "gru", Toys.Gru.class);
    add(ACTIVATION, "tanh", Toys.Tanh.class);
    add(ACTIVATION, "sigmoid", Toys.Sigmoid.class);
    add(ACTIVATION, "hard_sigmoid", Toys.HardSigmoid.class);
    add(INITIALIZATION, "identity", Toys.Identity.class);
    add(INITIALIZATION, "orthogonal", Toys.Orthogonal.class);
    add(INITIALIZATION, "glorot", Toys.Glorot.class);
    add(INITIALIZATION, "zeros", Toys.Zeros.class);
    add(INITIALIZATION, "normal", Toys.Normal.class);
    add(CLIPPING, "none", Toys.NoClipping.class);
    add(CLIPPING, "norm", Toys.NormClipping.class);
    add(CLIPPING, "value", Toys.ValueClipping.class);
    add(OPTIMIZER, "adam", Toys.Adam.class);
    add(OPTIMIZER, "sgd", Toys.Sgd.class);
    add(SCHEDULE, "constant", Toys.Constant.class);
    add(REGULARIZATION, "none", Toys.NoPenalty.class);
    add(LOSS, "cross_entropy", CrossEntropy.class);
    add(LOSS, "squared_error", SquaredError.class);
    add(METRIC, "accuracy", Accuracy.class);
    add(DATASET, "adding", Toys.Adding.class);
    add(DATASET, "text", Toys.Text.class);
    add(DATASET, "everything", Toys.Everything.class);
    add(DATASET, "odd", Toys.Odd.class);
    add(DATASET, "misconstrained", Toys.Misconstrained.class);
    add(PROBE, "gates", Toys.Gates.class);
    add(PROBE, "gradient_norms", Toys.Norms.class);
    add(PROBE, "gradient_lag", Lag.class);
    add(PROBE, "clipping", Clip.class);
  }

  record Lag() implements Toys.ToyProbe {}

  record Clip() implements Toys.ToyProbe {}

  /** Registers another component, replacing one of the same name. */
  public ToyCatalog add(ComponentKind kind, String name, Class<? extends Record> type) {
    byKind.get(kind).put(name, new ComponentDefinition(kind, name, type, "a toy"));
    return this;
  }

  /** Makes a component look like a plugin's. */
  public ToyCatalog digest(String name, String digest) {
    digests.put(name, digest);
    return this;
  }

  @Override
  public SortedMap<String, ComponentDefinition> all(ComponentKind kind) {
    return byKind.get(kind);
  }

  @Override
  public ComponentDefinition definitionOf(Object component) {
    return byKind.values().stream()
        .flatMap(definitions -> definitions.values().stream())
        .filter(definition -> definition.type() == component.getClass())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String codeDigest(ComponentDefinition definition) {
    return digests.getOrDefault(definition.name(), "");
  }
}
