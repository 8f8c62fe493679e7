package org.unroll.wire;

import java.util.List;
import java.util.Locale;
import org.unroll.api.DataShape;
import org.unroll.api.Memory;
import org.unroll.api.Remark;
import org.unroll.config.RemarkCheck;
import org.unroll.config.RunSpec;

/** Evaluations that take far longer than all the training. */
final class EvaluationRemarks implements RemarkCheck {
  /** Fewer sequences are soon looked at. */
  private static final long MANY = 1_000_000;

  private static final long TIMES = 100;

  @Override
  public List<Remark> of(RunSpec spec) {
    long evaluated = spec.dataset().dataShape().map(DataShape::evaluated).orElse(0L);
    long trained =
        spec.steps().map(steps -> Memory.product(steps, spec.batchSize())).orElse(Long.MAX_VALUE);
    if (evaluated < MANY || evaluated / TIMES < trained) {
      return List.of();
    }
    return List.of(
        new Remark(
            Remark.Kind.DOUBTFUL,
            "dataset.validation_size",
            String.format(
                Locale.ROOT,
                "each evaluation looks at %,d sequences, and all updates together at %,d",
                evaluated,
                trained)));
  }
}
