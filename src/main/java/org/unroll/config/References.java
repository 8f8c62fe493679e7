package org.unroll.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unroll.config.InterpolatedText.Part;
import org.unroll.text.NearestName;

/**
 * Puts other keys' values in the place of <code>${key.path}</code>. A reference that leads nowhere
 * becomes {@link Node.Unresolved}, to be told if the value is used.
 */
final class References {
  /** Values that name values that name values can grow without end; these bound one value. */
  private static final int MOST_NODES = 2000;

  private static final int LONGEST_TEXT = 100_000;

  private final Node.Mapping tree;
  private final Set<String> variables;

  /** The keys whose values are being looked up, outermost first. */
  private final List<String> asking = new ArrayList<>();

  private int visited;

  /**
   * @param tree where keys are looked up
   * @param variables the environment's names, for advice
   */
  References(Node.Mapping tree, Set<String> variables) {
    this.tree = tree;
    this.variables = variables;
  }

  /** A reference leads nowhere; the problem says why. */
  private static final class UnresolvedException extends Exception {
    private final transient ConfigurationProblem problem;

    UnresolvedException(ConfigurationProblem problem) {
      super(problem.message());
      this.problem = problem;
    }
  }

  /**
   * The value without references.
   *
   * @param key the value's own key
   */
  Node resolve(Node node, String key) {
    visited = 0;
    try {
      return resolved(node, key);
    } catch (UnresolvedException nowhere) {
      return new Node.Unresolved(node.origin(), nowhere.problem);
    }
  }

  private Node resolved(Node node, String key) throws UnresolvedException {
    if (visited++ > MOST_NODES) {
      throw new UnresolvedException(
          new ConfigurationProblem(node.origin(), key + ": grows too large by interpolation"));
    }
    if (node instanceof Node.Mapping mapping) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
        Node value = resolved(entry.getValue().value(), key + "." + DottedKey.of(entry.getKey()));
        entries.put(entry.getKey(), new Node.Entry(entry.getValue().key(), value));
      }
      return new Node.Mapping(mapping.origin(), entries);
    } else if (node instanceof Node.Sequence sequence) {
      List<Node> items = new ArrayList<>();
      for (Node item : sequence.items()) {
        items.add(resolved(item, key));
      }
      return new Node.Sequence(sequence.origin(), items);
    } else if (node instanceof Node.Scalar scalar && scalar.interpolates()) {
      asking.add(key);
      try {
        return replaced(scalar, key);
      } finally {
        asking.remove(asking.size() - 1);
      }
    }
    return node;
  }

  private Node replaced(Node.Scalar scalar, String key) throws UnresolvedException {
    List<Part> parts = InterpolatedText.of(scalar.text()).parts();
    if (parts.size() == 1 && parts.get(0) instanceof Part.Key whole) {
      return find(whole.key(), scalar, key).at(scalar.origin());
    }
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (text.length() > LONGEST_TEXT) {
        throw nowhere(scalar, key, "grows too large by interpolation");
      } else if (part instanceof Part.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Part.Key other) {
        text.append(word(find(other.key(), scalar, key), other.key(), scalar, key));
      } else if (part instanceof Part.Variable variable) {
        throw nowhere(scalar, key, missing(variable.name()));
      } else if (part instanceof Part.Broken broken) {
        throw nowhere(scalar, key, "'" + Excerpt.of(broken.text()) + "' " + broken.reason());
      }
    }
    return new Node.Scalar(scalar.origin(), text.toString(), scalar.plain());
  }

  private Node find(String key, Node.Scalar from, String ownKey) throws UnresolvedException {
    for (String open : asking) {
      if (open.equals(key) || open.startsWith(key + ".")) {
        List<String> circle = new ArrayList<>(asking.subList(asking.indexOf(open), asking.size()));
        circle.add(key);
        throw nowhere(from, ownKey, "goes in a circle: " + String.join(" → ", circle));
      }
    }
    Node found = tree;
    boolean settled = false;
    StringBuilder path = new StringBuilder();
    for (String name : DottedKey.names(key)) {
      Optional<Node> below =
          found instanceof Node.Mapping mapping ? mapping.find(name) : Optional.empty();
      if (below.isEmpty()) {
        throw nowhere(from, ownKey, unknown(key, path.toString(), name, found));
      }
      path.append(path.isEmpty() ? "" : ".").append(name);
      found = below.get();
      // Of a map only the part that is asked for is worked out; the rest may refer back here.
      if (found instanceof Node.Scalar && !settled) {
        found = resolved(found, path.toString());
        settled = true;
      }
    }
    return settled ? found : resolved(found, key);
  }

  /** What stands in text for a value: itself, or a component's name. */
  private static String word(Node found, String otherKey, Node.Scalar from, String key)
      throws UnresolvedException {
    if (found instanceof Node.Scalar scalar && !scalar.isNull()) {
      return scalar.text();
    } else if (found instanceof Node.Mapping mapping && mapping.type().isPresent()) {
      return mapping.type().get();
    }
    throw nowhere(
        from, key, "${" + otherKey + "} is " + found.kind() + " and cannot stand within text");
  }

  private static String unknown(String key, String path, String name, Node within) {
    String start = "${" + key + "}: ";
    if (path.isEmpty() && RecordDeclaration.of(RunSpec.class).find(name).isPresent()) {
      return start + "'" + name + "' has no value here";
    } else if (!(within instanceof Node.Mapping mapping)) {
      return start + "'" + path + "' is a single value without parts";
    } else {
      List<String> known = List.copyOf(mapping.entries().keySet());
      return start
          + (path.isEmpty() ? "there is no key '" : "'" + path + "' has no '")
          + Excerpt.of(name)
          + "'"
          + NearestName.question(name, known)
              .orElse(path.isEmpty() ? "" : "; it has " + String.join(", ", known));
    }
  }

  private String missing(String variable) {
    return "there is no environment variable '"
        + Excerpt.of(variable)
        + "'"
        + NearestName.question(variable, variables)
            .orElse("; ${env:" + Excerpt.of(variable) + ",default} would give it a default");
  }

  private static UnresolvedException nowhere(Node.Scalar scalar, String key, String message) {
    return new UnresolvedException(new ConfigurationProblem(scalar.origin(), key + ": " + message));
  }
}
