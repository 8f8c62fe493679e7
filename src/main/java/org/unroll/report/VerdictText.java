package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.Verdict;
import org.unroll.report.statistics.DifferenceTest;
import org.unroll.report.statistics.Estimate;

/** Verdicts and differences for the console. */
final class VerdictText {
  private static final int MOST_EFFECTS = 30;

  private VerdictText() {}

  /** How far each condition lies from the first arm's. */
  static List<String> differences(List<ConditionResults> conditions, Measure measure) {
    List<ComparisonsFile.Row> rows = ComparisonsFile.rows(conditions, measure);
    TextTable table =
        new TextTable()
            .heading(List.of(words(measure), "against", "difference", "p (Holm)", "effect size"));
    for (ComparisonsFile.Row row : rows) {
      table.row(
          List.of(
              row.comparison().condition().condition(),
              row.comparison().baseline().condition(),
              difference(row, measure),
              probability(row),
              EffectSizeText.of(row.estimate().effectSize())));
    }
    return rows.isEmpty() ? List.of() : table.lines();
  }

  /** The mean difference; or why there is none. */
  private static String difference(ComparisonsFile.Row row, Measure measure) {
    SeedCounts counts = row.evidence().counts();
    if (row.evidence().whole()) {
      return new EstimateText(row.estimate()).toString();
    }
    return counts.withoutNumber(measure.name());
  }

  /** With the seeds that it takes where there are too few for the sign test. */
  private static String probability(ComparisonsFile.Row row) {
    String text = ProbabilityText.of(row.adjusted());
    if (!row.test().equals(Optional.of(DifferenceTest.SIGN))) {
      return text;
    }
    int speaking = row.evidence().pro() + row.evidence().contra();
    boolean enough = row.leastSeeds().isPresent() && speaking >= row.leastSeeds().getAsInt();
    String needs =
        enough || row.leastSeeds().isEmpty()
            ? ""
            : ", needs " + row.leastSeeds().getAsInt() + " seeds";
    return text + " (sign test" + needs + ")";
  }

  /** Main effects and interactions. */
  static List<String> effects(FactorialDesign design, Measure measure) {
    List<Effect> effects = Effect.of(design, measure);
    double[] adjusted = EffectsFile.adjusted(effects);
    TextTable table =
        new TextTable().heading(List.of(words(measure), "effect", "p (Holm)", "seeds left out"));
    for (int i = 0; i < Math.min(MOST_EFFECTS, adjusted.length); i++) {
      Effect effect = effects.get(i);
      table.row(
          List.of(
              effect.words(),
              new EstimateText(effect.estimate()).toString(),
              ProbabilityText.of(adjusted[i]),
              effect.leftOut() == 0 ? "" : Integer.toString(effect.leftOut())));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (adjusted.length > MOST_EFFECTS) {
      lines.add("… and " + (adjusted.length - MOST_EFFECTS) + " more in effects.csv");
    }
    return lines;
  }

  /** A claim in two lines; in three where it could not be decided. */
  static List<String> claim(JudgedClaim judged) {
    String indent = " ".repeat(14);
    List<String> lines = new ArrayList<>();
    lines.add(heading(judged.verdict(), judged.claim()));
    lines.add(indent + figures(judged));
    if (!judged.reason().isEmpty()) {
      lines.add(indent + judged.reason());
    }
    return lines;
  }

  /** A claim's verdict, its name, and what is compared. */
  static String heading(Verdict verdict, DeclaredClaim claim) {
    String against = claim.than().isEmpty() ? "" : " against " + claim.than();
    return String.format("%-13s %s (%s%s)", verdict, claim.name(), claim.condition(), against);
  }

  private static String figures(JudgedClaim judged) {
    SeedCounts counts = judged.counts();
    List<String> seeds = new ArrayList<>(List.of(counts.tell() + " seeds"));
    seeds.addAll(counts.words(judged.claim().measure()));
    if (counts.tell() == 0) {
      return "no seed to test (" + String.join(", ", seeds.subList(1, seeds.size())) + ")";
    } else if (judged.test().isEmpty()) {
      return sides(judged) + ", not tested (" + String.join(", ", seeds) + ")";
    }
    seeds.add(0, judged.test().get().title(!judged.claim().than().isEmpty()));
    String p = ProbabilityText.of(judged.adjusted());
    return (judged.estimate().n() > 1 ? estimate(judged) : sides(judged))
        + (p.startsWith("<") ? ", p " : ", p = ")
        + p
        + " ("
        + String.join(", ", seeds)
        + ")";
  }

  private static String estimate(JudgedClaim judged) {
    Estimate estimate = judged.estimate();
    return (judged.claim().than().isEmpty() ? "mean " : "difference ")
        + new EstimateText(estimate)
        + " ("
        + Math.round(1000 * (1 - estimate.alpha())) / 10.0
        + "% interval)";
  }

  private static String sides(JudgedClaim judged) {
    return judged.evidence().pro()
        + " of "
        + judged.counts().tell()
        + " seeds for it, "
        + judged.evidence().contra()
        + " against it";
  }

  private static String words(Measure measure) {
    return measure.name().replace('_', ' ');
  }
}
