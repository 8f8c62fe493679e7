package org.unroll.components.dataset;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.RandomStreams;
import org.unroll.api.Split;
import org.unroll.api.Task;

/**
 * Sequences that are drawn, each from its own index of the stream {@code dataset/<split>}: training
 * without end, validation and test of a given size.
 *
 * @param baseline what guessing scores
 * @param draw makes one sequence from the random numbers of its index
 */
record GeneratedSequences(
    InputShape input,
    Task task,
    RandomStreams streams,
    int validationSize,
    int testSize,
    Optional<Baseline> baseline,
    Function<RandomGenerator, Batch> draw)
    implements Dataset.Sequences {
  @Override
  public BatchSource batches(Split split, int batchSize, int window) {
    LongFunction<RandomGenerator> numbers = streams.stream("dataset/" + split.word());
    long count =
        switch (split) {
          case TRAIN -> Long.MAX_VALUE;
          case VALIDATION -> validationSize;
          case TEST -> testSize;
        };
    return BatchSource.of(index -> draw.apply(numbers.apply(index)), count, batchSize);
  }
}
