package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      boolean tested = row.test() == DifferenceTest.T;
      table.row(
          List.of(
              row.comparison().condition().condition(),
              row.comparison().baseline().condition(),
              tested
                  ? new EstimateText(row.estimate()).toString()
                  : row.pairs().diverged() + " of " + row.pairs().count() + " diverged",
              p(row.adjusted()) + (tested ? "" : " (sign test)"),
              Double.isNaN(row.estimate().effectSize())
                  ? "–"
                  : String.format(Locale.ROOT, "%.1f", row.estimate().effectSize())));
    }
    return rows.isEmpty() ? List.of() : table.lines();
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
              p(adjusted[i]),
              effect.leftOut() == 0 ? "" : Integer.toString(effect.leftOut())));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (adjusted.length > MOST_EFFECTS) {
      lines.add("… and " + (adjusted.length - MOST_EFFECTS) + " more in effects.csv");
    }
    return lines;
  }

  /** A claim in two lines. */
  static List<String> claim(JudgedClaim judged) {
    return List.of(heading(judged.verdict(), judged.claim()), " ".repeat(14) + figures(judged));
  }

  /** A claim's verdict, its name, and what is compared. */
  static String heading(Verdict verdict, DeclaredClaim claim) {
    String against = claim.than().isEmpty() ? "" : " against " + claim.than();
    return String.format("%-13s %s (%s%s)", verdict, claim.name(), claim.condition(), against);
  }

  private static String figures(JudgedClaim judged) {
    int n = judged.evidence().length;
    StringBuilder text = new StringBuilder();
    Estimate estimate = judged.estimate();
    if (estimate.n() > 1) {
      text.append(judged.claim().than().isEmpty() ? "mean " : "difference ")
          .append(new EstimateText(estimate))
          .append(" (")
          .append(Math.round(1000 * (1 - estimate.alpha())) / 10.0)
          .append("% interval)");
    } else {
      text.append(judged.pro() + " of " + n + " seeds for it, " + judged.contra() + " against it");
    }
    String p = p(judged.adjusted());
    text.append(", p ").append(p.startsWith("<") ? "" : "= ").append(p);
    text.append(" (")
        .append(judged.test().title(!judged.claim().than().isEmpty()))
        .append(", ")
        .append(n)
        .append(" seeds");
    text.append(judged.diverged() > 0 ? ", " + judged.diverged() + " diverged" : "");
    text.append(judged.unfinished() > 0 ? ", " + judged.unfinished() + " unfinished" : "");
    if (judged.unmeasured() > 0) {
      text.append(", ").append(judged.unmeasured()).append(" did not measure it");
    }
    return text.append(')').toString();
  }

  private static String words(Measure measure) {
    return measure.name().replace('_', ' ');
  }

  private static String p(double p) {
    if (Double.isNaN(p)) {
      return "–";
    }
    return p < 1e-4 ? "<0.0001" : String.format(Locale.ROOT, "%.2g", p);
  }
}
