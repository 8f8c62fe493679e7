package org.unroll.components.dataset;

/**
 * One sequence and its target.
 *
 * @param length number of steps
 * @param tokens symbol indices {@code [length]}, or null if the input is features
 * @param features feature values {@code [length, feature]}, or null if the input is tokens
 * @param classes target classes, {@code [length]} or {@code [1]} by the task's timing; null if the
 *     targets are values
 * @param values target values, {@code [length, size]} or {@code [size]}; null if the targets are
 *     classes
 */
record Sequence(int length, int[] tokens, float[] features, int[] classes, float[] values) {
  /** Tokens with a class at each step (−1: none), or with one class at the end. */
  static Sequence classified(int[] tokens, int... classes) {
    return new Sequence(tokens.length, tokens, null, classes, null);
  }

  /** Feature vectors, step after step, with target values. */
  static Sequence valued(int length, float[] features, float... values) {
    return new Sequence(length, null, features, null, values);
  }
}
