/**
 * The training loop: updates, truncation, evaluation, stopping; events out. Knows no files and no
 * clock but the one it is given.
 *
 * <p>Training can stop between any two updates and go on in another process, to the same bits.
 * {@link org.unroll.train.TrainingMemory} names every part that keeps something from one update to
 * the next; each puts its own into a {@link org.unroll.api.TrainingState} and takes it out again.
 * All else is worked out from the number of the update: batches are pure functions of their index,
 * and masks, like all random numbers, of (seed, stream, index).
 */
package org.unroll.train;
