package org.unroll.plan;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.unroll.api.RandomStreams;

/**
 * Random streams of one seed: the generator at (stream, index) starts from a hash of (seed, stream,
 * index), so that streams are independent of each other and of how much of another was drawn.
 *
 * @param seed the replicate's seed
 */
public record SeededStreams(long seed) implements RandomStreams {
  @Override
  public RandomGenerator at(String stream, long index) {
    return generator(hash(stream), index);
  }

  @Override
  public LongFunction<RandomGenerator> stream(String name) {
    long hash = hash(name);
    return index -> generator(hash, index);
  }

  private long hash(String stream) {
    long hash = mix(seed);
    for (byte octet : stream.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ octet);
    }
    return hash;
  }

  private static RandomGenerator generator(long hash, long index) {
    return new SplittableRandom(mix(hash ^ mix(index)));
  }

  /**
   * Adds the golden gamma, then the finalizer of SplitMix64 (Steele, Lea and Flood 2014,
   * mix64variant13).
   */
  private static long mix(long value) {
    long mixed = value + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
