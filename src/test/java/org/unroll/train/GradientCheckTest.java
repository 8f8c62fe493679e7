package org.unroll.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unroll.api.Baseline;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;
import org.unroll.api.BatchSource;
import org.unroll.api.Cell;
import org.unroll.api.Dataset;
import org.unroll.api.InputShape;
import org.unroll.api.Operation;
import org.unroll.api.Split;
import org.unroll.api.Step;
import org.unroll.api.Task;
import org.unroll.api.Truncation;
import org.unroll.engine.Fixtures;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.Network;
import org.unroll.plan.SeededStreams;

class GradientCheckTest {
  private static final InputShape INPUT = InputShape.features(2);
  private static final Task EACH_STEP = new Task(Task.Target.VALUES, Task.Timing.EACH_STEP, 1);

  /** The same batch again and again. */
  private record Repeated(InputShape input, Task task, Batch batch) implements Dataset.Sequences {
    @Override
    public Optional<Baseline> baseline() {
      return Optional.empty();
    }

    @Override
    public BatchSource batches(Split split, int batchSize, int window) {
      return new BatchSource() {
        @Override
        public Batch batch(long index) {
          return batch;
        }

        @Override
        public long passLength() {
          return Long.MAX_VALUE;
        }
      };
    }
  }

  /** Squares, with a derivative that may be wrong in double or in single precision. */
  private record Squared(double doubleFactor, double singleFactor) implements Operation {
    @Override
    public int size(int... argumentSizes) {
      return argumentSizes[0];
    }

    @Override
    public void forward(double[][] arguments, double[] value, int batch) {
      for (int i = 0; i < value.length; i++) {
        value[i] = arguments[0][i] * arguments[0][i];
      }
    }

    @Override
    public void backward(
        double[][] arguments, double[] value, double[] adjoint, double[][] sums, int batch) {
      for (int i = 0; i < value.length; i++) {
        sums[0][i] += doubleFactor * arguments[0][i] * adjoint[i];
      }
    }

    @Override
    public void backward(
        float[][] arguments,
        float[] value,
        float[] adjoint,
        float[][] sums,
        int[] counts,
        int count,
        int batch) {
      for (int i = 0; i < count; i++) {
        sums[0][i] += (float) singleFactor * arguments[0][i] * adjoint[i];
      }
    }
  }

  private record Squaring(double doubleFactor, double singleFactor) implements Cell {
    @Override
    public void step(Step step) {
      var h = step.previous("h");
      var sum = step.affine("state", step.input(), h).apply("tanh");
      step.next("h", step.apply(new Squared(doubleFactor, singleFactor), sum));
    }
  }

  private static GradientCheck.Result check(Cell cell, Task task, Batch batch) {
    NetworkDefinition definition = Fixtures.network(cell, "tanh", 1, 4, INPUT, task);
    Network network = new Network(definition, 1);
    Fixtures.load(network.parameters(), Fixtures.parameters(definition, 3));
    network.parametersChanged();
    TrainingSettings settings =
        new TrainingSettings(1, 3, new Truncation(2, 4), false, 1, Stopping.NEVER);
    return new GradientCheck(
            definition, network, new Repeated(INPUT, task, batch), settings, new SeededStreams(1))
        .check();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 30})
  void aRightDerivativeAgrees(int time) {
    Batch batch = Fixtures.batch(INPUT, EACH_STEP, time, 3, true, 5);
    GradientCheck.Result result = check(new Squaring(2, 2), EACH_STEP, batch);
    assertThat(result.agrees()).isTrue();
    assertThat(result.elements()).isEqualTo(8 + 12 + 4 + 4 + 1);
    Task atEnd = new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);
    assertThat(
            check(new Squaring(2, 2), atEnd, Fixtures.batch(INPUT, atEnd, time, 3, true, 5))
                .agrees())
        .isTrue();
  }

  @Test
  void aWrongDerivativeIsFoundWhereItIsWrong() {
    Batch batch = Fixtures.batch(INPUT, EACH_STEP, 12, 3, true, 5);
    GradientCheck.Result wrong = check(new Squaring(2.01, 2.01), EACH_STEP, batch);
    assertThat(wrong.agrees()).isFalse();
    assertThat(wrong.differences())
        .filteredOn(error -> !error.within())
        .map(GradientError::parameter)
        .contains("layer0.state.recurrent")
        .doesNotContain("output.weight");
    assertThat(wrong.fastPath()).allMatch(GradientError::within);

    GradientCheck.Result fast = check(new Squaring(2, 2.01), EACH_STEP, batch);
    assertThat(fast.agrees()).isFalse();
    assertThat(fast.differences()).allMatch(GradientError::within);
    assertThat(fast.fastPath()).anyMatch(error -> !error.within());
    assertThat(check(new Squaring(Double.NaN, 2), EACH_STEP, batch).agrees()).isFalse();
  }

  @Test
  void dataWithoutALossCannotBeChecked() {
    Batch batch = Fixtures.batch(INPUT, EACH_STEP, 12, 3, false, 5);
    Arrays.fill(BatchArrays.values(batch), Float.NaN);
    assertThatIllegalStateException()
        .isThrownBy(() -> check(new Squaring(2, 2), EACH_STEP, batch))
        .withMessageContaining("no loss");
  }
}
