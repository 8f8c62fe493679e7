package org.unroll.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.unroll.api.Memory;
import org.unroll.config.Node;
import org.unroll.config.Origin;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;
import org.unroll.format.Notice;

/** Holds what the runs of a plan need against what the machine has. */
public final class SizeCheck {
  /** The part of the heap in which long-lived arrays lie: Java's own share. */
  private static final double OLD_GENERATION = 2.0 / 3;

  private static final long GIBI = 1L << 30;

  /** Above that share of what there is it may become too much: estimates are not exact. */
  private static final double CLOSE = 0.8;

  private final SizeEstimator estimator;
  private final ExperimentPlan plan;
  private final PlannedData data;
  private final Capacity capacity;
  private final Problems problems;
  private final List<Notice> notices = new ArrayList<>();
  private final int distinct;

  /** One run of each condition, and how many are left of it. */
  private final Map<String, PlannedRun> first = new LinkedHashMap<>();

  private final Map<String, Integer> left = new HashMap<>();

  private SizeCheck(
      SizeEstimator estimator,
      ExperimentPlan plan,
      List<PlannedRun> runs,
      Capacity capacity,
      Problems problems) {
    this.estimator = estimator;
    this.plan = plan;
    this.data = new PlannedData(plan.folder());
    this.capacity = capacity;
    this.problems = problems;
    Map<String, PlannedRun> byId = new LinkedHashMap<>();
    runs.forEach(run -> byId.putIfAbsent(run.id(), run));
    for (PlannedRun run : byId.values()) {
      first.putIfAbsent(run.condition(), run);
      left.merge(run.condition(), 1, Integer::sum);
    }
    this.distinct = byId.size();
  }

  /** Runs like this one that may go on at once: each takes as many jobs as it has threads. */
  private int sideBySide(PlannedRun run) {
    return Math.max(1, Math.min(capacity.jobs() / run.threads(), distinct));
  }

  /**
   * Checks.
   *
   * @param runs those of the plan that are left to do
   * @return what is close to too much
   * @throws org.unroll.config.InvalidExperimentException with every condition that is too large
   */
  public static List<Notice> of(
      SizeEstimator estimator, ExperimentPlan plan, List<PlannedRun> runs, Capacity capacity) {
    Problems problems = new Problems();
    SizeCheck check = new SizeCheck(estimator, plan, runs, capacity, problems);
    check.first.values().forEach(check::memory);
    check.disk();
    problems.throwIfAny();
    return check.notices;
  }

  private void memory(PlannedRun run) {
    Memory whole = run.size().whole();
    long array = Memory.product(run.size().longestArray(), Float.BYTES);
    int sideBySide = sideBySide(run);
    long together = Memory.product(whole.total(), sideBySide);
    if (problems.isFull()) {
      return;
    } else if (whole.heap() > capacity.heap() || array > capacity.heap() * OLD_GENERATION) {
      SizeFault fault = fault(run, size -> size.whole().heap());
      problems.add(fault.place(), fault.message(heapFault(run, fault)));
    } else if (run.size().nativeArrays() > capacity.heap()) {
      SizeFault fault = fault(run, RunSize::nativeArrays);
      problems.add(fault.place(), fault.message(offHeapFault(run, fault)));
    } else if (exceeds(together, capacity.memory(), 1)) {
      SizeFault fault = fault(run, size -> size.whole().total());
      problems.add(fault.place(), fault.message(memoryFault(run, fault)));
    } else if (whole.heap() > CLOSE * capacity.heap()) {
      notices.add(close(List.of(run.condition()), "Java heap", whole.heap(), capacity.heap()));
    } else if (exceeds(together, capacity.memory(), CLOSE)) {
      notices.add(
          close(
              List.of(run.condition()),
              "memory" + (sideBySide > 1 ? " for " + sideBySide + " side by side" : ""),
              together,
              capacity.memory().orElseThrow()));
    }
  }

  private static boolean exceeds(long needed, OptionalLong there, double share) {
    return there.isPresent() && needed > share * there.getAsLong();
  }

  private static Notice close(List<String> who, String what, long needed, long there) {
    return new Notice(
        Notice.Kind.SCARCE,
        "",
        who,
        "about %s of %s are needed, and there are %s"
            .formatted(ByteCount.text(needed), what, ByteCount.text(there)));
  }

  private String heapFault(PlannedRun run, SizeFault fault) {
    RunSize size = run.size();
    return "a run needs about %s of Java heap (%s), and its process has %s; %s%s"
        .formatted(
            ByteCount.text(size.whole().heap()),
            size.largestParts(),
            ByteCount.text(capacity.heap()),
            fault.advice(),
            moreHeap(run));
  }

  private String offHeapFault(PlannedRun run, SizeFault fault) {
    RunSize size = run.size();
    return "a run needs about %s outside of the Java heap, where as much is allowed as the heap has,"
            .formatted(ByteCount.text(size.nativeArrays()))
        + " %s; %s%s".formatted(ByteCount.text(capacity.heap()), fault.advice(), moreHeap(run));
  }

  /** Where another heap would help: the machine has the memory, or has it for fewer runs. */
  private String moreHeap(PlannedRun run) {
    Memory whole = run.size().whole();
    long heap = (long) (Math.max(whole.heap(), run.size().nativeArrays()) * 1.25);
    if (exceeds(Memory.sum(heap, whole.offHeap()), capacity.memory(), 1)
        || whole.total() == Long.MAX_VALUE) {
      return "";
    }
    String jobs = sideBySide(run) > 1 ? " with --jobs 1" : "";
    return ", or set UNROLL_MEMORY=" + (heap / GIBI + 1) + "g" + jobs;
  }

  private String memoryFault(PlannedRun run, SizeFault fault) {
    RunSize size = run.size();
    int sideBySide = sideBySide(run);
    long one = size.whole().total();
    long there = capacity.memory().orElseThrow();
    long fit = there / one;
    return "a run needs about %s of memory (%s), and %s are free%s; %s%s"
        .formatted(
            ByteCount.text(one),
            size.largestParts(),
            ByteCount.text(there),
            sideBySide > 1 ? " for " + sideBySide + " side by side" : "",
            fault.advice(),
            fit >= 1 ? ", or take --jobs " + fit : "");
  }

  /** The results of all runs that are left, and the checkpoints of those that go on at once. */
  private void disk() {
    long needed = 0;
    PlannedRun largest = null;
    for (PlannedRun run : first.values()) {
      long results = Memory.product(run.size().disk(), left.get(run.condition()));
      needed = Memory.sum(needed, results);
      if (largest == null || run.size().disk() > largest.size().disk()) {
        largest = run;
      }
    }
    long checkpoints =
        first.values().stream().mapToLong(run -> run.size().checkpoints()).max().orElse(0);
    needed = Memory.sum(needed, Memory.product(checkpoints, Math.min(capacity.jobs(), distinct)));
    if (exceeds(needed, capacity.disk(), 1)) {
      SizeFault fault = fault(largest, size -> Memory.sum(size.disk(), size.checkpoints()));
      problems.add(
          fault.place(),
          fault.message(
              "results need about %s of disk, and %s are free; %s"
                  .formatted(
                      ByteCount.text(needed),
                      ByteCount.text(capacity.disk().orElseThrow()),
                      fault.advice())));
    } else if (exceeds(needed, capacity.disk(), CLOSE)) {
      notices.add(close(List.of(), "disk for the results", needed, capacity.disk().orElseThrow()));
    }
  }

  private SizeFault fault(PlannedRun run, ToLongFunction<RunSize> of) {
    Optional<ResolvedCondition> condition =
        plan.conditions().stream().filter(one -> one.name().equals(run.condition())).findFirst();
    return SizeFault.of(
        condition
            .map(ResolvedCondition::settings)
            .orElse(Node.Mapping.empty(Origin.InFile.whole(plan.name()))),
        condition.map(ResolvedCondition::varied).orElse(List.of()),
        run.spec(),
        spec -> of.applyAsLong(size(spec)));
  }

  private RunSize size(RunSpec spec) {
    return data.size(estimator, spec);
  }
}
