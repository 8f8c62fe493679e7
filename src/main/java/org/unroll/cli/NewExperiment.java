package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.config.reference.KeyReference;
import org.unroll.config.reference.ParameterReference;
import org.unroll.config.reference.Reference;

/** A small experiment to begin with: a few keys set, all others as comments. */
final class NewExperiment {
  private static final int COLUMNS = 100;

  private final Reference reference;

  /** What is set, as it stands in the file. */
  private final Map<String, String> set = new LinkedHashMap<>();

  /** Values of keys that stand for nothing when they are left out. */
  private final Map<String, String> examples = new LinkedHashMap<>();

  NewExperiment(Reference reference) {
    this.reference = reference;
    set.put("dataset", "dataset: {type: adding, length: 20}");
    set.put("cell", "cell: rnn");
    set.put("hidden_size", "hidden_size: 16");
    set.put("optimizer", "optimizer: {type: adam, learning_rate: 1e-2}");
    set.put("steps", "steps: 400");
    set.put("evaluate", "evaluate: {every: 40}");
    set.put(
        "sweep",
        """
        sweep:
          arms:                # changes to the settings above, by name
            plain: {}
            clipped: {clipping: {type: norm, threshold: 1.0}}
            gru: {cell: gru}""");
    set.put("seeds", "seeds: 2");
    examples.put("name", "another-name");
    examples.put("description", "Does clipping help here?");
    examples.put("extends", "another.yaml");
    examples.put("tune", "{optimizer.learning_rate: [1e-2, 1e-3]}");
    examples.put("claims", "{metric: test_loss, lower: {arm: gru}, than: {arm: plain}}");
    examples.put("loss", "absolute_error");
    examples.put("metrics", "[mean_absolute_error, r_squared]");
    examples.put("epochs", "10");
    examples.put("early_stopping", "5");
    examples.put("stop_when", "{below: 0.01}");
  }

  /** The file's text. */
  String text(Path file) {
    Map<String, KeyReference> keys = new LinkedHashMap<>();
    reference.keys().forEach(key -> keys.put(key.value().name(), key));
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Two numbers out of twenty have to be added; always answering 1 gives a loss of 1/6.");
    lines.add("#   ./unroll plan " + file);
    lines.add("#   ./unroll run " + file);
    set.forEach(
        (key, entry) -> {
          lines.add("");
          lines.addAll(comment(keys.get(key).value().doc()));
          entry.lines().forEach(lines::add);
        });
    lines.add("");
    lines.addAll(comment("Everything else, with its default. 'unroll describe KEY' tells more."));
    keys.values().stream()
        .filter(key -> !set.containsKey(key.value().name()))
        .forEach(key -> lines.addAll(commented(key)));
    return String.join("\n", lines) + "\n";
  }

  private List<String> commented(KeyReference key) {
    String name = key.value().name();
    String standard = standard(key);
    boolean example = standard.isEmpty();
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(comment(key.value().doc()));
    String value = example ? examples.getOrDefault(name, "…") : standard;
    lines.add("# " + name + ": " + value + (example ? "  # for example; nothing if left out" : ""));
    return lines;
  }

  /** An empty map says little: its own defaults are written out. */
  private static String standard(KeyReference key) {
    if (!key.value().standard().equals("{}")) {
      return key.value().standard();
    }
    return key.parameters().stream()
        .filter(parameter -> !parameter.standard().isEmpty())
        .map(NewExperiment::entry)
        .collect(joining(", ", "{", "}"));
  }

  private static String entry(ParameterReference parameter) {
    return parameter.name() + ": " + parameter.standard();
  }

  private static List<String> comment(String text) {
    return text.isBlank()
        ? List.of()
        : new Wrapping(COLUMNS).lines(text, 2).stream().map(line -> "# " + line).toList();
  }
}
