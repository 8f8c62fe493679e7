package org.unroll.report.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The quantities that have a name. */
public final class Quantities {
  private Quantities() {}

  /** Losses and accuracies. */
  public static List<Quantity> learning() {
    List<Quantity> quantities = new ArrayList<>();
    for (String column : List.of("loss", "accuracy")) {
      for (String split : List.of("validation", "train")) {
        quantities.add(
            new Quantity(
                split + "_" + column,
                split + " " + column,
                "learning_curve",
                column,
                Map.of("split", split)));
      }
    }
    return quantities;
  }

  /** The size of the whole gradient. */
  public static List<Quantity> gradients() {
    return List.of(
        new Quantity(
            "gradient_norm", "gradient norm", "gradients", "norm", Map.of("name", "global")));
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
  public static List<Quantity> gate(String layer, String gate) {
    return List.of(
        gate(layer, gate, "mean", "mean"),
        gate(layer, gate, "saturated_left", "share below 0.1"),
        gate(layer, gate, "saturated_right", "share above 0.9"));
  }

  private static Quantity gate(String layer, String gate, String column, String words) {
    return new Quantity(
        "gate." + layer + "." + gate + "." + column,
        gate + ", layer " + layer + ": " + words,
        "gates",
        column,
        Map.of("layer", layer, "gate", gate));
  }

  /** Those that every experiment may have. */
  public static List<Quantity> usual() {
    return Stream.of(learning(), gradients(), clipping()).flatMap(List::stream).toList();
  }
}
