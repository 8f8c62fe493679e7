package org.unroll.config;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.text.NearestName;

/** What to say of a key or name that is not known where it stands. */
final class KeyAdvice {
  /** Keys of an experiment file that are not part of a run's configuration. */
  static final List<String> EXPERIMENT_KEYS =
      List.of("name", "description", "extends", "sweep", "tune", "seeds", "claims");

  private static final int SHORT_LIST = 8;

  private final ComponentCatalog catalog;
  private final KeysElsewhere elsewhere = new KeysElsewhere();

  KeyAdvice(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  ComponentCatalog catalog() {
    return catalog;
  }

  /** Whether a key at the top of a file is known, but for a slip. */
  static boolean isSetting(String key) {
    String first = DottedKey.names(key).get(0);
    return settings().contains(first) || NearestName.of(first, settings()).isPresent();
  }

  private static List<String> settings() {
    List<String> known = new ArrayList<>(RecordDeclaration.of(RunSpec.class).names());
    known.addAll(EXPERIMENT_KEYS);
    return known;
  }

  /** An unknown key at the top of the file. */
  String unknownSetting(String key, Node value, Node.Mapping run) {
    List<String> known = settings();
    return unknown(
        "unknown key '" + Excerpt.of(key) + "'",
        elsewhere
            .settingFor(key)
            .map(meant -> "; here it is called " + meant)
            .or(() -> nearest(key, known))
            .or(() -> parameterOf(key, value, run))
            .orElse(""),
        known);
  }

  /**
   * Whether a key that is not known there stands for one that is missing, so that the advice on the
   * first says all.
   *
   * @param path of the map, empty at the top
   */
  boolean isMistyped(String missing, String path, Node.Mapping map, List<String> known) {
    List<String> all = path.isEmpty() ? settings() : known;
    return map.entries().keySet().stream()
        .filter(key -> !all.contains(key) && !key.equals(Node.TYPE))
        .anyMatch(
            key ->
                (path.isEmpty() ? elsewhere.settingFor(key) : elsewhere.parameterFor(path, key))
                    .or(() -> NearestName.of(key, all))
                    .filter(missing::equals)
                    .isPresent());
  }

  /** An unknown key in a map that is no component. */
  String unknownKey(String path, String key, List<String> known) {
    return unknown(
        path + ": unknown key '" + Excerpt.of(key) + "'", nearest(key, known).orElse(""), known);
  }

  /** A parameter that a component does not have. */
  String unknownParameter(
      String path, ComponentDefinition definition, String key, Node value, List<String> known) {
    String start = path + ": " + definition.name() + " has no parameter '" + Excerpt.of(key) + "'";
    String said =
        elsewhere
            .parameterFor(path, key)
            .filter(known::contains)
            .map(meant -> "; here it is called " + meant)
            .or(() -> nearest(key, known))
            .or(() -> owners(path, definition, key, value))
            .orElse("");
    return known.isEmpty()
        ? start + said + ". '" + definition.name() + "' takes no parameters"
        : unknown(start, said, known);
  }

  /** A word that is none of those that can stand there. */
  String unknownWord(String path, String word, List<String> known) {
    return unknown(
        path + ": '" + Excerpt.of(word) + "' is unknown",
        WordsElsewhere.wordFor(path, word, known)
            .map(meant -> "; here it is written " + meant)
            .or(() -> nearest(word, known))
            .orElse(""),
        known);
  }

  /** A component that nothing registered. */
  String unknownComponent(String path, ComponentKind kind, String name) {
    List<String> known = List.copyOf(catalog.all(kind).keySet());
    return path
        + ": unknown "
        + kind.word()
        + " '"
        + Excerpt.of(name)
        + "'"
        + nearest(name, known)
            .or(() -> MapExample.of(path, catalog.all(kind).values(), name).map(it -> it + "."))
            .orElse(".")
        + " "
        + knownComponents(kind);
  }

  /** The names that a component of that kind can have. */
  String knownComponents(ComponentKind kind) {
    return "Known "
        + kind.word()
        + (kind.word().endsWith("s") ? "es: " : "s: ")
        + catalog.all(kind).keySet().stream().collect(joining(", "));
  }

  /** A long list is shown only to those who have nothing better to go by. */
  private static String unknown(String start, String advice, List<String> known) {
    if (!advice.isEmpty() && known.size() > SHORT_LIST) {
      return start + advice;
    }
    return start
        + advice
        + (advice.endsWith("?") ? " Allowed: " : ". Allowed: ")
        + String.join(", ", known);
  }

  private static Optional<String> nearest(String written, List<String> known) {
    return NearestName.question(written, known);
  }

  /** Other components of the kind that do have the parameter. */
  private Optional<String> owners(
      String path, ComponentDefinition definition, String key, Node value) {
    List<String> owners =
        catalog.all(definition.kind()).values().stream()
            .filter(other -> has(other, key))
            .map(ComponentDefinition::name)
            .toList();
    return owners.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "; "
                + String.join(" and ", owners)
                + (owners.size() == 1 ? " has it" : " have it")
                + ": write "
                + path
                + ": "
                + component(owners.get(0), key, value));
  }

  /** Where the key would be known: in a component that the run has, else in one it might have. */
  private Optional<String> parameterOf(String key, Node value, Node.Mapping run) {
    RecordDeclaration settings = RecordDeclaration.of(RunSpec.class);
    List<ComponentDefinition> owners =
        Arrays.stream(ComponentKind.values())
            .filter(kind -> settings.find(kind.word()).isPresent())
            .flatMap(kind -> catalog.all(kind).values().stream())
            .filter(definition -> has(definition, key))
            .toList();
    return owners.stream()
        .filter(owner -> chosen(owner, run))
        .map(owner -> "; write " + owner.kind().word() + "." + key)
        .findFirst()
        .or(
            () ->
                owners.stream()
                    .map(
                        owner ->
                            "; write "
                                + owner.kind().word()
                                + ": "
                                + component(owner.name(), key, value))
                    .findFirst());
  }

  private static boolean chosen(ComponentDefinition definition, Node.Mapping run) {
    return run.find(definition.kind().word())
        .filter(Node.Mapping.class::isInstance)
        .flatMap(node -> ((Node.Mapping) node).type())
        .filter(definition.name()::equals)
        .isPresent();
  }

  private static boolean has(ComponentDefinition definition, String key) {
    return RecordDeclaration.of(definition.type()).find(key).isPresent();
  }

  private static String component(String name, String key, Node value) {
    return "{type: " + name + ", " + key + ": " + new FlowText().of(value) + "}";
  }
}
