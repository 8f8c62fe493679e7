package org.unroll.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of an experiment file, before anything is known of its type. Immutable. */
public sealed interface Node {
  Origin origin();

  /** Whether nothing was written where a value is expected, or YAML's null. */
  default boolean isNull() {
    return false;
  }

  /** What it is, for messages. */
  String kind();

  /** The same value, as if all of it had been written there. */
  Node at(Origin place);

  /** A map in the order of the file. */
  record Mapping(Origin origin, Map<String, Entry> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A map without entries. */
    public static Mapping empty(Origin origin) {
      return new Mapping(origin, Map.of());
    }

    /** A map of one entry. */
    public static Mapping of(String key, Origin keyOrigin, Node value) {
      return new Mapping(keyOrigin, Map.of(key, new Entry(keyOrigin, value)));
    }

    /** The value under that key. */
    public Optional<Node> find(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The component's name, if this is a component that says which. */
    public Optional<String> type() {
      return find(TYPE).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }

    @Override
    public Mapping at(Origin place) {
      Map<String, Entry> moved = new LinkedHashMap<>();
      entries.forEach((key, entry) -> moved.put(key, new Entry(place, entry.value().at(place))));
      return new Mapping(place, moved);
    }

    @Override
    public String kind() {
      return "a map";
    }
  }

  /**
   * One entry of a map.
   *
   * @param key where the key stands
   */
  record Entry(Origin key, Node value) {}

  /** A list. */
  record Sequence(Origin origin, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Sequence at(Origin place) {
      return new Sequence(place, items.stream().map(item -> item.at(place)).toList());
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param text as written, without quotes
   * @param plain whether it was written without quotes
   */
  record Scalar(Origin origin, String text, boolean plain) implements Node {
    /** How YAML 1.2's core schema writes that there is nothing. */
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    @Override
    public boolean isNull() {
      return plain && NULLS.contains(text);
    }

    /** Whether other values are to be put into the text. */
    public boolean interpolates() {
      return InterpolatedText.isIn(text);
    }

    @Override
    public Scalar at(Origin place) {
      return new Scalar(place, text, plain);
    }

    @Override
    public String kind() {
      return isNull() ? "nothing" : "'" + Excerpt.of(text) + "'";
    }
  }

  /**
   * A value that refers to what does not exist.
   *
   * @param problem what to say if the value is used
   */
  record Unresolved(Origin origin, ConfigurationProblem problem) implements Node {
    @Override
    public Unresolved at(Origin place) {
      return this;
    }

    @Override
    public String kind() {
      return "a value that refers to nothing";
    }
  }

  /** The key under which a component's name stands. */
  String TYPE = "type";
}
