package org.unroll.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures unroll beside its peers, with one thread each and then with two, after a check that they
 * compute the same. Arguments: the CSV file to add to, and {@code --quick}.
 */
public final class Comparison {
  private static final int[] NUMBERS_OF_THREADS = {1, 2};
  private static final Stopwatch FULL = new Stopwatch(11, 2500, 250);
  private static final Stopwatch QUICK = new Stopwatch(7, 500, 60);

  /** Where a quick run leaves DL4J out. */
  private static final int LARGE_HIDDEN = 256;

  private final boolean quick;
  private final int threads;
  private final List<RemoteContender> contenders = new ArrayList<>();

  private Comparison(boolean quick, int threads) {
    this.quick = quick;
    this.threads = threads;
    for (Competitor competitor : Competitor.values()) {
      contenders.add(new RemoteContender(competitor, threads));
    }
  }

  public static void main(String... arguments) {
    boolean quick = arguments.length > 1 && arguments[1].equals("--quick");
    CsvAppender csv = new CsvAppender(Path.of(arguments[0]));
    for (int threads : NUMBERS_OF_THREADS) {
      Comparison comparison = new Comparison(quick, threads);
      try {
        comparison.run(csv);
      } catch (Agreement.Failed failure) {
        System.err.println("bench: the peers do not compute the same: " + failure.getMessage());
        System.exit(1);
      } finally {
        comparison.contenders.forEach(RemoteContender::close);
      }
    }
  }

  private void run(CsvAppender csv) {
    System.out.println("\nDo the peers compute the same? Threads: " + threads);
    for (RemoteContender peer : contenders.subList(1, contenders.size())) {
      System.out.print(Agreement.check(contenders.get(0), peer));
    }
    System.out.println("Milliseconds a step:");
    Workload.all(false).forEach(workload -> csv.add(measure(workload).cells()));
    if (!quick) {
      Workload.all(true).forEach(workload -> csv.add(measure(workload).cells()));
    }
  }

  private ComparisonRow measure(Workload workload) {
    List<RemoteContender> chosen =
        contenders.stream()
            .filter(contender -> takesPart(contender.competitor(), workload))
            .toList();
    chosen.forEach(contender -> contender.prepare(workload));
    List<Timing> timings = (quick ? QUICK : FULL).time(chosen);
    Map<Competitor, Timing> byCompetitor = new EnumMap<>(Competitor.class);
    StringBuilder line = new StringBuilder("  " + workload + ":");
    for (int i = 0; i < timings.size(); i++) {
      byCompetitor.put(chosen.get(i).competitor(), timings.get(i));
      line.append(
          String.format(
              Locale.ROOT, " %s %.2f", chosen.get(i).competitor(), timings.get(i).median()));
    }
    System.out.println(line);
    return ComparisonRow.of(threads, workload, byCompetitor);
  }

  /** The table of dense input is about hiding nothing from libtorch; DL4J is far off. */
  private boolean takesPart(Competitor competitor, Workload workload) {
    if (competitor != Competitor.DL4J) {
      return true;
    }
    return competitor.has(workload.cell())
        && !workload.dense()
        && !(quick && workload.hidden() >= LARGE_HIDDEN);
  }
}
