package org.unroll.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.MetricDescription;
import org.unroll.text.PlainNumber;

/** A claim as it is written in an experiment file. */
@Doc("What the experiment is to show: judged supported, refuted or inconclusive from its runs.")
public record ClaimSpec(
    @Doc("What to call it; put together from its parts when left out.") Optional<String> name,
    @MetricName(
            splits = {"validation", "train", "test"},
            others = ClaimSpec.GRADIENT_KEPT)
        @Doc(
            "What is measured: validation_, train_ or test_ and loss or the name of a metric; or"
                + " log10_gradient_kept, how much of the gradient arrives at the sequence's first"
                + " step.")
        String metric,
    @Default("final")
        @Doc(
            "Which value of the metric: at the end, at the best step,"
                + " the area under the curve divided by its length, or the first step that reaches"
                + " the threshold.")
        By by,
    @Doc("For by: steps_to, the value to be reached.") OptionalDouble threshold,
    @Doc("Which arm, and values of axes, are claimed to have the lower value.")
        Optional<Map<String, String>> lower,
    @Doc("Which arm, and values of axes, are claimed to have the higher value.")
        Optional<Map<String, String>> higher,
    @Doc("What they are compared with: the arm, or values of axes, in which that differs.")
        Optional<Map<String, String>> than,
    @Doc("Whose value is compared with a number: an arm, and values of axes; all when left out.")
        Optional<Map<String, String>> of,
    @Doc("The value is claimed to be this or less.") OptionalDouble atMost,
    @Doc("The value is claimed to be this or more.") OptionalDouble atLeast,
    @Doc("The value is claimed to lie between these two, such as [0.8, 1].")
        Optional<@Size(min = 2, max = 2) List<Double>> within,
    @PositiveOrZero @Default("0.0") @Doc("By how much the value must be lower or higher at least.")
        double margin,
    @Positive
        @DecimalMax(value = "1.0", inclusive = false, message = "must be less than {value}")
        @Default("0.05")
        @Doc("The risk that is taken of a wrong verdict, over all claims of the file.")
        double alpha,
    @Min(1) @Doc("The least number of seeds for a verdict.") OptionalInt seeds,
    @Default("t")
        @Doc("Student's t on the differences by seed, Wilcoxon's signed ranks, or the sign test.")
        Test test) {
  /** What a claim about how far the gradient reaches is about. */
  public static final String GRADIENT_KEPT = "log10_gradient_kept";

  /** Which of a metric's values. */
  public enum By {
    FINAL,
    BEST,
    AREA,
    STEPS_TO
  }

  /** How differences are tested. */
  public enum Test {
    T,
    WILCOXON,
    SIGN;

    /** The number of differences that decides how small a p-value can get. */
    public boolean isByRank() {
      return this != T;
    }

    /** Its name in result files; R would read a lone t as TRUE. */
    public String word() {
      return this == T ? "student_t" : ScalarBinder.word(this);
    }
  }

  public ClaimSpec {
    checkRelation(lower, higher, than, of, atMost, atLeast, within);
    if (margin != 0 && than.isEmpty()) {
      throw new IllegalArgumentException("margin goes together with lower and higher");
    } else if (by != By.FINAL && !hasCurve(metric)) {
      throw new IllegalArgumentException(
          metric + " has one value only; leave out by, or write metric: validation_loss");
    } else if ((by == By.STEPS_TO) != threshold.isPresent()) {
      throw new IllegalArgumentException(
          "by: steps_to and threshold go together, such as by: steps_to, threshold: 0.01");
    }
    within = within.map(List::copyOf);
    within
        .filter(bounds -> bounds.get(0) > bounds.get(1))
        .ifPresent(
            bounds -> {
              throw new IllegalArgumentException("within must rise from low to high");
            });
  }

  private static void checkRelation(
      Optional<?> lower,
      Optional<?> higher,
      Optional<?> than,
      Optional<?> of,
      OptionalDouble atMost,
      OptionalDouble atLeast,
      Optional<?> within) {
    int comparisons = count(lower.isPresent()) + count(higher.isPresent());
    int bounds = count(atMost.isPresent()) + count(atLeast.isPresent()) + count(within.isPresent());
    if (comparisons + bounds != 1) {
      throw new IllegalArgumentException(
          "needs one of lower, higher, at_most, at_least and within, not "
              + (comparisons + bounds == 0 ? "none" : "several"));
    } else if ((comparisons == 1) != than.isPresent()) {
      throw new IllegalArgumentException(
          "lower and higher go together with than, such as lower: {arm: gru}, than: {arm: plain}");
    } else if (of.isPresent() && bounds == 0) {
      throw new IllegalArgumentException("of goes together with at_most, at_least and within");
    }
  }

  private static int count(boolean given) {
    return given ? 1 : 0;
  }

  /** The word for what is claimed: {@code lower}, {@code at_most}. */
  public String relation() {
    if (lower.isPresent() || higher.isPresent()) {
      return lower.isPresent() ? "lower" : "higher";
    } else if (within.isPresent()) {
      return "within";
    }
    return atMost.isPresent() ? "at_most" : "at_least";
  }

  /** Which conditions the claim is about; everything where nothing is said. */
  public Map<String, String> subject() {
    return lower.or(() -> higher).or(() -> of).orElse(Map.of());
  }

  /** The column of the results that is judged, such as {@code final_validation_loss}. */
  public String measure() {
    return threshold.isPresent() ? value() + "_" + plain(threshold.getAsDouble()) : value();
  }

  /** The same for readers. */
  public String measureInWords() {
    String words = value().replace('_', ' ');
    return threshold.isPresent() ? words + " " + PlainNumber.of(threshold.getAsDouble()) : words;
  }

  private String value() {
    return hasEnd(metric) ? ScalarBinder.word(by) + "_" + metric : metric;
  }

  /** Whether it is measured along the whole of training. */
  static boolean hasCurve(String metric) {
    return metric.startsWith("validation_");
  }

  private static boolean hasEnd(String metric) {
    return hasCurve(metric) || metric.startsWith("train_");
  }

  /** Whether a metric has that value, of several. */
  static boolean has(String metric, By by) {
    return by == By.FINAL ? hasEnd(metric) : hasCurve(metric);
  }

  /** Whether it is about how far the gradient reaches, and not about a metric. */
  public boolean ofGradient() {
    return metric.equals(GRADIENT_KEPT);
  }

  /** The metric's name, without the split. */
  public String metricName() {
    return metric.substring(metric.indexOf('_') + 1);
  }

  /** Whether it is in the unit of the loss that is trained on. */
  public boolean isLoss() {
    return metricName().equals(MetricDescription.LOSS.name());
  }

  /** The least that is allowed; −∞ without a lower bound. */
  public double low() {
    return within.map(bounds -> bounds.get(0)).orElse(atLeast.orElse(Double.NEGATIVE_INFINITY));
  }

  /** The most that is allowed; ∞ without an upper bound. */
  public double high() {
    return within.map(bounds -> bounds.get(1)).orElse(atMost.orElse(Double.POSITIVE_INFINITY));
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
