package org.unroll.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.RunSpec;

/**
 * Where to point at when a run is too large, and what to say that can be changed.
 *
 * @param place where the key stands that makes the most of it
 * @param key that key; empty if none stands in the file
 * @param advice {@code lower hidden_size or batch_size}
 */
record SizeFault(Origin place, String key, String advice) {
  private static final int MOST_ADVICE = 3;

  /**
   * Finds what is behind a size.
   *
   * @param settings as they are written
   * @param varied keys that a sweep sets: where it does, the rest is right without it
   * @param size what of a run is too large
   */
  static SizeFault of(
      Node.Mapping settings, List<String> varied, RunSpec spec, ToLongFunction<RunSpec> size) {
    List<SizeKey> keys = SizeKey.behind(spec, size);
    String advice = advice(keys.stream().limit(MOST_ADVICE).toList());
    return keys.stream()
        .filter(key -> key.place(settings).isPresent())
        .min(Comparator.comparing(key -> !varied.contains(key.key())))
        .map(key -> new SizeFault(key.place(settings).orElseThrow(), key.key(), advice))
        .orElse(new SizeFault(settings.origin(), "", advice));
  }

  private static String advice(List<SizeKey> keys) {
    List<String> parts = new ArrayList<>();
    String lower = listed(keys.stream().filter(key -> !key.raised()).toList());
    String raise = listed(keys.stream().filter(SizeKey::raised).toList());
    if (!lower.isEmpty()) {
      parts.add("lower " + lower);
    }
    if (!raise.isEmpty()) {
      parts.add("raise " + raise);
    }
    return parts.isEmpty() ? "make it smaller" : String.join(", or ", parts);
  }

  private static String listed(List<SizeKey> keys) {
    return keys.stream().map(SizeKey::key).collect(Collectors.joining(" or "));
  }

  /** A message that begins with the key. */
  String message(String fault) {
    return (key.isEmpty() ? "" : key + ": ") + fault;
  }
}
