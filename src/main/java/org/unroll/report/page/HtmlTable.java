package org.unroll.report.page;

import java.util.List;
import java.util.regex.Pattern;

/** A table; it scrolls sideways where it is wider than the screen. */
final class HtmlTable {
  private static final Pattern NUMBER = Pattern.compile("([-+]|&lt;)?[0-9].*|–|");
  private final StringBuilder rows = new StringBuilder();

  HtmlTable(List<String> columns) {
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
    for (String cell : cells.subList(1, cells.size())) {
      rows.append(NUMBER.matcher(cell).matches() ? "<td class=\"number\">" : "<td>")
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
