package org.unroll.api;

import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * The random numbers of a run. Every stream is named ({@code initialization/layer0/forget/input},
 * {@code dataset/train}) and what it yields is a pure function of (seed, stream, index): one
 * component never shifts another's numbers, and a resumed run needs no generator state.
 */
public interface RandomStreams {
  /** A fresh generator for one index of a stream; the same arguments give the same numbers. */
  RandomGenerator at(String stream, long index);

  /** The generators of one stream by index, for those who need many. */
  default LongFunction<RandomGenerator> stream(String name) {
    return index -> at(name, index);
  }
}
