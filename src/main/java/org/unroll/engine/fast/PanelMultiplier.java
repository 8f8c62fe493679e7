package org.unroll.engine.fast;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Multiplies panels of a {@link PanelProduct}, for one thread.
 *
 * <p>BLAS's loops take sequences by 32. What is left of the sequences would take up to twice as
 * long for each: for those, the panel's rows take the sequences' place, and the result, {@code
 * [left, rows]}, is turned by a product with the identity matrix. (What is not finite in one of
 * these sequences becomes NaN in all of them.)
 */
final class PanelMultiplier {
  /** What OpenBLAS 0.3.19 takes for small: rows · columns · batch of one product. */
  private static final int SMALL = 1_000_000;

  private static final int WIDTH = 32;

  /** Fewer sequences take no longer than so many. */
  private static final int WORTH_TURNING = 10;

  /** With columns fewer than so many times the sequences, turning costs more than it brings. */
  private static final int TURNED_SHARE = 7;

  private final FloatPointer panels;
  private final int columns;
  private final int highest;
  private final MovablePointer argument = new MovablePointer();
  private final MovablePointer result = new MovablePointer();
  private final MovablePointer argumentPart = new MovablePointer();
  private final MovablePointer resultPart = new MovablePointer();
  private final MovablePointer matrixPart = new MovablePointer();
  private FloatPointer turned = new FloatPointer();
  private FloatPointer identity = new FloatPointer();
  private int argumentStride;
  private int resultStride;
  private float beta;

  /** Sequences that are multiplied as they are, and those after them. */
  private int straight;

  private int left;
  private int parts;

  /**
   * Creates the multiplier.
   *
   * @param panels the matrix, panel by panel, each column by column
   * @param highest rows of a panel at most
   */
  PanelMultiplier(FloatPointer panels, int columns, int highest) {
    this.panels = panels;
    this.columns = columns;
    this.highest = highest;
  }

  /** Gets ready for products with that many sequences. */
  void prepare(int batch) {
    int over = batch % WIDTH;
    int turning = over >= WORTH_TURNING && columns >= TURNED_SHARE * over ? over : 0;
    if (turning != left) {
      prepareTurning(turning);
    }
    straight = batch - left;
    int longest = SMALL / (highest * Math.max(straight, left));
    parts = (columns + longest - 1) / longest;
  }

  private void prepareTurning(int sequences) {
    left = sequences;
    turned.close();
    turned = new FloatPointer((long) highest * left);
    float[] ones = new float[left * left];
    for (int i = 0; i < left; i++) {
      ones[i * left + i] = 1;
    }
    identity.close();
    identity = new FloatPointer(ones);
  }

  /** Says what the following panels are multiplied with; see {@link BatchProduct#multiply}. */
  void begin(
      FloatPointer newArgument,
      int newArgumentStride,
      float newBeta,
      FloatPointer newResult,
      int newResultStride) {
    argument.moveTo(newArgument, 0);
    argumentStride = newArgumentStride;
    beta = newBeta;
    result.moveTo(newResult, 0);
    resultStride = newResultStride;
  }

  /** Multiplies one panel. */
  void multiply(int row, int height) {
    resultPart.moveTo(result, (long) row * resultStride);
    for (int part = 0; part < parts; part++) {
      int column = part * columns / parts;
      int width = (part + 1) * columns / parts - column;
      matrixPart.moveTo(panels, (long) row * columns + (long) column * height);
      argumentPart.moveTo(argument, (long) column * argumentStride);
      if (straight > 0) {
        cblas_sgemm(
            CblasColMajor,
            CblasNoTrans,
            CblasTrans,
            straight,
            height,
            width,
            1f,
            argumentPart,
            argumentStride,
            matrixPart,
            height,
            part == 0 ? beta : 1f,
            resultPart,
            resultStride);
      }
      if (left > 0) {
        cblas_sgemm(
            CblasColMajor,
            CblasNoTrans,
            CblasTrans,
            height,
            left,
            width,
            1f,
            matrixPart,
            height,
            argumentPart.advance(straight),
            argumentStride,
            part == 0 ? 0f : 1f,
            turned,
            height);
      }
    }
    if (left > 0) {
      cblas_sgemm(
          CblasColMajor,
          CblasNoTrans,
          CblasTrans,
          left,
          height,
          left,
          1f,
          identity,
          left,
          turned,
          height,
          beta,
          resultPart.advance(straight),
          resultStride);
    }
  }
}
