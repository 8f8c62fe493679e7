package org.unroll.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unroll.api.Cell;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.FaultyComponentException;
import org.unroll.api.Memory;
import org.unroll.api.OtherVersion;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;

/**
 * Says what each condition's runs need, and tells at once of those that nothing could run: too
 * large for any machine, or more than the data gives.
 */
final class SizedRuns {
  /** Elements of Java's longest array. */
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private final SizeEstimator estimator;
  private final PlannedData data;
  private final ComponentCatalog catalog;
  private final Problems problems;

  SizedRuns(
      SizeEstimator estimator, PlannedData data, ComponentCatalog catalog, Problems problems) {
    this.estimator = estimator;
    this.data = data;
    this.catalog = catalog;
    this.problems = problems;
  }

  /** Of one condition; empty if a problem was told. */
  Optional<RunSize> size(Condition condition, RunSpec spec) {
    RunSize size;
    try {
      size = data.size(estimator, spec);
    } catch (FaultyComponentException faulty) {
      String place = faulty.component() instanceof Cell ? "cell" : "dataset";
      tell(condition, List.of(place), catalog.nameOf(faulty.component()), faulty.getMessage());
      return Optional.empty();
    } catch (RuntimeException | LinkageError unfit) {
      String fault =
          unfit instanceof IllegalArgumentException
              ? unfit.getMessage()
              : OtherVersion.words(unfit);
      tell(condition, List.of("truncation", "batch_size", "dataset"), name(spec.dataset()), fault);
      return Optional.empty();
    } catch (OutOfMemoryError | StackOverflowError exhausted) {
      String name = catalog.nameOf(spec.dataset());
      tell(condition, List.of("dataset"), name, "opening it takes more memory than there is");
      return Optional.empty();
    }
    if (size.longestArray() > LONGEST_ARRAY) {
      SizeFault fault =
          SizeFault.of(
              condition.settings(),
              condition.varied(),
              spec,
              each -> data.size(estimator, each).longestArray());
      problems.add(fault.place(), fault.message(tooLong(size) + fault.advice()));
      return Optional.empty();
    }
    return Optional.of(size);
  }

  /** With its origin, if that is a plugin. */
  private String name(Object dataset) {
    return catalog.codeDigest(catalog.definitionOf(dataset)).isEmpty()
        ? "dataset"
        : catalog.nameOf(dataset);
  }

  private static String tooLong(RunSize size) {
    String array =
        size.longestArray() == Long.MAX_VALUE
            ? "more numbers than can be counted"
            : String.format(Locale.ROOT, "%,d numbers", size.longestArray());
    return "a run needs about %s of memory, with %s in one array, and Java allows 2,147,483,639; "
        .formatted(
            ByteCount.text(
                Math.max(size.whole().total(), Memory.product(size.longestArray(), Float.BYTES))),
            array);
  }

  /** Points at the first of the keys that the sweep sets, or else that is written. */
  private void tell(Condition condition, List<String> keys, String name, String fault) {
    Node.Mapping settings = condition.settings();
    Origin place =
        keys.stream()
            .sorted(Comparator.comparing(key -> !isVaried(condition, key)))
            .flatMap(key -> settings.find(key).stream())
            .map(Node::origin)
            .findFirst()
            .orElse(settings.origin());
    problems.add(place, name + ": " + fault);
  }

  private static boolean isVaried(Condition condition, String key) {
    return condition.varied().stream()
        .anyMatch(varied -> varied.equals(key) || varied.startsWith(key + "."));
  }
}
