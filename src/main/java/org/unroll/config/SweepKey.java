package org.unroll.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of a {@code sweep}, with what they mean. */
public enum SweepKey {
  /** Changes by name. */
  ARMS(
      "map from name to settings",
      "Changes to the settings, by name; {} changes nothing. The first arm is what the others are"
          + " compared with.",
      "arms: {plain: {}, gru: {cell: gru}, clipped: {clipping: {type: norm, threshold: 1}}}"),
  /** Factors of a designed experiment. */
  ABLATE(
      "map of {factors, design}",
      "Factors that are switched on and off, in place of arms. The designs: add-one-in, none, then"
          + " each alone; leave-one-out, all, then all but each; full, every combination, of which"
          + " the report shows main effects and interactions.",
      "ablate: {factors: {clipped: {clipping: {type: norm, threshold: 1}}, gated: {cell: gru}},"
          + " design: full}"),
  /** Crossed lists. */
  GRID(
      "map from key to list of values",
      "Lists of values, each crossed with all others and with the arms.",
      "grid: {dataset.length: [50, 100], hidden_size: [16, 32]}"),
  /** Lists that go together. */
  ZIP(
      "map from key to list of values",
      "Lists of equal length, whose values go together: the first of each, the second of each.",
      "zip: {hidden_size: [64, 32], layers: [1, 2]}"),
  /** Drawn values. */
  RANDOM(
      "map of {count, seed, keys}",
      "As many points as count says, each with a value drawn for every key: {uniform: [low, high]}"
          + " and {log_uniform: [low, high]} draw any number, {integer: [low, high]} a whole one,"
          + " {choice: [a, b, c]} one of these. The same seed (1) draws the same.",
      "random: {count: 20, seed: 1, keys: {optimizer.learning_rate: {log_uniform: [1e-4, 1e-2]},"
          + " hidden_size: {integer: [16, 64]}}}"),
  /** What is left out. */
  EXCLUDE(
      "map of settings, or list of such",
      "Combinations that are left out: those in which all these settings hold; arm: names an arm.",
      "grid: {cell: [rnn, gru], layers: [1, 2]}, exclude: [{cell: gru, layers: 2}]");

  private final String type;
  private final String doc;
  private final String example;

  SweepKey(String type, String doc, String example) {
    this.type = type;
    this.doc = doc;
    this.example = example;
  }

  /** All of them as they are written. */
  static List<String> keys() {
    return Arrays.stream(values()).map(SweepKey::key).toList();
  }

  /** The key as it is written. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What value it takes, in words. */
  public String type() {
    return type;
  }

  /** What it means. */
  public String doc() {
    return doc;
  }

  /** What can stand between the braces of <code>sweep: {…}</code>. */
  public String example() {
    return example;
  }
}
