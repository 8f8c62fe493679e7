package org.unroll.engine.reference;

import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.unroll.api.Parameter;

/** Values {@code [batch, size]} and parameters as matrices. Every result is a new matrix. */
final class ReferenceMatrices {
  private ReferenceMatrices() {}

  static DMatrixRMaj zeros(int rows, int columns) {
    return new DMatrixRMaj(rows, columns);
  }

  static DMatrixRMaj filled(int rows, int columns, double value) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    matrix.fill(value);
    return matrix;
  }

  static DMatrixRMaj map(DMatrixRMaj x, DoubleUnaryOperator function) {
    DMatrixRMaj mapped = new DMatrixRMaj(x.numRows, x.numCols);
    for (int i = 0; i < mapped.data.length; i++) {
      mapped.data[i] = function.applyAsDouble(x.data[i]);
    }
    return mapped;
  }

  /** Anything below 1e-30 counts as zero, as on the fast path. */
  static DMatrixRMaj flush(DMatrixRMaj adjoint) {
    return map(adjoint, a -> Math.abs(a) < 1e-30 ? 0 : a);
  }

  static DMatrixRMaj scaled(DMatrixRMaj x, double factor) {
    DMatrixRMaj scaled = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.scale(factor, x, scaled);
    return scaled;
  }

  /** Each row times a factor of its own. */
  static DMatrixRMaj rowsScaled(DMatrixRMaj x, double[] factors) {
    DMatrixRMaj scaled = x.copy();
    CommonOps_DDRM.multRows(factors, scaled);
    return scaled;
  }

  /** Element by element; a single row of values counts for each row of the adjoint. */
  static DMatrixRMaj times(DMatrixRMaj adjoint, DMatrixRMaj values) {
    return CommonOps_DDRM.elementMult(adjoint, repeated(values, adjoint.numRows), null);
  }

  /** That many rows; those of the matrix, or a single one again and again. */
  static DMatrixRMaj repeated(DMatrixRMaj matrix, int rows) {
    if (matrix.numRows == rows) {
      return matrix;
    }
    DMatrixRMaj repeated = new DMatrixRMaj(rows, matrix.numCols);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(matrix.data, 0, repeated.data, row * matrix.numCols, matrix.numCols);
    }
    return repeated;
  }

  /** The product a·b. Zeros of a cost nothing: adjoints that are seeded one by one have many. */
  static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int k = 0; k < a.numCols; k++) {
        double factor = a.get(i, k);
        if (factor != 0) {
          for (int j = 0; j < b.numCols; j++) {
            product.data[i * b.numCols + j] += factor * b.data[k * b.numCols + j];
          }
        }
      }
    }
    return product;
  }

  /** Columns [from, from + size). */
  static DMatrixRMaj columns(DMatrixRMaj matrix, int from, int size) {
    return CommonOps_DDRM.extract(matrix, 0, matrix.numRows, from, from + size);
  }

  /** The matrix as columns from {@code from} on of a matrix of zeros with that many columns. */
  static DMatrixRMaj into(DMatrixRMaj matrix, int from, int columns) {
    DMatrixRMaj whole = new DMatrixRMaj(matrix.numRows, columns);
    CommonOps_DDRM.insert(matrix, whole, 0, from);
    return whole;
  }

  static double[] row(DMatrixRMaj matrix, int row) {
    double[] values = new double[matrix.numCols];
    System.arraycopy(matrix.data, row * matrix.numCols, values, 0, values.length);
    return values;
  }

  static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row(matrix, row);
    }
    return rows;
  }

  static DMatrixRMaj of(double[] parameters, Parameter parameter) {
    DMatrixRMaj matrix = new DMatrixRMaj(parameter.rows(), parameter.columns());
    System.arraycopy(parameters, parameter.offset(), matrix.data, 0, matrix.data.length);
    return matrix;
  }

  /** A column of parameters as the row that is added to each sequence's values. */
  static DMatrixRMaj rowOf(double[] parameters, Parameter parameter) {
    return CommonOps_DDRM.transpose(of(parameters, parameter), null);
  }

  /** Adds a matrix of the parameter's shape, or a row where the parameter is a column. */
  static void addGradient(double[] gradient, Parameter parameter, DMatrixRMaj contribution) {
    for (int i = 0; i < parameter.length(); i++) {
      gradient[parameter.offset() + i] += contribution.data[i];
    }
  }
}
