package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.format.CsvText;
import org.unroll.report.SummaryValue;
import org.unroll.report.TextTable;
import org.unroll.report.statistics.Estimate;

/** Ways to write a comparison of conditions. */
enum TableFormat {
  /**
   * For the eye: a table, with long words cut where that helps; if it is still too wide, several
   * below each other, each with the names of the rows; on a very narrow screen a list.
   */
  TEXT {
    @Override
    List<String> lines(ComparisonTable table, int width) {
      for (int longest : List.of(LONGEST_CELL, SHORTENED_CELL)) {
        TextTable text = new TextTable().heading(shortened(table.columns(), longest));
        table.rows().forEach(row -> text.row(shortened(texts(table, row), longest)));
        if (text.width() <= width) {
          return text.lines();
        }
      }
      return parts(table, width).orElseGet(() -> list(table, width));
    }

    /** The columns in as many tables as it takes; nothing if not even one fits beside the names. */
    private static Optional<List<String>> parts(ComparisonTable table, int width) {
      List<String> lines = new ArrayList<>();
      List<String> names = table.names();
      List<String> left = table.columns().subList(names.size(), table.columns().size());
      while (!left.isEmpty()) {
        int taken = left.size();
        while (taken > 0 && part(table, names, left.subList(0, taken)).width() > width) {
          taken--;
        }
        if (taken == 0) {
          return Optional.empty();
        }
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.addAll(part(table, names, left.subList(0, taken)).lines());
        left = left.subList(taken, left.size());
      }
      return Optional.of(lines);
    }

    private static TextTable part(ComparisonTable table, List<String> names, List<String> chosen) {
      List<String> columns = new ArrayList<>(names);
      columns.addAll(chosen);
      TextTable text = new TextTable().heading(shortened(columns, SHORTENED_CELL));
      for (Map<String, Object> row : table.rows()) {
        text.row(
            shortened(
                columns.stream().map(column -> text(row.get(column))).toList(), SHORTENED_CELL));
      }
      return text;
    }

    private static List<String> shortened(List<String> cells, int longest) {
      return cells.stream().map(cell -> TextTable.shortened(cell, longest)).toList();
    }

    private static List<String> list(ComparisonTable table, int width) {
      DefinitionList list = new DefinitionList(width);
      for (Map<String, Object> row : table.rows()) {
        List<String> names = table.names().stream().map(name -> text(row.get(name))).toList();
        list.add(
            String.join("/", names),
            table.columns().stream()
                .skip(names.size())
                .filter(column -> !text(row.get(column)).isEmpty())
                .map(column -> column + ": " + text(row.get(column)))
                .collect(joining(", ")));
      }
      return list.lines();
    }
  },
  /** Numbers as they are, the interval's ends in columns of their own. */
  CSV {
    @Override
    List<String> lines(ComparisonTable table, int width) {
      List<Map<String, Object>> rows = table.rows().stream().map(row -> flat(table, row)).toList();
      List<String> columns = new ArrayList<>(rows.isEmpty() ? List.of() : rows.get(0).keySet());
      CsvText csv = new CsvText(columns);
      rows.forEach(row -> csv.row(columns.stream().map(column -> row.get(column)).toList()));
      return csv.toString().lines().toList();
    }
  },
  /** The same as a list of objects. */
  JSON {
    @Override
    List<String> lines(ComparisonTable table, int width) {
      return new JsonText()
          .of(table.rows().stream().map(row -> flat(table, row)).toList())
          .lines()
          .toList();
    }
  },
  /** A table in Markdown. */
  MARKDOWN {
    @Override
    List<String> lines(ComparisonTable table, int width) {
      List<String> lines = new ArrayList<>();
      lines.add(pipes(table.columns()));
      lines.add(pipes(table.columns().stream().map(column -> "---").toList()));
      table.rows().forEach(row -> lines.add(pipes(texts(table, row))));
      return lines;
    }
  },
  /** A tabular for the package booktabs. */
  LATEX {
    @Override
    List<String> lines(ComparisonTable table, int width) {
      List<String> lines = new ArrayList<>();
      lines.add("\\begin{tabular}{" + "l".repeat(table.columns().size()) + "}");
      lines.add("\\toprule");
      lines.add(ampersands(table.columns()));
      lines.add("\\midrule");
      table.rows().forEach(row -> lines.add(ampersands(texts(table, row))));
      lines.add("\\bottomrule");
      lines.add("\\end{tabular}");
      return lines;
    }
  };

  private static final int LONGEST_CELL = 60;
  private static final int SHORTENED_CELL = 24;

  /**
   * The table as lines.
   *
   * @param width characters of a line on the console
   */
  abstract List<String> lines(ComparisonTable table, int width);

  private static List<String> texts(ComparisonTable table, Map<String, Object> row) {
    return table.columns().stream().map(column -> text(row.get(column))).toList();
  }

  private static String text(Object value) {
    return value == null ? "–" : value.toString();
  }

  private static Map<String, Object> flat(ComparisonTable table, Map<String, Object> row) {
    Map<String, Object> flat = new LinkedHashMap<>();
    for (String column : table.columns()) {
      Object value = row.get(column);
      if (value instanceof SummaryValue measured) {
        Estimate estimate = measured.estimate();
        flat.put(column, finite(estimate.mean()));
        flat.put(column + "_ci_low", finite(estimate.low()));
        flat.put(column + "_ci_high", finite(estimate.high()));
        flat.put(column + "_n", estimate.n());
      } else {
        flat.put(column, value);
      }
    }
    return flat;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String pipes(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replaceAll("[\\\\|*`<\\[&]|\\b_|_\\b", "\\\\$0"))
        .collect(joining(" | ", "| ", " |"));
  }

  private static String ampersands(List<String> cells) {
    return cells.stream().map(TableFormat::escaped).collect(joining(" & ")) + " \\\\";
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\0")
        .replaceAll("[&%$#_{}]", "\\\\$0")
        .replace("\0", "\\textbackslash{}")
        .replace("±", "$\\pm$")
        .replace("–", "--")
        .replace("~", "\\textasciitilde{}")
        .replace("^", "\\textasciicircum{}");
  }
}
