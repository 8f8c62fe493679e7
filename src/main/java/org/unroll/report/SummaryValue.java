package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unroll.report.statistics.Estimate;

/**
 * What the completed runs of a condition say of a metric, as it stands in {@code summary.csv} and,
 * as text, on the console and the page: mean ± half of its interval, and how many runs it is not
 * over.
 *
 * @param metric its name
 * @param estimate of those with a finite value
 * @param infinite runs without: a threshold was never reached, or a gradient is exactly 0
 * @param unmeasured runs that did not measure it
 */
public record SummaryValue(String metric, Estimate estimate, int infinite, int unmeasured) {
  /** Of a metric that none of the completed runs measured. */
  public static SummaryValue absent(String metric, int completed) {
    return new SummaryValue(metric, Estimate.of(), 0, completed);
  }

  /** The completed runs. */
  public int completed() {
    return estimate.n() + infinite + unmeasured;
  }

  /** The metric in words, as a heading. */
  public static String heading(String metric) {
    return metric.equals(GradientKept.METRIC)
        ? "gradient kept at longest lag"
        : metric.replace('_', ' ');
  }

  /** For the eye. */
  @Override
  public String toString() {
    List<String> without = new ArrayList<>();
    if (infinite > 0) {
      without.add(infinite + " " + infinity("at 0"));
    }
    if (unmeasured > 0) {
      without.add(unmeasured + " unmeasured");
    }
    if (estimate.n() == 0 && infinite == completed() && infinite > 0) {
      return infinity("0");
    } else if (estimate.n() == 0 && infinite == 0) {
      return "–";
    }
    String others = without.isEmpty() ? "" : " (" + String.join(", ", without) + ")";
    return mean() + others;
  }

  private String infinity(String ofGradient) {
    if (Measure.isStepsTo(metric)) {
      return "never reached";
    }
    return metric.equals(GradientKept.METRIC) ? ofGradient : "infinite";
  }

  /** The gradient kept is averaged as a logarithm, and shown as a power of ten. */
  private String mean() {
    if (!metric.equals(GradientKept.METRIC) || estimate.n() == 0) {
      return new EstimateText(estimate).toString();
    }
    return estimate.n() > 1
        ? String.format(Locale.ROOT, "10^(%.1f ± %.1f)", estimate.mean(), estimate.halfWidth())
        : String.format(Locale.ROOT, "10^%.1f", estimate.mean());
  }
}
