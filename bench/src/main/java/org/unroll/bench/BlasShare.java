package org.unroll.bench;

import java.util.List;
import java.util.Locale;
import org.unroll.engine.fast.MatrixProducts;

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

  /** Of the recurrent weights and of the output head, at each step in time. */
  private static final class ProductsAlone implements Step {
    private final List<MatrixProducts> matrices =
        List.of(
            new MatrixProducts(GATES, HIDDEN, BATCH),
            new MatrixProducts(Workload.SYMBOLS, HIDDEN, BATCH));

    @Override
    public long step() {
      for (MatrixProducts matrix : matrices) {
        for (int i = 0; i < STEPS; i++) {
          matrix.multiply();
        }
        for (int i = 0; i < STEPS; i++) {
          matrix.multiplyTransposed();
          matrix.accumulate();
        }
      }
      return 0;
    }
  }
}
