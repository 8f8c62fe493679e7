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
  }

  @Override
  public void forward(int t) {
    int batch = buffers.batch();
    nativeArgument.prepare(batch);
    nativeArgument.put(0, argument.size(), buffers.value[argument.id()][t]);
    merged
        .weights()
        .multiply(
            nativeArgument.at(0),
            batch,
            overwrites ? 0f : 1f,
            maps.preActivations().at(merged.firstRow()));
  }

  @Override
  public void backward(int t) {
    int batch = buffers.batch();
    if (mode.weightGradients()) {
      nativeArgument.put(0, argument.size(), buffers.value[argument.id()][t]);
      merged
          .weights()
          .accumulate(nativeArgument.at(0), maps.adjoints().at(merged.firstRow()), batch);
    }
    if (argumentNeeded) {
      // The argument's own memory is free again: the adjoint takes its place.
      merged
          .weights()
          .multiplyTransposed(maps.adjoints().at(merged.firstRow()), batch, nativeArgument.at(0));
      float[] adjoint = buffers.adjoint[argument.id()];
      if (addArgument) {
        int count = buffers.count(argument);
        if (contribution.length < count) {
          contribution = new float[count];
        }
        nativeArgument.get(0, argument.size(), contribution);
        VectorLoops.add(contribution, adjoint, count);
      } else {
        nativeArgument.get(0, argument.size(), adjoint);
      }
    }
  }
}
