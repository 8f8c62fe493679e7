package org.unroll.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.unroll.api.Parameter;
import org.unroll.train.UnrollStep;

/** unroll. */
final class UnrollContender implements Contender {
  private final TrainingProblem problem;
  private final UnrollStep step;

  UnrollContender(TrainingProblem problem) {
    this.problem = problem;
    this.step = new UnrollStep(problem.definition(), problem.parameters(), Threads.ofThisProcess());
  }

  @Override
  public long step() {
    long began = System.nanoTime();
    step.forwardBackward(problem.batch());
    long forwardBackward = System.nanoTime() - began;
    step.update();
    return forwardBackward;
  }

  @Override
  public Evaluation evaluate() {
    double loss = step.forwardBackward(problem.batch());
    Map<String, float[]> gradients = new HashMap<>();
    for (Parameter parameter : problem.definition().layout().parameters()) {
      gradients.put(
          parameter.name(),
          Arrays.copyOfRange(
              step.gradient(), parameter.offset(), parameter.offset() + parameter.length()));
    }
    return new Evaluation(loss, gradients);
  }
}
