package org.unroll.config;

/**
 * A claim with the place where it was written.
 *
 * @param node what was written, for the places of its parts
 */
public record Claim(ClaimSpec spec, Node.Mapping node) {
  /** Where a part of it stands; the whole claim's place if that part was left out. */
  public Origin origin(String key) {
    return node.find(key).orElse(node).origin();
  }

  /** Where a key within a part stands. */
  public Origin origin(String key, String inner) {
    return node.find(key)
        .filter(Node.Mapping.class::isInstance)
        .map(part -> ((Node.Mapping) part).entries().get(inner))
        .map(Node.Entry::key)
        .orElse(origin(key));
  }

  /** The key under which the conditions that it is about are named. */
  public String subjectKey() {
    return spec.lower().isPresent() ? "lower" : spec.higher().isPresent() ? "higher" : "of";
  }

  /** The word for the test: {@code student_t}, {@code wilcoxon}, {@code sign}. */
  public String test() {
    return spec.test().word();
  }
}
