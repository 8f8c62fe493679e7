package org.unroll.report.page;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.unroll.report.ResultTable;

/** A result file as it is, folded away. */
final class FileTable {
  private FileTable() {}

  /** Empty if there is no such file, or nothing in it. */
  static String of(String title, Path file) {
    List<CSVRecord> rows = ResultTable.read(file);
    if (rows.isEmpty()) {
      return "";
    }
    List<String> columns = rows.get(0).getParser().getHeaderNames();
    HtmlTable table = new HtmlTable(columns.stream().map(Cells::words).toList());
    rows.forEach(
        row ->
            table.row(columns.stream().map(column -> Cells.of(column, row.get(column))).toList()));
    return Html.foldable(title, table.toString());
  }
}
