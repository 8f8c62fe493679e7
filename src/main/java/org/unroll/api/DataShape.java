package org.unroll.api;

/**
 * How large a dataset's sequences are: what planning has to know of data to say what a run will
 * need, before anything is made.
 *
 * @param inputs elements of x_t: symbols, or features
 * @param tokens whether x_t is one token
 * @param outputs classes, or values that are predicted
 * @param steps steps of the longest sequence; of a running stream {@link Long#MAX_VALUE}
 * @param together the most sequences that a batch holds, whatever the batch size
 * @param bytes what the opened data keeps in memory
 * @param evaluated sequences that an evaluation looks at; 0 if that is not known
 * @param numbers what a batch holds for each step of a sequence, but for what is trained on
 * @param context elements of what stands beside a sequence once; 0 if there is nothing
 */
public record DataShape(
    long inputs,
    boolean tokens,
    Task.Target target,
    Task.Timing timing,
    long outputs,
    long steps,
    long together,
    long bytes,
    long evaluated,
    long numbers,
    long context) {
  /** One input, tokens or features. */
  public DataShape(
      long inputs,
      boolean tokens,
      Task.Target target,
      Task.Timing timing,
      long outputs,
      long steps,
      long together,
      long bytes,
      long evaluated) {
    this(
        inputs,
        tokens,
        target,
        timing,
        outputs,
        steps,
        together,
        bytes,
        evaluated,
        tokens ? 1 : inputs,
        0);
  }

  /** What keeps the name of one symbol: a short text and the place that refers to it. */
  private static final long SYMBOL_BYTES = 64;

  /** Sequences of tokens that are drawn when they are needed, each with classes as targets. */
  public static DataShape classified(long symbols, Task.Timing timing, long classes, long steps) {
    return new DataShape(
        symbols,
        true,
        Task.Target.CLASSES,
        timing,
        classes,
        steps,
        Long.MAX_VALUE,
        Memory.product(symbols, SYMBOL_BYTES),
        0);
  }

  /** Sequences of feature vectors that are drawn when they are needed, with values at their end. */
  public static DataShape valued(long features, long values, long steps) {
    return new DataShape(
        features,
        false,
        Task.Target.VALUES,
        Task.Timing.AT_END,
        values,
        steps,
        Long.MAX_VALUE,
        0,
        0);
  }

  /** What opened data says of itself. */
  public static DataShape of(Dataset.Sequences data, long steps, long together) {
    return new DataShape(
        data.input().size(),
        data.input().isTokens(),
        data.task().target(),
        data.task().timing(),
        data.task().size(),
        steps,
        together,
        data.bytesKept(),
        0,
        data.input().numbersOfStep(),
        data.input().contextSize());
  }

  /**
   * What opened data and its first sequences say of themselves.
   *
   * @param together the most sequences that a batch holds
   */
  public static DataShape of(Dataset.Sequences data, Batch first, long together) {
    DataShape shape = of(data, first.time(), together);
    long beside =
        first.targets().values().stream()
            .skip(1)
            .filter(target -> target.timing() == Task.Timing.EACH_STEP)
            .mapToLong(Target::numbers)
            .sum();
    return shape.holding(shape.numbers + beside, shape.context);
  }

  /** The same with a context of that many numbers beside each sequence. */
  public DataShape withContext(long elements) {
    return holding(numbers, elements);
  }

  private DataShape holding(long ofStep, long once) {
    return new DataShape(
        inputs, tokens, target, timing, outputs, steps, together, bytes, evaluated, ofStep, once);
  }

  /** The same where an evaluation looks at that many sequences. */
  public DataShape evaluatedOn(long sequences) {
    return new DataShape(
        inputs, tokens, target, timing, outputs, steps, together, bytes, sequences, numbers,
        context);
  }
}
