package org.unroll.report.page;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A table; it scrolls sideways where it is wider than the screen. On a narrow screen each row is a
 * list of its cells, with the columns' names before them.
 */
final class HtmlTable {
  private static final Pattern NUMBER = Pattern.compile("([-+]|&lt;)?[0-9].*|–|");
  private final StringBuilder rows = new StringBuilder();
  private final List<String> columns;

  HtmlTable(List<String> columns) {
    this.columns = List.copyOf(columns);
    rows.append("<thead><tr>");
    columns.forEach(
        column -> rows.append("<th scope=\"col\">").append(Html.text(column)).append("</th>"));
    rows.append("</tr></thead>\n<tbody>\n");
  }

  /** A row of plain text, the first cell being its title. */
  HtmlTable row(List<String> cells) {
    return rowOfMarkup(cells.stream().map(Html::text).toList());
  }

  /** A row of cells that are markup already. */
  HtmlTable rowOfMarkup(List<String> cells) {
    rows.append("<tr><th scope=\"row\">").append(cells.get(0)).append("</th>");
    for (int i = 1; i < cells.size(); i++) {
      String cell = cells.get(i);
      rows.append(NUMBER.matcher(cell).matches() ? "<td class=\"number\"" : "<td")
          .append(" data-column=\"")
          .append(Html.text(columns.get(i)))
          .append("\">")
          .append(cell)
          .append("</td>");
    }
    rows.append("</tr>\n");
    return this;
  }

  @Override
  public String toString() {
    return "<div class=\"scroll\"><table>\n" + rows + "</tbody></table></div>\n";
  }
}
