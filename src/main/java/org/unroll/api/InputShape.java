package org.unroll.api;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;

/**
 * What a sequence consists of: named inputs, in this order. Those that have something at each step
 * stand side by side in x_t, tokens as vectors with a single 1; those that are there once for a
 * sequence stand side by side in its context c.
 */
public record InputShape(List<Input> inputs) {
  /**
   * @throws IllegalArgumentException if there is nothing at each step, or if two have one name
   */
  public InputShape {
    inputs = List.copyOf(inputs);
    if (inputs.stream().noneMatch(Input::eachStep)) {
      throw new IllegalArgumentException("a sequence needs an input at each step");
    }
    if (inputs.stream().map(Input::name).collect(toSet()).size() < inputs.size()) {
      throw new IllegalArgumentException(
          "two inputs have one name: " + inputs.stream().map(Input::name).toList());
    }
  }

  /** One input, tokens, named as {@link Batch#of} does. */
  public static InputShape tokens(List<String> symbols) {
    return of(Input.tokens(Input.ONLY, symbols));
  }

  /** One input, feature vectors, named likewise. */
  public static InputShape features(int size) {
    return of(Input.features(Input.ONLY, size));
  }

  /** Several inputs. */
  public static InputShape of(Input... inputs) {
    return new InputShape(List.of(inputs));
  }

  /** These inputs and another one. */
  public InputShape and(Input other) {
    List<Input> more = new ArrayList<>(inputs);
    more.add(other);
    return new InputShape(more);
  }

  /** The inputs that have something at each step. */
  public List<Input> steps() {
    return inputs.stream().filter(Input::eachStep).toList();
  }

  /** The inputs that are there once for a sequence. */
  public List<Input> contexts() {
    return inputs.stream().filter(input -> !input.eachStep()).toList();
  }

  /** Elements of x_t. */
  public int size() {
    return sum(steps());
  }

  /** Elements of c; 0 if there is none. */
  public int contextSize() {
    return sum(contexts());
  }

  private static int sum(List<Input> inputs) {
    return Math.toIntExact(inputs.stream().mapToLong(Input::size).sum());
  }

  /** Whether x_t is one token and nothing beside it. */
  public boolean isTokens() {
    return steps().size() == 1 && steps().get(0).kind() == Input.Kind.TOKENS;
  }

  /** The symbols where x_t is one token; otherwise empty. */
  public List<String> symbols() {
    return isTokens() ? steps().get(0).symbols() : List.of();
  }

  /** Numbers that a batch holds for each step of a sequence. */
  int numbersOfStep() {
    return steps().stream().mapToInt(Input::numbers).sum();
  }

  /** Whether there is one input, named as {@link Batch#of} does. */
  public boolean isUsual() {
    return inputs.size() == 1 && inputs.get(0).name().equals(Input.ONLY);
  }
}
