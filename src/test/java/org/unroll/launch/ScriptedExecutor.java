package org.unroll.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.unroll.api.Baseline;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.api.Parameter;
import org.unroll.api.RunExecutor;
import org.unroll.api.RunRequest;
import org.unroll.api.TrainedModel;
import org.unroll.api.TrainedModels;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;

/** An executor that does what the run's configuration tells it: learn, diverge, fail or wait. */
public final class ScriptedExecutor implements RunExecutor {
  private static final List<Parameter> PARAMETERS =
      List.of(new Parameter(-1, "output", "bias", 0, 1, 1));
  private final List<String> executed = new ArrayList<>();

  /** The ids of the runs it was asked to execute. */
  public List<String> executed() {
    return executed;
  }

  @Override
  public void execute(RunRequest request, TrainingListener listener) {
    executed.add(request.id());
    listener.on(
        new TrainingEvent.Started(
            2,
            PARAMETERS,
            List.of(),
            List.of(MetricDescription.ACCURACY),
            MetricDescription.LOSS,
            Optional.of(new Baseline(1.0 / 6, "always answering 1"))));
    TrainedModel model =
        TrainedModels.of(
            PARAMETERS,
            new TrainedModel.Values(2, new float[] {1}),
            new TrainedModel.Values(2, new float[] {1}));
    switch (request.configuration().strip()) {
      case "do: fail" -> throw new IllegalArgumentException("no such file: x\nsecond line");
      case "do: exhaust" -> throw new OutOfMemoryError("Java heap space");
      case "do: cancel" -> throw new CancellationException("stopped between two updates");
      case "do: wait" -> waitForInterrupt();
      case "do: diverge" -> {
        listener.on(point(1, "validation", Double.NaN));
        listener.on(new TrainingEvent.Diverged(2, "the loss is NaN"));
        model = TrainedModels.withoutBest(2, PARAMETERS, 1);
      }
      default -> {
        listener.on(new TrainingEvent.Updated(1, 1));
        listener.on(point(1, "validation", 0.5 + request.seed()));
        listener.on(new TrainingEvent.Updated(2, 0.5));
        listener.on(point(2, "train", 0.1));
        listener.on(point(2, "validation", 0.25 + request.seed()));
        listener.on(point(2, "test", 0.125));
      }
    }
    listener.on(new TrainingEvent.Ended(model));
  }

  private static TrainingEvent point(long step, String split, double loss) {
    return new TrainingEvent.Measured(new LearningPoint(step, split, loss, Map.of()));
  }

  private static void waitForInterrupt() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped between two updates");
    }
  }
}
