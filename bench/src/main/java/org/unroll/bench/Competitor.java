package org.unroll.bench;

import java.util.Locale;
import java.util.function.Function;

/** Who is measured. */
enum Competitor {
  UNROLL(UnrollContender::new),
  LIBTORCH(LibtorchContender::new),
  DL4J(Dl4jContender::new);

  private final Function<TrainingProblem, Contender> start;

  Competitor(Function<TrainingProblem, Contender> start) {
    this.start = start;
  }

  Contender start(TrainingProblem problem) {
    return start.apply(problem);
  }

  /** DL4J has no GRU. */
  boolean has(CellKind cell) {
    return this != DL4J || cell != CellKind.GRU;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
