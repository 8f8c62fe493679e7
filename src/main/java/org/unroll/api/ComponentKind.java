package org.unroll.api;

/** The kinds of component that a plugin can add and an experiment file can name. */
public enum ComponentKind {
  CELL("cell", Cell.class),
  ACTIVATION("activation", Activation.class),
  INITIALIZATION("initialization", Initialization.class),
  CLIPPING("clipping", Clipping.class),
  OPTIMIZER("optimizer", Optimizer.class),
  SCHEDULE("schedule", Schedule.class),
  REGULARIZATION("regularization", Regularization.class),
  LOSS("loss", Loss.class),
  METRIC("metric", Metric.class),
  DATASET("dataset", Dataset.class),
  PROBE("probe", Probe.class);

  private final String word;
  private final Class<?> type;

  ComponentKind(String word, Class<?> type) {
    this.word = word;
    this.type = type;
  }

  /** The word used for this kind in messages and experiment files, such as {@code cell}. */
  public String word() {
    return word;
  }

  /** The interface that components of this kind implement. */
  public Class<?> type() {
    return type;
  }
}
