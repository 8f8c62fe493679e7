package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Classes;
import org.unroll.api.ContextUse;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Distribution;
import org.unroll.api.InputShape;
import org.unroll.api.Readout;
import org.unroll.api.Split;
import org.unroll.api.Target;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.Truncation;
import org.unroll.config.Evaluation;
import org.unroll.config.RunSpec;

/** Planning opens data once, however many conditions use it. */
class PlannedDataTest {
  private final AtomicInteger opened = new AtomicInteger();
  private final PlannedData data = new PlannedData(Path.of("here"));

  /** A hundred steps of a stream, or sequences of seven steps, of which there are three. */
  private record Counted(AtomicInteger opened, boolean continuous) implements Dataset {
    @Override
    public boolean endless() {
      return false;
    }

    @Override
    public Sequences open(Opening opening) {
      opened.incrementAndGet();
      return new Few(continuous);
    }
  }

  private record Few(boolean continuous) implements Dataset.Sequences {
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
      if (continuous && batchSize * window > 100) {
        throw new IllegalArgumentException("too short");
      }
      return new BatchSource() {
        @Override
        public Batch batch(long index) {
          int[] numbers = new int[3 * 7];
          float[] chances = new float[2 * 3 * 7];
          Arrays.fill(chances, 0.5f);
          Map<String, Target> targets = new LinkedHashMap<>();
          targets.put("target", Classes.eachStep(numbers));
          targets.put("chance", Distribution.eachStep(2, chances));
          return new Batch(
              7, 3, Batch.fullLengths(7, 3), Map.of("input", new Tokens(numbers)), targets);
        }

        @Override
        public long passLength() {
          return continuous ? 100 / (batchSize * window) : 5;
        }
      };
    }
  }

  private RunSpec spec(boolean continuous, int batchSize, Truncation truncation, int epochs) {
    return new RunSpec(
        new Counted(opened, continuous),
        null,
        null,
        null,
        Optional.empty(),
        Optional.empty(),
        null,
        truncation,
        null,
        null,
        8,
        1,
        false,
        true,
        Readout.END,
        ContextUse.INPUT,
        null,
        null,
        batchSize,
        Optional.empty(),
        Optional.of(epochs),
        Optional.empty(),
        Optional.empty(),
        new Evaluation(1, "validation_loss"),
        List.of(),
        1);
  }

  @Test
  void opensItOnceForAllConditions() {
    for (int batchSize = 1; batchSize < 10; batchSize++) {
      RunSpec spec = spec(true, batchSize, new Truncation(5, 5), 3);
      assertThat(data.shape(spec).inputs()).isEqualTo(2);
      assertThat(data.updates(spec)).isEqualTo(100 / (5 * batchSize) * 3L);
    }
    assertThat(opened).hasValue(1);
  }

  @Test
  void looksAtTheFirstSequencesOfDataThatDoesNotSayHowLongTheyAre() {
    DataShape shape = data.shape(spec(false, 1_000_000_000, Truncation.FULL, 1));
    assertThat(shape.steps()).isEqualTo(7);
    assertThat(shape.together()).isEqualTo(3);
    assertThat(shape.numbers()).isEqualTo(1 + 2);
    assertThat(shape.context()).isZero();
    assertThat(shape.withContext(5).context()).isEqualTo(5);
  }

  @Test
  void whatIsTooShortIsFoundForEachConditionByItself() {
    assertThat(data.updates(spec(true, 10, new Truncation(10, 10), 1))).isEqualTo(1);
    RunSpec large = spec(true, 11, new Truncation(10, 10), 1);
    assertThatThrownBy(() -> data.updates(large)).hasMessage("too short");
    assertThat(data.updates(spec(true, 5, new Truncation(10, 10), 1))).isEqualTo(2);
    assertThat(opened).hasValue(1);
  }
}
