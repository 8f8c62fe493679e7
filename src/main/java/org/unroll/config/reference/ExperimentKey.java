package org.unroll.config.reference;

import java.util.List;
import java.util.Locale;
import org.unroll.config.ClaimSpec;
import org.unroll.config.RecordDeclaration;

/** The keys of an experiment file that are not part of a run's configuration. */
public enum ExperimentKey {
  /** The experiment's name. */
  NAME("text", "", "Names the folder of the results; the file's name when left out."),
  /** What it is about. */
  DESCRIPTION("text", "", "What the experiment is to show."),
  /** What it starts from. */
  EXTENDS(
      "path or list of paths",
      "",
      "Files whose settings this one starts from; a later file wins, and this one over all."),
  /** What is varied. */
  SWEEP(
      "map, or list of maps, of {arms, ablate, grid, zip, random, exclude}",
      "",
      "What is varied: arms (changes by name), ablate (factors that are switched on and off, by a"
          + " design), grid (lists of values, crossed), zip (lists of values that go together),"
          + " random (values that are drawn), exclude (combinations left out)."),
  /** What is chosen first. */
  TUNE(
      "map of lists of values, and {seeds}",
      "",
      "What is chosen for each condition before conditions are compared: lists of values, crossed."
          + " Each is trained with seeds of its own, seeds: n of them (3, or fewer if there are"
          + " fewer to compare), and the lowest mean of best_validation_loss is chosen."),
  /** How many replicates. */
  SEEDS(
      "whole number or list of whole numbers",
      "1",
      "Replicates of every condition: n for the seeds 1 to n, or a list of seeds."),
  /** What it is to show. */
  CLAIMS(
      "list of maps of {" + String.join(", ", RecordDeclaration.of(ClaimSpec.class).names()) + "}",
      "",
      "What the experiment is to show, judged from its runs: lower or higher values in some"
          + " conditions than in others, or a value against a number.");

  private final String type;
  private final String standard;
  private final String doc;

  ExperimentKey(String type, String standard, String doc) {
    this.type = type;
    this.standard = standard;
    this.doc = doc;
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
    List<ParameterReference> parameters =
        this == CLAIMS
            ? RecordDeclaration.of(ClaimSpec.class).parameters().stream()
                .map(ParameterReference::of)
                .toList()
            : List.of();
    return new KeyReference(value, List.of(), List.of(), "", parameters);
  }
}
