package org.unroll.api;

import java.util.List;
import java.util.Optional;

/** Models that nobody trained. */
public final class TrainedModels {
  private static final InputShape INPUT = InputShape.tokens(List.of("a", "\n"));
  private static final Task TASK = Task.classes(Task.Timing.EACH_STEP, INPUT.symbols());

  private TrainedModels() {}

  /** One without a best. */
  public static TrainedModel withoutBest(long step, List<Parameter> parameters, float... last) {
    return new TrainedModel(
        parameters,
        INPUT,
        TASK,
        "cross_entropy",
        new float[last.length],
        Optional.empty(),
        new TrainedModel.Values(step, last));
  }

  /** One that reads and predicts the symbols a and line end. */
  public static TrainedModel of(
      List<Parameter> parameters, TrainedModel.Values best, TrainedModel.Values last) {
    TrainedModel other = withoutBest(last.step(), parameters, last.flat());
    return new TrainedModel(
        parameters,
        other.input(),
        other.task(),
        other.loss(),
        other.initial(),
        Optional.of(best),
        last);
  }
}
