package org.unroll.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.unroll.api.RandomStreams;

/**
 * Reads a sweep's {@code random}: points drawn from a distribution for each key. A key's draws
 * depend on its name and the seed alone, so another key never shifts them.
 */
final class RandomReader {
  private static final String PATH = "sweep.random";
  private static final List<String> KEYS = List.of("count", "seed", "keys");
  private static final int MOST = 10_000;

  private static final Bounds COUNTS =
      new Bounds(
          List.of(
              new Bounds.Limit(true, BigDecimal.ONE, true),
              new Bounds.Limit(false, BigDecimal.valueOf(MOST), true)),
          0,
          Integer.MAX_VALUE,
          false);

  /** Draws in search of a point that was not drawn before. */
  private static final int MOST_TRIES = 1000;

  private final SweepPart part;
  private final KeyAdvice advice;
  private final LongFunction<RandomStreams> streams;
  private final DistributionReader distributions;
  private final Problems problems;

  RandomReader(
      SweepPart part, KeyAdvice advice, LongFunction<RandomStreams> streams, Problems problems) {
    this.part = part;
    this.advice = advice;
    this.streams = streams;
    this.distributions = new DistributionReader(problems);
    this.problems = problems;
  }

  /** A key and what its values are drawn from. */
  private record Drawn(String key, Origin origin, Distribution distribution) {}

  List<Dimension> read(Node node) {
    Optional<Node.Mapping> map = part.asMap(node, PATH);
    if (map.isEmpty()) {
      return List.of();
    }
    map.get()
        .entries()
        .forEach(
            (key, entry) -> {
              if (!KEYS.contains(key)) {
                problems.add(entry.key(), advice.unknownKey(PATH, key, KEYS));
              }
            });
    Optional<Long> count = whole(map.get(), "count", COUNTS, Optional.empty());
    Optional<Long> seed = whole(map.get(), "seed", Bounds.NONE, Optional.of(1L));
    List<Drawn> keys = keys(map.get());
    if (count.isPresent() && (count.get() < 1 || count.get() > MOST)) {
      problems.add(
          map.get().find("count").orElse(node).origin(),
          PATH + ".count: must lie between 1 and " + MOST + ", not " + count.get());
    } else if (count.isPresent() && seed.isPresent() && !keys.isEmpty()) {
      return draw(count.get().intValue(), streams.apply(seed.get()), keys, node.origin());
    }
    return List.of();
  }

  private Optional<Long> whole(
      Node.Mapping map, String key, Bounds bounds, Optional<Long> otherwise) {
    Optional<Node> node = map.find(key);
    if (node.isEmpty() && otherwise.isPresent()) {
      return otherwise;
    }
    try {
      if (node.isPresent() && node.get() instanceof Node.Scalar scalar) {
        return Optional.of((Long) ScalarBinder.bind(long.class, scalar.text(), bounds));
      }
      problems.add(
          node.map(Node::origin).orElse(map.origin()),
          PATH + "." + key + ": must be a number, such as " + key + ": 20");
    } catch (RejectedValueException wrong) {
      problems.add(node.get().origin(), PATH + "." + key + ": " + wrong.getMessage());
    }
    return Optional.empty();
  }

  private List<Drawn> keys(Node.Mapping map) {
    List<Drawn> keys = new ArrayList<>();
    Optional<Node.Mapping> written =
        map.find("keys").flatMap(node -> part.asMap(node, PATH + ".keys"));
    if (written.filter(given -> !given.entries().isEmpty()).isEmpty()
        && (written.isPresent() || map.find("keys").isEmpty())) {
      problems.add(
          map.origin(),
          PATH
              + ".keys: names no key; write keys: {optimizer.learning_rate: {log_uniform: [1e-4,"
              + " 1e-2]}}");
    }
    written
        .map(Node.Mapping::entries)
        .orElse(Map.of())
        .forEach(
            (key, entry) -> {
              if (part.isSweepable(key, entry.key())) {
                distributions
                    .read(PATH + ".keys." + key, entry.value())
                    .ifPresent(found -> keys.add(new Drawn(key, entry.key(), found)));
              }
            });
    return written.isPresent() && keys.size() == written.get().entries().size() ? keys : List.of();
  }

  /** A point that was drawn before is drawn again: equal conditions would teach nothing. */
  private List<Dimension> draw(int count, RandomStreams random, List<Drawn> keys, Origin whole) {
    Set<List<String>> texts = new LinkedHashSet<>();
    Map<Integer, List<Axis.Value>> points = new LinkedHashMap<>();
    int tries = 0;
    for (long index = 0; points.size() < count && tries < MOST_TRIES; index++) {
      List<Axis.Value> point = new ArrayList<>();
      for (Drawn key : keys) {
        Origin origin = new Origin.Drawn(key.origin());
        Node value = key.distribution().draw(random.at("sweep/" + key.key(), index), origin);
        point.add(part.value(key.key(), key.origin(), value));
      }
      boolean fresh = texts.add(point.stream().map(Axis.Value::text).toList());
      tries = fresh ? 0 : tries + 1;
      if (fresh) {
        points.put(points.size(), point);
      }
    }
    if (points.size() < count) {
      problems.add(
          whole,
          PATH
              + ".count: there are only about "
              + points.size()
              + " different points to draw, not "
              + count
              + "; a grid would list them");
      return List.of();
    }
    return List.of(
        new Dimension(
            "the random search",
            keys.stream().map(Drawn::key).toList(),
            List.copyOf(points.values())));
  }
}
