package org.unroll.engine.fast;

import org.unroll.engine.trace.Node;

/** The merged product of one argument with the weights of consecutive affine maps. */
final class MatrixProductOperation implements StepOperation {
  private final AffineMaps maps;
  private final AffineMaps.MergedBlock merged;
  private final Node argument;
  private final StepBuffers buffers;
  private final SweepMode mode;
  private final boolean overwrites;
  private final boolean argumentNeeded;
  private final boolean addArgument;
  private final NativeRows nativeArgument;
  private final NativeRows nativeAdjoint;
  private float[] contribution = new float[0];

  /**
   * Creates the operation for one merged product.
   *
   * @param overwrites whether these rows hold nothing of this step so far
   * @param argumentNeeded whether the argument's adjoint is wanted
   * @param addArgument whether the argument's adjoint already holds another contribution
   */
  MatrixProductOperation(
      AffineMaps maps,
      AffineMaps.MergedBlock merged,
      StepBuffers buffers,
      SweepMode mode,
      boolean overwrites,
      boolean argumentNeeded,
      boolean addArgument) {
    this.maps = maps;
    this.merged = merged;
    this.argument = merged.block().argument();
    this.buffers = buffers;
    this.mode = mode;
    this.overwrites = overwrites;
    this.argumentNeeded = argumentNeeded;
    this.addArgument = addArgument;
    this.nativeArgument = new NativeRows(argument.size());
    this.nativeAdjoint = new NativeRows(argument.size());
  }

  /** Makes room for the adjoints' counterparts; see {@link AffineMaps#stepsTogether}. */
  void prepare(int batch) {
    nativeArgument.prepare(batch, maps.stepsTogether());
    nativeAdjoint.prepare(batch);
  }

  @Override
  public void forward(int t) {
    nativeArgument.put(0, argument.size(), buffers.value[argument.id()][t]);
    merged
        .weights()
        .multiply(
            nativeArgument.at(0),
            buffers.batch(),
            overwrites ? 0f : 1f,
            maps.preActivations().at(merged.firstRow()));
  }

  @Override
  public void backward(int t) {
    if (mode.weightGradients()) {
      nativeArgument.put(0, argument.size(), buffers.value[argument.id()][t]);
    }
    if (argumentNeeded) {
      merged
          .weights()
          .multiplyTransposed(
              maps.adjoints().at(merged.firstRow()), buffers.batch(), nativeAdjoint.at(0));
      float[] adjoint = buffers.adjoint[argument.id()];
      if (addArgument) {
        int count = buffers.count(argument);
        if (contribution.length < count) {
          contribution = new float[count];
        }
        nativeAdjoint.get(0, argument.size(), contribution);
        VectorLoops.add(contribution, adjoint, 0, count);
      } else {
        nativeAdjoint.get(0, argument.size(), adjoint);
      }
    }
  }

  /** Where the next step's argument is to be kept. */
  void moveTo(int step) {
    nativeArgument.moveTo(step);
  }

  /** Adds the last steps of the backward sweep to the gradient of the weights. */
  void accumulate(int steps) {
    nativeArgument.moveTo(0);
    if (buffers.batch() == 1) {
      merged
          .weights()
          .accumulateSteps(
              nativeArgument.at(0), maps.adjoints().at(merged.firstRow()), maps.rows(), steps);
    } else {
      merged
          .weights()
          .accumulate(nativeArgument.at(0), maps.adjoints().at(merged.firstRow()), buffers.batch());
    }
  }
}
