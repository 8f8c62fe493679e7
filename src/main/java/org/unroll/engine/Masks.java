package org.unroll.engine;

import java.util.random.RandomGenerator;
import org.unroll.api.RandomStreams;
import org.unroll.api.Step;
import org.unroll.engine.trace.Node;

/**
 * Where masks come from: the stream {@code dropout/layer<n>/<mask>} at an index made of the update
 * and the time step, so that any step can be run again. A mask is drawn element by element in the
 * order of {@code [size, batch]}.
 */
public final class Masks {
  /** No dropping: what evaluation uses. */
  public static final Masks NONE = new Masks(null, 0, 0);

  /** Bits of the index that hold the time step. */
  private static final int STEP_BITS = 24;

  private final RandomStreams streams;
  private final long update;
  private final int first;

  private Masks(RandomStreams streams, long update, int first) {
    this.streams = streams;
    this.update = update;
    this.first = first;
  }

  /** The masks of one update. */
  public static Masks of(RandomStreams streams, long update) {
    return new Masks(streams, update, 0);
  }

  /** The same masks for a stretch that begins at that time step. */
  public Masks from(int step) {
    return new Masks(streams, update, first + step);
  }

  /** Whether anything is dropped at all. */
  public boolean active() {
    return streams != null;
  }

  /**
   * The random numbers of one mask at one time step; at every step the same if the mask is one for
   * the whole sequence. Only where masks are {@link #active}.
   */
  public RandomGenerator generator(
      NetworkDefinition.Direction direction, Node.Mask mask, int step) {
    String stream = "dropout/layer" + direction.layer() + "/" + direction.named(mask.name());
    long place = mask.span() == Step.MaskSpan.SEQUENCE ? 0 : first + step;
    return streams.at(stream, (update << STEP_BITS) + place);
  }

  /** Fills the first {@code count} elements. */
  public static void fill(RandomGenerator generator, Node.Mask mask, float[] values, int count) {
    float kept = (float) (1 / (1 - mask.dropped()));
    for (int i = 0; i < count; i++) {
      values[i] = generator.nextDouble() < mask.dropped() ? 0f : kept;
    }
  }
}
