package org.unroll.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Sequences side by side, padded on the right to the longest: named columns of inputs and targets.
 * Whoever needs other steps or sequences asks the batch for them.
 *
 * @param time number of steps of the longest sequence
 * @param batch number of sequences
 * @param lengths valid steps of each sequence, {@code [batch]}, each in [1, time]; 0 in a part that
 *     begins after the sequence's end
 * @param inputs what the network reads, by name, in this order
 * @param targets what it is to predict, by name: the first is what it is trained on
 */
public record Batch(
    int time, int batch, int[] lengths, Map<String, Column> inputs, Map<String, Target> targets) {
  private static final String INPUT = "input";
  private static final String TARGET = "target";

  /**
   * @throws IllegalArgumentException unless there is a length for every sequence
   */
  public Batch {
    if (lengths == null || lengths.length != batch) {
      throw new IllegalArgumentException("a batch needs a length for each of its sequences");
    }
    inputs = NamedColumns.inOrder(inputs);
    targets = NamedColumns.inOrder(targets);
  }

  /**
   * Sequences with one input and one target.
   *
   * @param lengths valid steps of each sequence, {@code [batch]}
   * @throws IllegalArgumentException if one of them is missing
   */
  public static Batch of(int time, int[] lengths, Column input, Target target) {
    if (lengths == null || input == null || target == null) {
      throw new IllegalArgumentException("a batch needs lengths, an input and a target");
    }
    return new Batch(time, lengths.length, lengths, Map.of(INPUT, input), Map.of(TARGET, target));
  }

  /** The same without padding. */
  public static Batch of(int time, int batch, Column input, Target target) {
    return of(time, fullLengths(time, batch), input, target);
  }

  /** One sequence of that many steps. */
  public static Batch sequence(int length, Column input, Target target) {
    return of(length, new int[] {length}, input, target);
  }

  /**
   * The only input.
   *
   * @throws IllegalStateException if there is none, or another
   */
  public Column input() {
    return NamedColumns.only(inputs);
  }

  /**
   * The first target: what the network is trained on. Others may stand behind it, for metrics.
   *
   * @throws IllegalStateException if there is none
   */
  public Target target() {
    return NamedColumns.first(targets);
  }

  /** The first target of that kind, if there is one. */
  public <T extends Target> Optional<T> target(Class<T> kind) {
    return targets.values().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Whether the sequence still has input at that step (from 0). */
  public boolean valid(int step, int sequence) {
    return step < lengths[sequence];
  }

  /** Lengths of a batch without padding. */
  public static int[] fullLengths(int time, int batch) {
    int[] lengths = new int[batch];
    Arrays.fill(lengths, time);
    return lengths;
  }

  /**
   * Steps [start, end). A sequence that ended before has length 0 there. Targets that fall due
   * before {@code targetsFrom} or after the part's end are left out.
   *
   * @throws IndexOutOfBoundsException unless 0 ≤ start ≤ targetsFrom ≤ end ≤ time
   */
  public Batch part(int start, int targetsFrom, int end) {
    Objects.checkFromToIndex(start, end, time);
    Objects.checkFromToIndex(start, targetsFrom, end);
    if (targetsFrom == 0 && end == time) {
      return this;
    }
    int[] left = new int[batch];
    Arrays.setAll(left, b -> Math.max(0, Math.min(end - start, lengths[b] - start)));
    return selected(
        List.of(this),
        left,
        Selection.steps(this, start, end),
        Selection.due(this, start, targetsFrom, end));
  }

  /** The first sequences, at most that many, no longer than the longest of them. */
  public Batch first(int sequences) {
    int size = Math.min(batch, sequences);
    int[] left = Arrays.copyOf(lengths, size);
    return selected(List.of(this), left, Selection.corner(this, longest(left), size));
  }

  /** The last so many valid steps of each sequence; of a shorter one, all. */
  public Batch lastSteps(int steps) {
    int[] left = Arrays.stream(lengths).map(each -> Math.min(each, steps)).toArray();
    return selected(List.of(this), left, Selection.ends(this, longest(left), left));
  }

  /**
   * These windows of the same sequences, one after another. What there is once for a sequence is
   * that of the last window.
   *
   * @throws IllegalArgumentException if they do not hold as many sequences or not the same columns,
   *     or if a sequence ends before the last window
   */
  public Batch followedBy(Batch... next) {
    List<Batch> windows = withThis(next);
    int[] joined = new int[batch];
    for (Batch window : windows) {
      if (window.batch != batch) {
        throw new IllegalArgumentException(
            "a window of %d sequences cannot be joined with one of %d"
                .formatted(window.batch, batch));
      }
      for (int b = 0; b < batch; b++) {
        joined[b] += window.lengths[b];
      }
    }
    Batch last = windows.get(windows.size() - 1);
    Selection selection = Selection.inTime(windows);
    for (int b = 0; b < batch; b++) {
      if (joined[b] - last.lengths[b] != selection.time() - last.time) {
        throw new IllegalArgumentException(
            "sequence %d ends within a window, and so cannot go on in the next".formatted(b));
      }
    }
    return selected(windows, joined, selection);
  }

  /**
   * These sequences and the others side by side, padded to the longest.
   *
   * @throws IllegalArgumentException if they do not have the same columns
   */
  public Batch beside(Batch... others) {
    List<Batch> batches = withThis(others);
    Selection selection = Selection.sideBySide(batches);
    int[] all = new int[selection.batch()];
    int placed = 0;
    for (Batch each : batches) {
      System.arraycopy(each.lengths, 0, all, placed, each.batch);
      placed += each.batch;
    }
    return selected(batches, all, selection);
  }

  private List<Batch> withThis(Batch[] others) {
    List<Batch> batches = new ArrayList<>(1 + others.length);
    batches.add(this);
    Collections.addAll(batches, others);
    return batches;
  }

  private static int longest(int[] lengths) {
    return Arrays.stream(lengths).max().orElse(0);
  }

  private static Batch selected(List<Batch> sources, int[] lengths, Selection selection) {
    return selected(sources, lengths, selection, selection);
  }

  private static Batch selected(
      List<Batch> sources, int[] lengths, Selection ofInputs, Selection ofTargets) {
    return new Batch(
        ofInputs.time(),
        ofInputs.batch(),
        lengths,
        NamedColumns.select(
            sources, Batch::inputs, (column, columns) -> column.select(ofInputs, columns)),
        NamedColumns.select(
            sources, Batch::targets, (column, columns) -> column.select(ofTargets, columns)));
  }
}
