package org.unroll.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code notices.csv}: what a reader of the experiment should know. Its plan's notices are written
 * when runs are executed, those of its results whenever a report is made.
 */
public final class NoticeFile {
  private static final String SOURCE = "source";
  private static final String KIND = "kind";
  private static final String CONDITION = "condition";
  private static final String NOTICE = "notice";

  private final ExperimentFolder folder;

  public NoticeFile(ExperimentFolder folder) {
    this.folder = folder;
  }

  /** What a notice follows from. */
  public enum Source {
    /** From the experiment file. */
    PLAN,
    /** From what its runs recorded. */
    RESULTS;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The notices from one source, in order; none if there is no such file.
   *
   * @throws DamagedResultsException if it is not as it was written
   */
  public List<Notice> read(Source source) {
    Path file = source == Source.PLAN ? folder.recordedNotices() : folder.notices();
    new NotedFile(file).requireSame();
    List<Notice> notices = new ArrayList<>();
    for (TableRow row : ResultTable.read(file)) {
      if (row.get(SOURCE).equals(source.word())) {
        add(row, notices);
      }
    }
    return notices;
  }

  /** Rows of one notice follow each other, one a condition. */
  private static void add(TableRow row, List<Notice> notices) {
    Notice.Kind kind = kind(row);
    String message = row.get(NOTICE);
    String condition = row.get(CONDITION);
    Notice last = notices.isEmpty() ? null : notices.get(notices.size() - 1);
    boolean goesOn =
        last != null
            && !condition.isEmpty()
            && last.kind() == kind
            && last.message().equals(message);
    List<String> conditions = new ArrayList<>();
    if (goesOn) {
      conditions.addAll(notices.remove(notices.size() - 1).conditions());
    }
    if (!condition.isEmpty()) {
      conditions.add(condition);
    }
    notices.add(Notice.ofResults(kind, conditions, message));
  }

  private static Notice.Kind kind(TableRow row) {
    String word = row.get(KIND);
    return Stream.of(Notice.Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> row.fault("there is no kind of notice '" + word + "'"));
  }

  /**
   * Writes the notices of both sources; without any there is no file.
   *
   * @throws WriteFailure if that cannot be done
   */
  public void write(List<Notice> ofPlan, List<Notice> ofResults) {
    NotedFile file = new NotedFile(folder.notices());
    if (ofPlan.isEmpty() && ofResults.isEmpty()) {
      file.remove();
      return;
    }
    CsvText table = new CsvText(List.of(SOURCE, KIND, CONDITION, NOTICE));
    rows(Source.PLAN, ofPlan, table);
    rows(Source.RESULTS, ofResults, table);
    file.replace(table.toString());
  }

  private static void rows(Source source, List<Notice> notices, CsvText table) {
    for (Notice notice : notices) {
      List<String> conditions = notice.conditions().isEmpty() ? List.of("") : notice.conditions();
      for (String condition : conditions) {
        table.row(List.of(source.word(), notice.kind().word(), condition, notice.message()));
      }
    }
  }
}
