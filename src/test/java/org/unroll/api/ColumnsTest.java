package org.unroll.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches are cut, joined, padded and chosen from as loops over single cells do it. */
class ColumnsTest {
  private static final int SEEDS = 400;

  /** A cell that has to be padding. */
  private static final int NONE = -1;

  /** Which step of which sequence of a source a cell has to come from. */
  @FunctionalInterface
  private interface Origin {
    /** {source, step, sequence}; null for padding. */
    int[] of(int step, int sequence);
  }

  @Test
  void aPartHasTheStepsAndTheTargetsThatFallDueInIt() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Batch whole = new RandomBatches(random).batch();
      int start = random.nextInt(whole.time() + 1);
      int end = start + random.nextInt(whole.time() - start + 1);
      int targetsFrom = start + random.nextInt(end - start + 1);
      Batch part = whole.part(start, targetsFrom, end);

      Expected expected = new Expected(seed, List.of(whole), part);
      expected.size(end - start, whole.batch());
      expected.lengths(b -> Math.max(0, Math.min(whole.lengths()[b], end) - start));
      expected.inputs((t, b) -> new int[] {0, start + t, b});
      expected.contexts((t, b) -> new int[] {0, 0, b});
      expected.targetsInTime(
          (t, b) -> start + t >= targetsFrom ? new int[] {0, start + t, b} : null);
      expected.targetsAtEnd(
          (t, b) ->
              whole.lengths()[b] > targetsFrom && whole.lengths()[b] <= end
                  ? new int[] {0, 0, b}
                  : null);
    }
  }

  @Test
  void theFirstSequencesAreNoLongerThanTheLongestOfThem() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Batch whole = new RandomBatches(random).batch();
      int asked = 1 + random.nextInt(whole.batch() + 2);
      Batch first = whole.first(asked);

      int size = Math.min(asked, whole.batch());
      Expected expected = new Expected(seed, List.of(whole), first);
      expected.size(Arrays.stream(whole.lengths()).limit(size).max().orElseThrow(), size);
      expected.lengths(b -> whole.lengths()[b]);
      expected.all((t, b) -> new int[] {0, t, b});
    }
  }

  @Test
  void theLastStepsOfEachSequenceBeginTogether() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Batch whole = new RandomBatches(random).batch();
      int steps = 1 + random.nextInt(whole.time() + 2);
      Batch last = whole.lastSteps(steps);

      int longest = Arrays.stream(whole.lengths()).max().orElseThrow();
      Expected expected = new Expected(seed, List.of(whole), last);
      expected.size(Math.min(longest, steps), whole.batch());
      expected.lengths(b -> Math.min(steps, whole.lengths()[b]));
      Origin inTime =
          (t, b) -> {
            int step = whole.lengths()[b] - last.lengths()[b] + t;
            return t < last.lengths()[b] ? new int[] {0, step, b} : null;
          };
      expected.inputs(inTime);
      expected.contexts((t, b) -> new int[] {0, 0, b});
      expected.targetsInTime(inTime);
      expected.targetsAtEnd((t, b) -> new int[] {0, 0, b});
    }
  }

  @Test
  void windowsFollowOneAnotherAndTheLastOneHasTheEnd() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomBatches batches = new RandomBatches(random);
      int size = 1 + random.nextInt(4);
      int count = 1 + random.nextInt(4);
      List<Batch> windows =
          IntStream.range(0, count)
              .mapToObj(i -> batches.batch(1 + random.nextInt(4), size, i == count - 1))
              .toList();
      Batch joined = windows.get(0).followedBy(windows.stream().skip(1).toArray(Batch[]::new));

      int[] window = windows.stream().flatMapToInt(ColumnsTest::indices).toArray();
      for (int i = 0, t = 0; i < count; t += windows.get(i).time(), i++) {
        Arrays.fill(window, t, t + windows.get(i).time(), i);
      }
      int[] step = windows.stream().flatMapToInt(ColumnsTest::indices).toArray();
      Batch last = windows.get(count - 1);
      Expected expected = new Expected(seed, windows, joined);
      expected.size(step.length, size);
      expected.lengths(b -> step.length - last.time() + last.lengths()[b]);
      Origin inTime = (t, b) -> new int[] {window[t], step[t], b};
      expected.inputs(inTime);
      expected.contexts((t, b) -> new int[] {count - 1, 0, b});
      expected.targetsInTime(inTime);
      expected.targetsAtEnd((t, b) -> new int[] {count - 1, 0, b});
    }
  }

  private static IntStream indices(Batch batch) {
    return IntStream.range(0, batch.time());
  }

  @Test
  void sequencesSideBySideArePaddedToTheLongest() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RandomBatches batches = new RandomBatches(random);
      List<Batch> all =
          IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> batches.batch()).toList();
      Batch both = all.get(0).beside(all.stream().skip(1).toArray(Batch[]::new));

      List<int[]> places =
          IntStream.range(0, all.size())
              .boxed()
              .flatMap(i -> IntStream.range(0, all.get(i).batch()).mapToObj(b -> new int[] {i, b}))
              .toList();
      Expected expected = new Expected(seed, all, both);
      expected.size(all.stream().mapToInt(Batch::time).max().orElseThrow(), places.size());
      expected.lengths(b -> all.get(places.get(b)[0]).lengths()[places.get(b)[1]]);
      expected.all(
          (t, b) -> {
            int source = places.get(b)[0];
            return t < all.get(source).time() ? new int[] {source, t, places.get(b)[1]} : null;
          });
    }
  }

  /** What a batch has to hold, cell by cell. */
  private record Expected(int seed, List<Batch> sources, Batch found) {
    void size(int time, int batch) {
      assertThat(found.time()).as("seed %d", seed).isEqualTo(time);
      assertThat(found.batch()).as("seed %d", seed).isEqualTo(batch);
    }

    void lengths(IntUnaryOperator length) {
      assertThat(found.lengths())
          .as("seed %d", seed)
          .isEqualTo(IntStream.range(0, found.batch()).map(length).toArray());
    }

    void all(Origin origin) {
      inputs(origin);
      contexts(origin);
      targetsInTime(origin);
      targetsAtEnd(origin);
    }

    void inputs(Origin origin) {
      inputs(origin, found.time(), false);
    }

    void contexts(Origin origin) {
      inputs(origin, 1, true);
    }

    private void inputs(Origin origin, int rows, boolean onceASequence) {
      assertThat(found.inputs()).hasSameSizeAs(sources.get(0).inputs());
      found
          .inputs()
          .forEach(
              (name, column) -> {
                if (column instanceof Context == onceASequence) {
                  cells(name, column, rows, origin);
                }
              });
    }

    void targetsInTime(Origin origin) {
      targets(Task.Timing.EACH_STEP, found.time(), origin);
    }

    void targetsAtEnd(Origin origin) {
      targets(Task.Timing.AT_END, 1, origin);
    }

    private void targets(Task.Timing timing, int rows, Origin origin) {
      assertThat(found.targets()).hasSameSizeAs(sources.get(0).targets());
      found
          .targets()
          .forEach(
              (name, target) -> {
                if (target.timing() == timing) {
                  cells(name, target, rows, origin);
                }
              });
    }

    private void cells(String name, Column column, int rows, Origin origin) {
      assertThat(numbers(column).length)
          .as("seed %d, %s", seed, name)
          .isEqualTo(rows * found.batch() * width(column));
      for (int t = 0; t < rows; t++) {
        for (int b = 0; b < found.batch(); b++) {
          int[] from = origin.of(t, b);
          assertThat(cell(found, column, t, b))
              .as("seed %d, %s, step %d, sequence %d", seed, name, t, b)
              .isEqualTo(from == null ? padding(column) : source(name, column, from));
        }
      }
    }

    private float[] source(String name, Column column, int[] from) {
      Batch source = sources.get(from[0]);
      Column original =
          column instanceof Target ? source.targets().get(name) : source.inputs().get(name);
      return cell(source, original, from[1], from[2]);
    }
  }

  private static float[] cell(Batch batch, Column column, int step, int sequence) {
    if (column instanceof Labels labels) {
      return labels.has(sequence) ? floats(labels.labels()[sequence]) : padding(column);
    }
    float[] cell = new float[width(column)];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = numbers(column)[(step * batch.batch() + sequence) * cell.length + i];
    }
    return cell;
  }

  private static float[] padding(Column column) {
    float[] padding = new float[width(column)];
    Arrays.fill(
        padding, column instanceof Classes ? NONE : column instanceof Target ? Float.NaN : 0);
    return padding;
  }

  private static int width(Column column) {
    if (column instanceof Features features) {
      return features.size();
    } else if (column instanceof Context context) {
      return context.size();
    } else if (column instanceof Distribution distribution) {
      return distribution.size();
    }
    return column instanceof Values values ? values.size() : 1;
  }

  private static float[] numbers(Column column) {
    if (column instanceof Features features) {
      return features.values();
    } else if (column instanceof Values values) {
      return values.values();
    } else if (column instanceof Context context) {
      return context.values();
    } else if (column instanceof Distribution distribution) {
      return distribution.probabilities();
    } else if (column instanceof Labels labels) {
      return new float[labels.samples()];
    }
    return floats(
        column instanceof Tokens tokens ? tokens.symbols() : ((Classes) column).classes());
  }

  private static float[] floats(int[] indices) {
    float[] numbers = new float[indices.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = indices[i];
    }
    return numbers;
  }

  /** Batches with one set of columns: of every kind, in time and at the end. */
  private static final class RandomBatches {
    private final SplittableRandom random;
    private final int size;

    RandomBatches(SplittableRandom random) {
      this.random = random;
      this.size = 1 + random.nextInt(3);
    }

    Batch batch() {
      return batch(1 + random.nextInt(6), 1 + random.nextInt(5), true);
    }

    Batch batch(int time, int batch, boolean padded) {
      int[] lengths = Batch.fullLengths(time, batch);
      for (int b = 0; padded && b < batch; b++) {
        lengths[b] = 1 + random.nextInt(time);
      }
      int steps = time * batch;
      return new Batch(
          time,
          batch,
          lengths,
          Map.of(
              "symbol", new Tokens(indices(steps)),
              "vector", new Features(size, floats(steps)),
              "image", new Context(size, floats(batch))),
          Map.of(
              "next", Classes.eachStep(indices(steps)),
              "kind", Classes.atEnd(indices(batch)),
              "path", Values.eachStep(size, floats(steps)),
              "sum", Values.atEnd(size, floats(batch)),
              "chances", Distribution.eachStep(size, floats(steps)),
              "chance", Distribution.atEnd(size, floats(batch)),
              "phonemes", new Labels(labels(batch))));
    }

    private int[][] labels(int batch) {
      int[][] labels = new int[batch][];
      for (int b = 0; b < batch; b++) {
        labels[b] = random.nextInt(5) == 0 ? null : indices(random.nextInt(4));
      }
      return labels;
    }

    private int[] indices(int count) {
      return random.ints(count, 1, 1000).toArray();
    }

    private float[] floats(int cells) {
      float[] values = new float[cells * size];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(1, 2);
      }
      return values;
    }
  }

  private static Batch ofTokens(int time, int batch) {
    return Batch.of(time, batch, new Tokens(new int[time * batch]), Classes.atEnd(new int[batch]));
  }

  private static Batch ofFeatures(int size) {
    return Batch.of(2, 1, new Features(size, new float[2 * size]), Classes.atEnd(0));
  }

  @Test
  void whatDoesNotFitIsNotJoined() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofTokens(2, 1).beside(ofFeatures(2)))
        .withMessage("features cannot be joined with tokens");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofFeatures(3).followedBy(ofFeatures(2)))
        .withMessage("a column of 2 numbers a step cannot be joined with one of 3 numbers a step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofTokens(2, 2).followedBy(ofTokens(2, 3)))
        .withMessage("a window of 3 sequences cannot be joined with one of 2");
    Batch atEachStep = Batch.of(2, 1, new Tokens(new int[2]), Classes.eachStep(0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofTokens(2, 1).beside(atEachStep))
        .withMessage(
            "a column of 1 number a step cannot be joined with one of 1 number a sequence");
    Batch other = new Batch(1, 1, new int[] {1}, Map.of("x", new Tokens(new int[1])), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ofTokens(1, 1).beside(other))
        .withMessage("a batch with the columns [x] cannot be joined with one with [input]");
  }

  @Test
  void aSequenceThatHasEndedIsNotFollowed() {
    Batch ended = Batch.of(3, new int[] {3, 2}, new Tokens(new int[6]), Classes.atEnd(new int[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ended.followedBy(ofTokens(1, 2)))
        .withMessageContaining("sequence 1 ends within a window");
    assertThat(ofTokens(1, 2).followedBy(ended).lengths()).containsExactly(4, 3);
  }

  @Test
  void aPartLiesWithinItsBatch() {
    Batch whole = ofTokens(4, 2);
    assertThatThrownBy(() -> whole.part(0, 0, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> whole.part(2, 1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> whole.part(1, 4, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aBatchNeedsALengthForEachSequenceAndItsColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(2, 2, new int[1], Map.of(), Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(2, 2, null, Map.of(), Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Batch.of(2, 2, null, Classes.atEnd(0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Batch.of(2, 2, new Tokens(new int[4]), null));
  }

  @Test
  void theOnlyColumnIsThereOnlyIfThereIsOne() {
    Batch many = new RandomBatches(new SplittableRandom(1)).batch();
    assertThatIllegalStateException().isThrownBy(many::input);
    Batch none = new Batch(1, 1, new int[] {1}, Map.of(), Map.of());
    assertThatIllegalStateException().isThrownBy(none::input);
    assertThatIllegalStateException().isThrownBy(none::target);
    Batch one = ofTokens(3, 2);
    assertThat(one.input()).isSameAs(one.inputs().get("input"));
    assertThat(one.target()).isSameAs(one.targets().get("target"));
  }

  @Test
  void ofSeveralTargetsTheFirstCounts() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("z", Classes.atEnd(1));
    targets.put("a", Distribution.atEnd(2, 0.25f, 0.75f));
    targets.put("b", Classes.atEnd(0));
    Batch batch = new Batch(1, 1, new int[] {1}, Map.of("x", new Tokens(new int[1])), targets);
    assertThat(batch.target()).isSameAs(targets.get("z"));
    assertThat(batch.beside(batch).target()).isInstanceOf(Classes.class);
    assertThat(batch.target(Distribution.class)).containsSame((Distribution) targets.get("a"));
    assertThat(batch.target(Classes.class)).containsSame((Classes) targets.get("z"));
    assertThat(batch.target(Labels.class)).isEmpty();
  }

  @Test
  void labelsAreWrittenPaddedToTheLongest() {
    List<Object> written = new ArrayList<>();
    NumberWriter writer =
        new NumberWriter() {
          @Override
          public void whole(int[] values, int... shape) {
            written.addAll(List.of(values, shape));
          }

          @Override
          public void real(float[] values, int... shape) {
            written.addAll(List.of(values, shape));
          }
        };
    Labels.of(new int[] {3, 1, 3}, new int[0], null, new int[] {2}).write(9, 4, writer);
    new Context(3, new float[6]).write(9, 2, writer);
    Distribution.eachStep(2, new float[36]).write(9, 2, writer);
    assertThat(written.get(0)).isEqualTo(new int[] {3, 1, 3, -1, -1, -1, -1, -1, -1, 2, -1, -1});
    assertThat(written.get(1)).isEqualTo(new int[] {4, 3});
    assertThat(written.get(3)).isEqualTo(new int[] {2, 3});
    assertThat(written.get(5)).isEqualTo(new int[] {9, 2, 2});
  }

  private static String fault(Column column, Task.Timing timing, int size, int count) {
    return new ColumnCheck(2, 2, column.getClass(), new Layout(timing, size), count).fault(column);
  }

  @Test
  void whatIsWrongWithAColumnIsTold() {
    Context context = new Context(2, new float[] {1, 2, Float.NaN, 4});
    assertThat(fault(context, Task.Timing.AT_END, 2, 2))
        .isEqualTo("context[2] is NaN; it must be a finite number");
    assertThat(fault(new Context(2, new float[6]), Task.Timing.AT_END, 2, 2))
        .isEqualTo("it has 6 numbers of context, not 4");
    assertThat(fault(new Context(1, new float[2]), Task.Timing.AT_END, 2, 2))
        .isEqualTo("its numbers of context are 1 number a sequence, not 2 numbers a sequence");

    float none = Float.NaN;
    Distribution right = Distribution.atEnd(2, 0.25f, 0.75f, none, 7);
    assertThat(fault(right, Task.Timing.AT_END, 2, 2)).isNull();
    assertThat(right.has(0)).isTrue();
    assertThat(right.has(1)).isFalse();
    assertThat(right.count()).isEqualTo(1);
    assertThat(fault(Distribution.atEnd(2, 1, 0, 0.5f, 0.4f), Task.Timing.AT_END, 2, 2))
        .isEqualTo("the probabilities of sample 1 add up to 0.9; they must add up to 1");
    assertThat(fault(Distribution.atEnd(2, 1, 0, 1.5f, -0.5f), Task.Timing.AT_END, 2, 2))
        .isEqualTo(
            "probabilities[3] is -0.5; it must be at least 0, or NaN in a sample's first place");
    assertThat(fault(Distribution.atEnd(2, 1, none, 1, 0), Task.Timing.AT_END, 2, 2))
        .startsWith("probabilities[1] is NaN");

    assertThat(fault(Labels.of(new int[0], null), Task.Timing.AT_END, 1, 3)).isNull();
    assertThat(fault(Labels.of(new int[] {1}, new int[] {0, 3}), Task.Timing.AT_END, 1, 3))
        .isEqualTo("labels[1][1] is 3; it must be from 0 to 2");
    assertThat(fault(Labels.of(new int[] {1}), Task.Timing.AT_END, 1, 3))
        .isEqualTo("it has 1 sequences of labels, not 2");
    assertThat(Labels.of(new int[0], null).count()).isEqualTo(1);
  }

  @Test
  void aSampleHasATargetUnlessItIsMarked() {
    assertThat(Classes.eachStep(0, -1, 2).count()).isEqualTo(2);
    assertThat(Classes.atEnd(-1).has(0)).isFalse();
    Values values = Values.atEnd(2, 1, Float.NaN, Float.NaN, 1);
    assertThat(values.samples()).isEqualTo(2);
    assertThat(values.has(0)).isTrue();
    assertThat(values.has(1)).isFalse();
    assertThat(values.count()).isEqualTo(1);
  }
}
