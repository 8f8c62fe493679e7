package org.unroll.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

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
   * @throws IOException if it cannot be read, or does not hold what it should
   */
  public List<Notice> read(Source source) throws IOException {
    Path file = source == Source.PLAN ? folder.recordedNotices() : folder.notices();
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Notice> notices = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      for (CSVRecord row : rows) {
        if (row.get(SOURCE).equals(source.word())) {
          add(row, notices);
        }
      }
    } catch (IllegalArgumentException damage) {
      throw new IOException(damage.getMessage(), damage);
    }
    return notices;
  }

  /** Rows of one notice follow each other, one a condition. */
  private static void add(CSVRecord row, List<Notice> notices) {
    Notice.Kind kind = Notice.Kind.valueOf(row.get(KIND).toUpperCase(Locale.ROOT));
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

  /**
   * Writes the notices of both sources; without any there is no file.
   *
   * @throws WriteFailure if that cannot be done
   */
  public void write(List<Notice> ofPlan, List<Notice> ofResults) {
    AtomicFile file = new AtomicFile(folder.notices());
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
