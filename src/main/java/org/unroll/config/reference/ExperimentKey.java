package org.unroll.config.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.unroll.config.ClaimSpec;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.SweepKey;

/** The keys of an experiment file that are not part of a run's configuration. */
public enum ExperimentKey {
  /** The experiment's name. */
  NAME(
      "text", "", "Names the folder of the results; the file's name when left out.", "name: fixes"),
  /** What it is about. */
  DESCRIPTION(
      "text", "", "What the experiment is to show.", "description: Which fix helps on long lags?"),
  /** What it starts from. */
  EXTENDS(
      "path or list of paths",
      "",
      "Files whose settings this one starts from; a later file wins, and this one over all.",
      "extends: base.yaml"),
  /** What is varied. */
  SWEEP(
      "map, or list of maps, of {arms, ablate, grid, zip, random, exclude}",
      "",
      "What is varied: arms (changes by name), ablate (factors that are switched on and off, by a"
          + " design), grid (lists of values, crossed), zip (lists of values that go together),"
          + " random (values that are drawn), exclude (combinations left out). What stands in one"
          + " map is crossed; the maps of a list are run one after the other. Keys of settings may"
          + " be dotted.",
      "sweep: {arms: {plain: {}, gru: {cell: gru}}, grid: {dataset.length: [50, 100]}}"),
  /** What is chosen first. */
  TUNE(
      "map of lists of values, and {seeds}",
      "",
      "What is chosen for each condition before conditions are compared: lists of values, crossed."
          + " Each is trained with seeds of its own, seeds: n of them (3, or fewer if there are"
          + " fewer to compare), and the best mean on the validation split is chosen: of the loss, or of"
          + " what evaluate.best names.",
      "tune: {optimizer.learning_rate: [1e-2, 1e-3, 1e-4], seeds: 3}"),
  /** How many replicates. */
  SEEDS(
      "whole number or list of whole numbers",
      "1",
      "Replicates of every condition: n for the seeds 1 to n, or a list of seeds."
          + " Seed n of every condition sees the same data in the same order.",
      "seeds: 5"),
  /** What it is to show. */
  CLAIMS(
      "list of maps of {" + String.join(", ", RecordDeclaration.of(ClaimSpec.class).names()) + "}",
      "",
      "What the experiment is to show, judged from its runs: lower or higher values in some"
          + " conditions than in others, or a value against a number.",
      "claims: [{metric: test_loss, lower: {arm: gru}, than: {arm: plain}, margin: 0.05}]");

  private final String type;
  private final String standard;
  private final String doc;
  private final String example;

  ExperimentKey(String type, String standard, String doc, String example) {
    this.type = type;
    this.standard = standard;
    this.doc = doc;
    this.example = example;
  }

  /** The key as it is written. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means. */
  public String doc() {
    return doc;
  }

  /** All there is to say of it. */
  public KeyReference reference() {
    ParameterReference value = new ParameterReference(key(), type, standard, false, "", doc, "");
    return new KeyReference(value, List.of(), List.of(), "", parameters(), example);
  }

  private List<ParameterReference> parameters() {
    return switch (this) {
      case SWEEP -> Arrays.stream(SweepKey.values()).map(ExperimentKey::of).toList();
      case CLAIMS ->
          RecordDeclaration.of(ClaimSpec.class).parameters().stream()
              .map(ParameterReference::of)
              .toList();
      case TUNE ->
          List.of(
              new ParameterReference(
                  "seeds", "whole number", "3", false, "at least 1", "How many seeds choose.", ""));
      default -> List.of();
    };
  }

  private static ParameterReference of(SweepKey key) {
    String doc = key.doc() + " Example: " + key.example();
    return new ParameterReference(key.key(), key.type(), "", false, "", doc, "");
  }

  /** What can stand within others: {@code sweep.arms}. */
  static List<KeyReference> within() {
    return Arrays.stream(SweepKey.values())
        .map(
            key -> {
              ParameterReference value =
                  new ParameterReference(
                      "sweep." + key.key(), key.type(), "", false, "", key.doc(), "");
              return new KeyReference(
                  value, List.of(), List.of(), "", List.of(), "sweep: {" + key.example() + "}");
            })
        .toList();
  }
}
