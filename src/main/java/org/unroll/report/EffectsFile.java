package org.unroll.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.WriteFailure;
import org.unroll.report.statistics.HolmCorrection;

/**
 * Writes {@code effects.csv}: main effects and pairwise interactions of a full factorial design.
 * Holm's correction goes over all effects on one metric.
 */
final class EffectsFile {
  private static final List<String> COLUMNS =
      List.of(
          "metric",
          "effect",
          "factor",
          "level",
          "reference",
          "other_factor",
          "other_level",
          "other_reference",
          "n",
          "left_out",
          "estimate",
          "sd",
          "ci_low",
          "ci_high",
          "p",
          "p_holm");

  private EffectsFile() {}

  /** Writes it anew; there is none where the design is not factorial. */
  static void write(
      ExperimentFolder folder, Optional<FactorialDesign> design, List<Measure> measures) {
    if (design.isEmpty()) {
      remove(folder);
      return;
    }
    CsvText table = new CsvText(COLUMNS);
    for (Measure measure : measures) {
      List<Effect> effects = Effect.of(design.get(), measure);
      double[] adjusted = adjusted(effects);
      for (int i = 0; i < adjusted.length; i++) {
        table.row(row(measure, effects.get(i), adjusted[i]));
      }
    }
    new AtomicFile(folder.effects()).replace(table.toString());
  }

  static double[] adjusted(List<Effect> effects) {
    return HolmCorrection.of(
        effects.stream().mapToDouble(effect -> effect.estimate().p(0)).toArray());
  }

  private static List<Object> row(Measure measure, Effect effect, double adjusted) {
    Effect.Change first = effect.first();
    Effect.Change second = effect.second();
    return Arrays.asList(
        measure.name(),
        second == null ? "main" : "interaction",
        first.factor().name(),
        first.level(),
        first.reference(),
        second == null ? null : second.factor().name(),
        second == null ? null : second.level(),
        second == null ? null : second.reference(),
        effect.estimate().n(),
        effect.leftOut(),
        effect.estimate().mean(),
        effect.estimate().deviation(),
        effect.estimate().low(),
        effect.estimate().high(),
        effect.estimate().p(0),
        adjusted);
  }

  private static void remove(ExperimentFolder folder) {
    try {
      Files.deleteIfExists(folder.effects());
    } catch (IOException cause) {
      throw new WriteFailure(folder.effects(), cause);
    }
  }
}
