package org.unroll.engine.reference;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.engine.trace.Node;

/**
 * Hands matrices {@code [batch, size]} to an author's operation, which wants {@code [size, batch]}.
 */
final class ReferenceCustom {
  private ReferenceCustom() {}

  static INDArray forward(Node.Custom node, INDArray[] values) {
    int batch = values[0].rows();
    double[] value = new double[node.size() * batch];
    node.operation().forward(arguments(node, values), value, batch);
    return matrix(value, node.size(), batch);
  }

  static INDArray[] backward(Node.Custom node, INDArray[] values, INDArray adjoint) {
    int batch = values[0].rows();
    double[][] contributions = new double[node.arguments().size()][];
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = new double[node.arguments().get(i).size() * batch];
    }
    node.operation()
        .backward(
            arguments(node, values), flat(values[node.id()]), flat(adjoint), contributions, batch);
    INDArray[] matrices = new INDArray[contributions.length];
    for (int i = 0; i < matrices.length; i++) {
      matrices[i] = matrix(contributions[i], node.arguments().get(i).size(), batch);
    }
    return matrices;
  }

  private static double[][] arguments(Node.Custom node, INDArray[] values) {
    return node.arguments().stream()
        .map(argument -> flat(values[argument.id()]))
        .toArray(double[][]::new);
  }

  private static double[] flat(INDArray matrix) {
    double[][] rows = matrix.toDoubleMatrix();
    double[] flat = new double[rows.length * rows[0].length];
    for (int b = 0; b < rows.length; b++) {
      for (int j = 0; j < rows[b].length; j++) {
        flat[j * rows.length + b] = rows[b][j];
      }
    }
    return flat;
  }

  private static INDArray matrix(double[] flat, int size, int batch) {
    double[][] rows = new double[batch][size];
    for (int b = 0; b < batch; b++) {
      for (int j = 0; j < size; j++) {
        rows[b][j] = flat[j * batch + b];
      }
    }
    return Nd4j.createFromArray(rows);
  }
}
