package org.unroll.api;

/**
 * What guessing scores: the loss of the best prediction that looks at no input, so that "learned"
 * has a meaning.
 *
 * @param loss mean over targets, in the unit of the learning curve
 * @param meaning what is guessed, in a few words: {@code always answering 1}
 */
public record Baseline(double loss, String meaning) {}
