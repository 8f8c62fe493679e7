package org.unroll.report.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unroll.api.MetricDescription;

/** The quantities that have a name. */
public final class Quantities {
  /** The name of all parameters together. */
  static final String GLOBAL = "global";

  private static final String LEARNING = "learning_curve";

  private Quantities() {}

  /**
   * The loss and the metrics of each split.
   *
   * @param metrics what was measured beside the loss
   */
  public static List<Quantity> learning(List<MetricDescription> metrics) {
    List<Quantity> quantities = new ArrayList<>(learning(MetricDescription.LOSS));
    metrics.forEach(metric -> quantities.addAll(learning(metric)));
    return quantities;
  }

  private static List<Quantity> learning(MetricDescription metric) {
    String words = metric.name().replace('_', ' ');
    boolean told = metric.unit().isEmpty() || metric.name().equals("accuracy");
    return Stream.of("validation", "train")
        .map(
            split ->
                new Quantity(
                    split + "_" + metric.name(),
                    split + " " + words + (told ? "" : " (" + metric.unit() + ")"),
                    LEARNING,
                    metric.name(),
                    Map.of("split", split)))
        .toList();
  }

  /** The size of the whole gradient. */
  public static List<Quantity> gradients() {
    return List.of(
        new Quantity(
            "gradient_norm", "gradient norm", "gradients", "norm", Map.of("name", GLOBAL)));
  }

  /** What clipping met and did. */
  public static List<Quantity> clipping() {
    return List.of(
        new Quantity(
            "share_clipped", "share of updates clipped", "clipping", "share_clipped", Map.of()),
        new Quantity(
            "norm_before", "gradient norm before clipping", "clipping", "norm_before", Map.of()),
        new Quantity(
            "norm_after", "gradient norm after clipping", "clipping", "norm_after", Map.of()));
  }

  /** Of a gate: its mean, and the shares of values near 0 and near 1. */
  static List<Quantity> gate(String layer, String gate) {
    Part part = new Part("gate", "gates", "gate", layer, gate);
    return List.of(
        part.quantity("mean", "mean"),
        part.quantity("saturated_left", "share below 0.1"),
        part.quantity("saturated_right", "share above 0.9"));
  }

  /** The rate at which the gradient fades or grows on the way back through a state. */
  static List<Quantity> decay(String layer, String state) {
    return List.of(
        new Part("decay", "gradient_decay", "state", layer, state)
            .quantity("nats_per_step", "nats per step back"));
  }

  /** Of a state's units: how many are of no use, and which values are near the ends. */
  static List<Quantity> units(String layer, String state) {
    Part part = new Part("units", "units", "state", layer, state);
    return List.of(
        part.quantity("dead", "share of dead units"),
        part.quantity("saturated_left", "share of values below −0.9"),
        part.quantity("saturated_right", "share of values above 0.9"));
  }

  /** Of some parameters: how large an update is, and how far all updates led. */
  static List<Quantity> weights(String name) {
    return List.of(
        weights(name, "update_to_weight", "norm of the update / norm"),
        weights(name, "distance", "distance from the initial values"));
  }

  private static Quantity weights(String name, String column, String words) {
    return new Quantity(
        "weights." + name + "." + column,
        name + ": " + words,
        "weights",
        column,
        Map.of("name", name, "role", ""));
  }

  /** A part of a layer, and where its rows stand. */
  private record Part(String prefix, String table, String kind, String layer, String name) {
    Quantity quantity(String column, String words) {
      return new Quantity(
          String.join(".", prefix, layer, name, column),
          name + ", layer " + layer + ": " + words,
          table,
          column,
          Map.of("layer", layer, kind, name));
    }
  }

  /**
   * Those that every run may have.
   *
   * @param metrics what it measures beside the loss
   */
  static List<Quantity> usual(List<MetricDescription> metrics) {
    return Stream.of(learning(metrics), gradients(), clipping()).flatMap(List::stream).toList();
  }

  /** What is kept of a table for the sake of all its quantities. */
  static RunTable.Extract extract(String table, List<MetricDescription> metrics) {
    return RunTable.Extract.of(
        Stream.of(usual(metrics), gate("", ""), decay("", ""), units("", ""), weights(""))
            .flatMap(List::stream)
            .filter(quantity -> quantity.table().equals(table))
            .toList());
  }
}
