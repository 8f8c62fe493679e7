package org.unroll.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.unroll.api.Truncation;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;

/**
 * A key that a run's size depends on.
 *
 * @param key its dotted path
 * @param value what it is set to
 * @param without the run with the least of it
 */
record SizeKey(String key, long value, RunSpec without) {
  private static final String EVERY = "every";

  /** All keys of a run whose values are counts. */
  static List<SizeKey> of(RunSpec spec) {
    List<SizeKey> found = new ArrayList<>();
    for (ParameterDeclaration parameter : RecordDeclaration.of(RunSpec.class).parameters()) {
      Object value = parameter.valueIn(spec);
      if (value instanceof Truncation truncation) {
        if (!truncation.isFull()) {
          add(found, "truncation", truncation.backward(), spec, parameter, new Truncation(1, 1));
        }
      } else if (value instanceof Record owner) {
        for (ParameterDeclaration inner : RecordDeclaration.of(owner.getClass()).parameters()) {
          count(inner.valueIn(owner))
              .ifPresent(
                  count ->
                      RecordDeclaration.with(owner, inner, least(inner, inner.valueIn(owner)))
                          .ifPresent(
                              changed ->
                                  add(
                                      found,
                                      parameter.name() + "." + inner.name(),
                                      count,
                                      spec,
                                      parameter,
                                      changed)));
        }
      } else {
        count(value)
            .ifPresent(
                count ->
                    add(found, parameter.name(), count, spec, parameter, least(parameter, value)));
      }
    }
    return found;
  }

  private static void add(
      List<SizeKey> found,
      String key,
      long count,
      RunSpec spec,
      ParameterDeclaration parameter,
      Object changed) {
    RecordDeclaration.with(spec, parameter, changed)
        .ifPresent(without -> found.add(new SizeKey(key, count, (RunSpec) without)));
  }

  private static Optional<Long> count(Object value) {
    Object held = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return held instanceof Integer || held instanceof Long
        ? Optional.of(((Number) held).longValue())
        : Optional.empty();
  }

  /** Of updates between two records the most is what costs least. */
  private static Object least(ParameterDeclaration parameter, Object value) {
    int least = parameter.name().equals(EVERY) ? Integer.MAX_VALUE : 1;
    if (value instanceof Optional<?> optional) {
      return optional.map(held -> held instanceof Long ? (Object) (long) least : (Object) least);
    }
    return value instanceof Long ? (Object) (long) least : (Object) least;
  }

  /**
   * The keys that a size depends on most, the most first: those without which it falls by a third.
   *
   * @param size the size of a run
   */
  static List<SizeKey> behind(RunSpec spec, ToLongFunction<RunSpec> size) {
    long whole = size.applyAsLong(spec);
    return of(spec).stream()
        .map(key -> new Ranked(key, left(key, size, whole)))
        .filter(ranked -> ranked.left() < whole - whole / 3)
        .sorted(
            (a, b) ->
                a.left() == b.left()
                    ? Long.compare(b.key().value(), a.key().value())
                    : Long.compare(a.left(), b.left()))
        .map(Ranked::key)
        .toList();
  }

  /** Data that is opened to see may not be there with the least of a key. */
  private static long left(SizeKey key, ToLongFunction<RunSpec> size, long whole) {
    try {
      return size.applyAsLong(key.without());
    } catch (RuntimeException unknown) {
      return whole;
    }
  }

  private record Ranked(SizeKey key, long left) {}

  /** Whether a larger value makes a run smaller. */
  boolean raised() {
    return key.endsWith("." + EVERY);
  }

  /** Where it is written; nothing if it has its default. */
  Optional<Origin> place(Node.Mapping settings) {
    Node node = settings;
    for (String word : key.split("\\.", -1)) {
      Optional<Node> inner =
          node instanceof Node.Mapping map ? map.find(word) : Optional.<Node>empty();
      if (inner.isEmpty()) {
        return node instanceof Node.Scalar ? Optional.of(node.origin()) : Optional.empty();
      }
      node = inner.get();
    }
    return Optional.of(node.origin());
  }
}
