package org.unroll.config.reference;

import java.util.List;
import java.util.Locale;

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
      "map, or list of maps, of {arms, grid, zip, random, exclude}",
      "",
      "What is varied. arms: changes by name; grid: lists of values, crossed; zip: lists of values"
          + " that go together; random: values that are drawn; exclude: combinations left out."),
  /** How many replicates. */
  SEEDS(
      "whole number or list of whole numbers",
      "1",
      "Replicates of every condition: n for the seeds 1 to n, or a list of seeds.");

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
    return new KeyReference(value, "", List.of());
  }
}
