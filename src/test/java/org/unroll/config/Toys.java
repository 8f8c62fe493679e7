package org.unroll.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.unroll.api.Activation;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Cell;
import org.unroll.api.Checked;
import org.unroll.api.Clipping;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Initialization;
import org.unroll.api.InputShape;
import org.unroll.api.Location;
import org.unroll.api.Optimizer;
import org.unroll.api.Parameter;
import org.unroll.api.Probe;
import org.unroll.api.Regularization;
import org.unroll.api.Schedule;
import org.unroll.api.Split;
import org.unroll.api.Step;
import org.unroll.api.Task;
import org.unroll.api.UpdateView;

/** Components that can be configured but do nothing. */
final class Toys {
  private Toys() {}

  private static UnsupportedOperationException inert() {
    return new UnsupportedOperationException("a toy is configured only");
  }

  interface ToyCell extends Cell {
    @Override
    default void step(Step step) {
      throw inert();
    }
  }

  interface ToyActivation extends Activation {
    @Override
    default void apply(float[] x, float[] value, float[] slope, int from, int to) {
      throw inert();
    }

    @Override
    default double value(double x) {
      throw inert();
    }

    @Override
    default double slope(double x) {
      throw inert();
    }
  }

  interface ToyInitialization extends Initialization {
    @Override
    default void fill(double[] values, int rows, int columns, RandomGenerator random) {
      throw inert();
    }
  }

  interface ToyClipping extends Clipping {
    @Override
    default boolean clip(float[] gradient, double norm, List<Parameter> parameters) {
      throw inert();
    }
  }

  interface ToyOptimizer extends Optimizer {
    @Override
    default Updater start(List<Parameter> parameters) {
      throw inert();
    }
  }

  interface ToyDataset extends Dataset {
    @Override
    default Optional<DataShape> dataShape() {
      return Optional.of(DataShape.valued(2, 1, 10));
    }

    @Override
    default Sequences open(Opening opening) {
      return new ToySequences();
    }
  }

  /** Ten batches that nobody may look into. */
  record ToySequences() implements Dataset.Sequences {
    @Override
    public InputShape input() {
      return InputShape.tokens(List.of("a", "b"));
    }

    @Override
    public Task task() {
      return new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 2);
    }

    @Override
    public BatchSource batches(Split split, int batchSize, int window) {
      return new BatchSource() {
        @Override
        public Batch batch(long index) {
          throw inert();
        }

        @Override
        public long passLength() {
          return 10;
        }
      };
    }
  }

  interface ToyProbe extends Probe {
    @Override
    default List<Class<? extends Record>> tables() {
      return List.of();
    }

    @Override
    default Session start() {
      return (UpdateView update, Consumer<Record> rows) -> {};
    }
  }

  record Rnn() implements ToyCell {}

  record Lstm(
      @Default("1.0") @Doc("Initial value of the forget gate's bias.") double forgetBias,
      @Default("sigmoid") Activation gateActivation,
      @Default("false") boolean peepholes)
      implements ToyCell {}

  record Gru() implements ToyCell {}

  record Tanh() implements ToyActivation {}

  record Sigmoid() implements ToyActivation {}

  record HardSigmoid(@Positive @Default("0.2") double steepness) implements ToyActivation {}

  record Identity(@Default("1") double scale) implements ToyInitialization {}

  record Orthogonal() implements ToyInitialization {}

  record Glorot() implements ToyInitialization {}

  record Zeros() implements ToyInitialization {}

  record Normal(@Positive @Default("0.01") double deviation) implements ToyInitialization {}

  record NoClipping() implements ToyClipping {}

  record NormClipping(@Positive @Doc("Largest norm.") double threshold) implements ToyClipping {}

  record ValueClipping(@Positive double threshold) implements ToyClipping {}

  record Adam(
      @Positive @Default("0.001") double learningRate,
      @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) @Default("0.9") double beta1)
      implements ToyOptimizer {}

  record Sgd(@Positive @Default("0.1") double learningRate, @PositiveOrZero OptionalDouble momentum)
      implements ToyOptimizer {
    Sgd {
      if (momentum.isPresent() && momentum.getAsDouble() >= 1) {
        throw new IllegalArgumentException("momentum of 1 or more never forgets a gradient");
      }
    }
  }

  record Adding(@Positive @Default("100") @Doc("Steps.") int length) implements ToyDataset {}

  record Text(
      @NotBlank @Location @Doc("The file.") String path,
      @DecimalMin(value = "0", inclusive = false) @Default("0.1") double validation)
      implements ToyDataset, Checked {
    @Override
    public boolean continuous() {
      return true;
    }

    @Override
    public String fingerprint(Path folder) {
      try {
        return Integer.toHexString(Files.readString(folder.resolve(path)).hashCode());
      } catch (java.io.IOException unreadable) {
        throw new java.io.UncheckedIOException(unreadable);
      }
    }

    @Override
    public List<Problem> problems(Path folder) {
      return Files.exists(folder.resolve(path))
          ? List.of()
          : List.of(new Problem("path", "there is no file '" + path + "'"));
    }
  }

  enum Mode {
    ONE_HOT,
    DENSE
  }

  record Range(@Default("0") int from, int to) {}

  /** Has every kind of parameter. */
  record Everything(
      @Default("7") long big,
      @Default("no") String word,
      @Default("dense") Mode mode,
      @Default("data/x.txt") Path file,
      Optional<String> label,
      OptionalInt limit,
      OptionalLong offset,
      OptionalDouble rate,
      Optional<Activation> squash,
      @Size(min = 1, max = 3) @Default("[1, 2]") List<Integer> sizes,
      @Default("{}") Map<String, Double> weights,
      @Default("{to: 3}") Range range,
      @Default("[]") List<Range> ranges)
      implements ToyDataset {}

  /** Its author constrains a truth value as if it were a number. */
  record Misconstrained(@Positive @Default("true") boolean strict) implements ToyDataset {}

  record Odd(@Default("x") java.util.Date when) implements ToyDataset {}

  record Gates() implements ToyProbe {}

  record Norms(@Positive @Default("10") int bins) implements ToyProbe {}

  record Constant() implements Schedule {
    @Override
    public double factor(long step, long steps) {
      return 1;
    }
  }

  record NoPenalty() implements Regularization {
    @Override
    public double penalize(float[] values, float[] gradient, List<Parameter> parameters) {
      return 0;
    }
  }
}
