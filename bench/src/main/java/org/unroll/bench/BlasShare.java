package org.unroll.bench;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;

/**
 * What an LSTM training step does beside its matrix products: its time, less that of the same
 * products alone.
 */
public final class BlasShare {
  private static final int BATCH = 50;
  private static final int STEPS = 50;
  private static final int HIDDEN = 128;
  private static final int GATES = 4 * HIDDEN;
  private static final double TARGET_MILLIS = 4.5;

  /**
   * The products of one training step, as the engine makes them: for the recurrent weights and for
   * the output head, each step in time forward, backward and into the gradient. To be kept like
   * {@code WeightBlock} and its callers.
   */
  private static final List<Product> PRODUCTS =
      List.of(
          new Product(STEPS, false, BATCH, GATES, HIDDEN),
          new Product(STEPS, false, BATCH, HIDDEN, GATES),
          new Product(STEPS, true, HIDDEN, GATES, BATCH),
          new Product(STEPS, false, BATCH, Workload.SYMBOLS, HIDDEN),
          new Product(STEPS, false, BATCH, HIDDEN, Workload.SYMBOLS),
          new Product(STEPS, true, HIDDEN, Workload.SYMBOLS, BATCH));

  private BlasShare() {}

  public static void main(String... arguments) {
    Threads.ofThisProcess();
    Workload workload = new Workload(CellKind.LSTM, BATCH, STEPS, HIDDEN, false);
    List<Timing> timings =
        new Stopwatch(11, 3000, 250)
            .time(
                List.of(
                    new LocalRunner(new UnrollContender(TrainingProblem.of(workload))),
                    new LocalRunner(new ProductsAlone())));
    double products = timings.get(1).median();
    double forwardBackward = Statistics.median(timings.get(0).forwardBackward());
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f ms, of which products %.2f ms and update %.2f ms%n",
        workload,
        timings.get(0).median(),
        products,
        timings.get(0).median() - forwardBackward);
    System.out.printf(
        Locale.ROOT,
        "outside BLAS, smallest of both: %.2f ms%n",
        timings.get(0).smallest() - timings.get(1).smallest());
    Target.print("outside BLAS", timings.get(0).median() - products, TARGET_MILLIS, " ms");
    System.exit(0);
  }

  /** C [m, n] = A·B + C over k, column-major, that many times. */
  private record Product(
      int times,
      boolean transposed,
      int m,
      int n,
      int k,
      FloatPointer a,
      FloatPointer b,
      FloatPointer c) {
    Product(int times, boolean transposed, int m, int n, int k) {
      this(
          times,
          transposed,
          m,
          n,
          k,
          random((long) m * k),
          random((long) k * n),
          random((long) m * n));
    }

    private static FloatPointer random(long count) {
      FloatPointer values = new FloatPointer(count);
      for (long i = 0; i < count; i++) {
        values.put(i, (float) Math.sin(i));
      }
      return values;
    }

    void run() {
      cblas_sgemm(
          CblasColMajor,
          transposed ? CblasTrans : CblasNoTrans,
          CblasNoTrans,
          m,
          n,
          k,
          1f,
          a,
          transposed ? k : m,
          b,
          k,
          0f,
          c,
          m);
    }
  }

  private static final class ProductsAlone implements Step {
    @Override
    public long step() {
      for (Product product : PRODUCTS) {
        for (int i = 0; i < product.times(); i++) {
          product.run();
        }
      }
      return 0;
    }
  }
}
