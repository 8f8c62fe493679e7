package org.unroll.api;

import java.util.Optional;

/**
 * A component that some of its settings turn into another: {@code leaky_relu} with a slope of 1 is
 * {@code linear}. Planning refuses a comparison of the two, or tells of it.
 */
public interface Reducible {
  /**
   * The component of the same kind that computes the same from the same randomness, and is simpler;
   * empty if this one is none of the special cases.
   */
  Optional<Object> reduced();
}
