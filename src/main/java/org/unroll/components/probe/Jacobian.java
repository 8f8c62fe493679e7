package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Memory;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.UpdateView.StateJacobians;
import org.unroll.api.WatchedRun;

/**
 * Records what a layer does to a small change of its state: the singular values of ∂s_T/∂s_k, s
 * being all states of the layer, the Lyapunov exponents, and the recurrent matrices' sizes.
 *
 * <p>Each layer and direction is taken by itself, its inputs held fixed. The Jacobian of a stack of
 * layers is block triangular with these as its diagonal blocks, so that their exponents together
 * are those of the stack.
 */
@Doc(
    value =
        "Singular values of products of state Jacobians, Lyapunov exponents, spectral radii; slow.",
    source =
        "Pascanu, Mikolov and Bengio 2013; exponents: Vogt et al. 2022, On Lyapunov Exponents for"
            + " RNNs")
public record Jacobian(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every,
    @Positive @Default("1") @Doc("Sequences of the update's batch that are looked at.")
        int sequences,
    @Positive @Default("100") @Doc("Steps of a sequence that are looked at, the last ones.")
        int steps,
    @PositiveOrZero
        @Default("10")
        @Doc("Steps before the Lyapunov exponents are averaged; no exponents if nothing is left.")
        int warmUp)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(JacobianAtLag.class, LyapunovExponent.class, RecurrentMatrix.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    List<Remark> remarks = new ArrayList<>(new Schedule(every).remarks(run));
    if (warmUp >= steps) {
      remarks.add(
          new Remark(
              Remark.Kind.NOT_RECORDED,
              "warm_up",
              "no Lyapunov exponents are recorded: the warm-up takes all of the "
                  + steps
                  + " steps that are looked at"));
    }
    return remarks;
  }

  @Override
  public Recording recording(ProbedRun run) {
    long looked = Math.min(steps, run.steps());
    long rows =
        Memory.sum(
            run.parameters(),
            Memory.product(
                run.directions(),
                Math.min(sequences, run.batch()),
                Memory.sum(looked, run.stateUnits())));
    long bytes = Memory.product(looked, run.stateUnits(), run.stateUnits(), Double.BYTES);
    return new Recording(new Schedule(every).rows(run, rows).rows(), bytes, false);
  }

  @Override
  public Session start() {
    return new Schedule(every).session(this::record);
  }

  private void record(UpdateView update, Consumer<Record> rows) {
    update.parameters().stream()
        .filter(parameter -> parameter.role().startsWith("recurrent"))
        .forEach(parameter -> rows.accept(matrix(parameter, update)));
    update.showJacobians(
        sequences,
        steps,
        jacobians -> {
          products(jacobians, update.step(), rows);
          exponents(jacobians, update.step(), rows);
        });
  }

  private static RecurrentMatrix matrix(Parameter parameter, UpdateView update) {
    DMatrixRMaj matrix = new DMatrixRMaj(parameter.rows(), parameter.columns());
    for (int i = 0; i < parameter.length(); i++) {
      matrix.data[i] = update.values()[parameter.offset() + i];
    }
    return new RecurrentMatrix(
        update.step(),
        parameter.layer(),
        parameter.gate(),
        parameter.name(),
        spectralRadius(matrix),
        SingularValues.largest(matrix));
  }

  /** The largest absolute eigenvalue of a square matrix. */
  static OptionalDouble spectralRadius(DMatrixRMaj matrix) {
    if (matrix.numRows != matrix.numCols) {
      return OptionalDouble.empty();
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(matrix.numRows, false);
    if (!eigen.decompose(matrix.copy())) {
      return OptionalDouble.empty();
    }
    double radius = 0;
    for (int i = 0; i < eigen.getNumberOfEigenvalues(); i++) {
      radius = Math.max(radius, eigen.getEigenvalue(i).getMagnitude());
    }
    return OptionalDouble.of(radius);
  }

  private static void products(StateJacobians jacobians, long step, Consumer<Record> rows) {
    double[][][] steps = jacobians.steps();
    JacobianProduct product = new JacobianProduct(steps[0].length);
    for (int lag = 1; lag <= steps.length; lag++) {
      DMatrixRMaj added = new DMatrixRMaj(steps[steps.length - lag]);
      product.append(added);
      SingularValues values = product.singularValues();
      rows.accept(
          new JacobianAtLag(
              step,
              jacobians.layer(),
              direction(jacobians),
              jacobians.sequence(),
              lag,
              scaled(values.lnLargest(), Math.log(10)),
              scaled(values.lnMedian(), Math.log(10)),
              scaled(values.lnSmallest(), Math.log(10)),
              values.effectiveRank(),
              scaled(values.lnLargest(), lag),
              SingularValues.largest(added)));
    }
  }

  private void exponents(StateJacobians jacobians, long step, Consumer<Record> rows) {
    double[] exponents = LyapunovSpectrum.of(jacobians.steps(), warmUp);
    for (int place = 0; place < exponents.length; place++) {
      rows.accept(
          new LyapunovExponent(
              step,
              jacobians.layer(),
              direction(jacobians),
              jacobians.sequence(),
              place,
              Double.isFinite(exponents[place])
                  ? OptionalDouble.of(exponents[place])
                  : OptionalDouble.empty(),
              jacobians.steps().length - warmUp));
    }
  }

  private static String direction(StateJacobians jacobians) {
    return jacobians.reverse() ? "reverse" : "forward";
  }

  private static OptionalDouble scaled(OptionalDouble value, double divisor) {
    return value.isPresent()
        ? OptionalDouble.of(value.getAsDouble() / divisor)
        : OptionalDouble.empty();
  }
}
