/**
 * Ways to turn gradients into updates. {@code sgd}, {@code nesterov} and {@code adagrad} run on
 * ND4J's updaters. The equations in each {@link org.unroll.api.Doc} are what is computed; the tests
 * evaluate them as they stand there.
 */
package org.unroll.components.optimizer;
