package org.unroll.engine;

import java.util.random.RandomGenerator;
import org.unroll.api.RandomStreams;
import org.unroll.engine.trace.Node;

/**
 * Where masks come from: the stream {@code dropout/layer<n>/<mask>} at the index of the update. A
 * mask is drawn element by element in the order of {@code [size, batch]}.
 */
public final class Masks {
  /** No dropping: what evaluation uses. */
  public static final Masks NONE = new Masks(null, 0);

  private final RandomStreams streams;
  private final long update;

  private Masks(RandomStreams streams, long update) {
    this.streams = streams;
    this.update = update;
  }

  /** The masks of one update. */
  public static Masks of(RandomStreams streams, long update) {
    return new Masks(streams, update);
  }

  /** Whether anything is dropped at all. */
  public boolean active() {
    return streams != null;
  }

  /** The random numbers of one mask in this pass; null if nothing is dropped. */
  public RandomGenerator generator(NetworkDefinition.Direction direction, Node.Mask mask) {
    String stream = "dropout/layer" + direction.layer() + "/" + direction.named(mask.name());
    return active() ? streams.at(stream, update) : null;
  }

  /** Fills the first {@code count} elements. */
  public static void fill(RandomGenerator generator, Node.Mask mask, float[] values, int count) {
    float kept = (float) (1 / (1 - mask.dropped()));
    for (int i = 0; i < count; i++) {
      values[i] = generator.nextDouble() < mask.dropped() ? 0f : kept;
    }
  }
}
