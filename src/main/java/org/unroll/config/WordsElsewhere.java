package org.unroll.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.config.ClaimSpec.By;

/** What result files, other programs and papers call the words that have a name here. */
final class WordsElsewhere {
  private static final Map<String, List<String>> TESTS =
      Map.of(
          "t",
          List.of("ttest", "t_test", "t-test", "student_t", "student", "paired_t"),
          "wilcoxon",
          List.of("wilcoxon_signed_rank", "signed_rank", "signed_ranks"),
          "sign",
          List.of("sign_test", "sign-test", "signtest"));

  private static final String THRESHOLD = "_[-+.\\dEe]+";

  private WordsElsewhere() {}

  /** What to write at that key. */
  static Optional<String> wordFor(String path, String word, List<String> known) {
    return switch (path) {
      case "claims.test" ->
          TESTS.entrySet().stream()
              .filter(test -> test.getValue().contains(word))
              .map(test -> "test: " + test.getKey())
              .findFirst();
      case "claims.metric" -> metricFor(word, known).or(() -> onValidation(word, known));
      case "evaluate.best", "stop_when.metric" -> onValidation(word, known);
      default -> Optional.empty();
    };
  }

  /** A metric's name alone does not say which split. */
  private static Optional<String> onValidation(String word, List<String> known) {
    return Optional.of("validation_" + word).filter(known::contains);
  }

  /** The metric that a column of the results has, and which of its values. */
  private static Optional<String> metricFor(String column, List<String> known) {
    for (String metric : known) {
      for (By by : By.values()) {
        String name = ScalarBinder.word(by) + "_" + metric;
        String rest = column.startsWith(name) ? column.substring(name.length()) : "?";
        String keys = "metric: " + metric + ", by: " + ScalarBinder.word(by);
        if (ClaimSpec.has(metric, by) && rest.isEmpty()) {
          return Optional.of(keys + (by == By.STEPS_TO ? ", threshold: 0.01" : ""));
        } else if (by == By.STEPS_TO && ClaimSpec.has(metric, by) && rest.matches(THRESHOLD)) {
          return Optional.of(keys + ", threshold: " + rest.substring(1));
        }
      }
    }
    return Optional.empty();
  }
}
