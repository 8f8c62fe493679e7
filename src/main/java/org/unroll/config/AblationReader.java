package org.unroll.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a sweep's {@code ablate: {factors: {name: {…}}, design: full}} as the arms it makes. */
final class AblationReader {
  private static final String PATH = "sweep.ablate";
  private static final List<String> KEYS = List.of("factors", "design");

  /** Columns of the list of runs, in which each factor is one more; beside those of metrics. */
  static final Set<String> TAKEN =
      Set.of(
          "id",
          "condition",
          "arm",
          "seed",
          "status",
          "steps_made",
          "best_step",
          "baseline_loss",
          "baseline",
          "diverged_step",
          "reason",
          "folder");

  private static final ValueType.MetricOf METRICS =
      new ValueType.MetricOf(
          List.of("best_validation", "final_validation", "final_train", "test"), List.of());

  private final SweepPart part;
  private final KeyAdvice advice;
  private final Function<Node, List<Arm>> deltas;
  private final Problems problems;

  /**
   * @param deltas reads named deltas, as arms are
   */
  AblationReader(
      SweepPart part, KeyAdvice advice, Function<Node, List<Arm>> deltas, Problems problems) {
    this.part = part;
    this.advice = advice;
    this.deltas = deltas;
    this.problems = problems;
  }

  List<Arm> read(Node node) {
    Optional<Node.Mapping> map = part.asMap(node, PATH);
    if (map.isEmpty()) {
      return List.of();
    }
    for (Map.Entry<String, Node.Entry> entry : map.get().entries().entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        problems.add(entry.getValue().key(), advice.unknownKey(PATH, entry.getKey(), KEYS));
      }
    }
    Optional<Ablation.Design> design = design(map.get());
    Optional<Node> written = map.get().find("factors");
    List<Arm> factors = written.map(deltas).orElse(List.of());
    if (written.isEmpty()) {
      problems.add(
          node.origin(),
          PATH
              + ".factors is required: what is switched on and off, by name, such as factors:"
              + " {clipped: {clipping: {type: norm, threshold: 1}}}");
    }
    return !factors.isEmpty() && design.isPresent() && sound(factors)
        ? distinct(new Ablation(factors, design.get()).arms())
        : List.of();
  }

  private Optional<Ablation.Design> design(Node.Mapping map) {
    String path = PATH + ".design";
    Map<String, Ablation.Design> designs = new LinkedHashMap<>();
    Arrays.stream(Ablation.Design.values()).forEach(each -> designs.put(each.word(), each));
    List<String> words = List.copyOf(designs.keySet());
    Optional<Node> node = map.find("design");
    if (node.isEmpty() || !(node.get() instanceof Node.Scalar word) || word.isNull()) {
      problems.add(
          node.orElse(map).origin(),
          path
              + node.map(it -> ": must be one of these, not " + it.kind()).orElse(" is required")
              + ". Allowed: "
              + String.join(", ", words));
      return Optional.empty();
    } else if (!designs.containsKey(word.text())) {
      problems.add(word.origin(), advice.unknownWord(path, word.text(), words));
    }
    return Optional.ofNullable(designs.get(word.text()));
  }

  private boolean sound(List<Arm> factors) {
    boolean sound = true;
    Set<String> metrics = Set.copyOf(METRICS.words(advice.catalog()));
    if (factors.size() > Ablation.MOST_FACTORS) {
      problems.add(
          factors.get(Ablation.MOST_FACTORS).origin(),
          PATH + ".factors: are more than " + Ablation.MOST_FACTORS);
      return false;
    }
    for (int i = 0; i < factors.size(); i++) {
      Arm factor = factors.get(i);
      if (TAKEN.contains(factor.name()) || metrics.contains(factor.name())) {
        sound = false;
        problems.add(
            factor.origin(),
            PATH + ".factors: '" + factor.name() + "' is a column of the results; choose another");
      }
      for (Arm earlier : factors.subList(0, i)) {
        sound &= apart(factor, earlier);
      }
    }
    return sound;
  }

  /** Both may be on at once. */
  private boolean apart(Arm factor, Arm earlier) {
    for (Setting setting : factor.settings()) {
      if (earlier.settings().stream().anyMatch(setting::overlaps)) {
        problems.add(
            setting.origin(),
            PATH
                + ".factors: '"
                + setting.key()
                + "' is also set by factor '"
                + Excerpt.of(earlier.name())
                + "', and both may be on at once");
        return false;
      }
    }
    return true;
  }

  private List<Arm> distinct(List<Arm> arms) {
    Set<String> names = new HashSet<>();
    List<Arm> kept = new ArrayList<>();
    for (Arm arm : arms) {
      if (names.add(arm.name())) {
        kept.add(arm);
      } else {
        problems.add(
            arm.origin(),
            PATH + ".factors: two arms would be called '" + arm.name() + "'; rename a factor");
      }
    }
    return kept;
  }
}
