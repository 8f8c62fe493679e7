package org.unroll.engine.reference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.engine.trace.Node;

/**
 * Hands matrices {@code [batch, size]} to an author's operation, which wants {@code [size, batch]}.
 */
final class ReferenceCustom {
  private ReferenceCustom() {}

  static DMatrixRMaj forward(Node.Custom node, DMatrixRMaj[] values) {
    int batch = values[0].numRows;
    double[] value = new double[node.size() * batch];
    node.operation().forward(arguments(node, values, batch), value, batch);
    return matrix(value, node.size(), batch);
  }

  static DMatrixRMaj[] backward(Node.Custom node, DMatrixRMaj[] values, DMatrixRMaj adjoint) {
    int batch = adjoint.numRows;
    double[][] contributions = new double[node.arguments().size()][];
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = new double[node.arguments().get(i).size() * batch];
    }
    node.operation()
        .backward(
            arguments(node, values, batch),
            flat(ReferenceMatrices.repeated(values[node.id()], batch)),
            flat(adjoint),
            contributions,
            batch);
    DMatrixRMaj[] matrices = new DMatrixRMaj[contributions.length];
    for (int i = 0; i < matrices.length; i++) {
      matrices[i] = matrix(contributions[i], node.arguments().get(i).size(), batch);
    }
    return matrices;
  }

  private static double[][] arguments(Node.Custom node, DMatrixRMaj[] values, int batch) {
    return node.arguments().stream()
        .map(argument -> flat(ReferenceMatrices.repeated(values[argument.id()], batch)))
        .toArray(double[][]::new);
  }

  private static double[] flat(DMatrixRMaj matrix) {
    return CommonOps_DDRM.transpose(matrix, null).data;
  }

  private static DMatrixRMaj matrix(double[] flat, int size, int batch) {
    return CommonOps_DDRM.transpose(new DMatrixRMaj(size, batch, true, flat), null);
  }
}
