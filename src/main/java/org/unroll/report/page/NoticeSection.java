package org.unroll.report.page;

import java.util.List;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Notice;
import org.unroll.report.ExperimentReport;

/** What a reader should know before the figures. */
final class NoticeSection {
  private NoticeSection() {}

  /** Empty if there is nothing to be told. */
  static String of(ExperimentFolder folder) {
    List<Notice> notices = new ExperimentReport(folder).notices();
    if (notices.isEmpty()) {
      return "";
    }
    HtmlTable table = new HtmlTable(List.of("notice", "conditions"));
    notices.forEach(
        notice ->
            table.row(
                List.of(
                    notice.message(),
                    notice.conditions().isEmpty()
                        ? "all"
                        : String.join(", ", notice.conditions()))));
    return Html.section("notices", "Notices", table.toString());
  }
}
