package org.unroll.plan;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.CheckedSequences;
import org.unroll.api.DataShape;
import org.unroll.api.Dataset;
import org.unroll.api.Memory;
import org.unroll.api.Split;
import org.unroll.config.RunSpec;

/**
 * What planning has to know of the data. It is opened where the settings alone do not tell, and
 * then once for all conditions that use it.
 */
final class PlannedData {
  /** Sequences that are looked at: whatever a plan asks for, they are soon drawn. */
  private static final int SAMPLE = 16;

  private final Path folder;
  private final Map<Dataset, DataShape> shapes = new HashMap<>();

  private final Map<Dataset, Set<Class<?>>> targets = new HashMap<>();

  /** Opened again should memory have become scarce. */
  private final Map<Dataset, SoftReference<CheckedSequences>> opened = new HashMap<>();

  private final Map<Batches, Long> passes = new HashMap<>();

  /** What decides whether data can be cut into batches, and into how many. */
  private record Batches(Dataset dataset, int batchSize, int window) {}

  /**
   * @param folder the folder that relative paths start from
   */
  PlannedData(Path folder) {
    this.folder = folder;
  }

  /**
   * How large its sequences are.
   *
   * @throws RuntimeException if it has to be opened and cannot be
   */
  DataShape shape(RunSpec spec) {
    DataShape known = shapes.get(spec.dataset());
    if (known == null) {
      Optional<DataShape> told = spec.dataset().dataShape();
      known = told.isPresent() ? told.get() : look(spec);
      shapes.put(spec.dataset(), known);
    }
    return known;
  }

  /**
   * The kinds of all columns that its batches have as targets.
   *
   * @throws RuntimeException if it cannot be opened
   */
  Set<Class<?>> targets(RunSpec spec) {
    return targets.computeIfAbsent(
        spec.dataset(),
        dataset ->
            open(dataset)
                .batches(Split.TRAIN, 1, spec.truncation().every())
                .batch(0)
                .targets()
                .values()
                .stream()
                .map(Object::getClass)
                .collect(Collectors.toSet()));
  }

  /**
   * What a run needs.
   *
   * @throws RuntimeException if its data cannot be opened or cut into its batches
   */
  RunSize size(SizeEstimator estimator, RunSpec spec) {
    return estimator.of(spec, shape(spec), updates(spec));
  }

  /** Of data that does not say: the first sequences stand for all. */
  private DataShape look(RunSpec spec) {
    CheckedSequences data = open(spec.dataset());
    if (spec.dataset().continuous()) {
      return DataShape.of(data, Long.MAX_VALUE, Long.MAX_VALUE);
    }
    Batch first = data.batches(Split.TRAIN, SAMPLE, spec.truncation().every()).batch(0);
    long together = first.batch() < SAMPLE ? first.batch() : Long.MAX_VALUE;
    return DataShape.of(data, first, together);
  }

  /**
   * Updates that a run makes.
   *
   * @throws RuntimeException if the data cannot be cut into such batches
   */
  long updates(RunSpec spec) {
    boolean told = spec.dataset().dataShape().isPresent() && spec.dataset().endless();
    long pass = told ? Long.MAX_VALUE : pass(spec);
    return spec.steps()
        .map(Integer::longValue)
        .orElseGet(() -> Memory.product(pass, spec.epochs().orElse(1)));
  }

  /** Batches in a pass over the training split; the other splits have to give theirs, too. */
  private long pass(RunSpec spec) {
    Batches key = new Batches(spec.dataset(), spec.batchSize(), spec.truncation().every());
    return passes.computeIfAbsent(
        key,
        absent -> {
          CheckedSequences data = open(key.dataset());
          long pass = 0;
          for (Split split : Split.values()) {
            BatchSource batches = data.batches(split, key.batchSize(), key.window());
            pass = split == Split.TRAIN ? batches.passLength() : pass;
          }
          return pass;
        });
  }

  private CheckedSequences open(Dataset dataset) {
    SoftReference<CheckedSequences> kept = opened.get(dataset);
    CheckedSequences data = kept == null ? null : kept.get();
    if (data == null) {
      data = CheckedSequences.open(dataset, new Dataset.Opening(folder, new SeededStreams(0)));
      opened.put(dataset, new SoftReference<>(data));
    }
    return data;
  }
}
