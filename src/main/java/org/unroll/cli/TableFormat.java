package org.unroll.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.format.CsvText;
import org.unroll.report.EstimateText;
import org.unroll.report.TextTable;
import org.unroll.report.statistics.Estimate;

/** Ways to write a comparison of conditions. */
enum TableFormat {
  /** For the eye. */
  TEXT {
    @Override
    List<String> lines(ComparisonTable table) {
      TextTable text = new TextTable().heading(table.columns());
      table.rows().forEach(row -> text.row(texts(table, row)));
      return text.lines();
    }
  },
  /** Numbers as they are, the interval's ends in columns of their own. */
  CSV {
    @Override
    List<String> lines(ComparisonTable table) {
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
    List<String> lines(ComparisonTable table) {
      return new JsonText()
          .of(table.rows().stream().map(row -> flat(table, row)).toList())
          .lines()
          .toList();
    }
  },
  /** A table in Markdown. */
  MARKDOWN {
    @Override
    List<String> lines(ComparisonTable table) {
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
    List<String> lines(ComparisonTable table) {
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

  abstract List<String> lines(ComparisonTable table);

  private static List<String> texts(ComparisonTable table, Map<String, Object> row) {
    return table.columns().stream().map(column -> text(row.get(column))).toList();
  }

  private static String text(Object value) {
    if (value instanceof Estimate estimate) {
      return new EstimateText(estimate).toString();
    }
    return value == null ? "–" : value.toString();
  }

  private static Map<String, Object> flat(ComparisonTable table, Map<String, Object> row) {
    Map<String, Object> flat = new LinkedHashMap<>();
    for (String column : table.columns()) {
      Object value = row.get(column);
      if (value instanceof Estimate estimate) {
        flat.put(column, finite(estimate.mean()));
        flat.put(column + "_ci_low", finite(estimate.low()));
        flat.put(column + "_ci_high", finite(estimate.high()));
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
    return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(joining(" | ", "| ", " |"));
  }

  private static String ampersands(List<String> cells) {
    return cells.stream().map(TableFormat::escaped).collect(joining(" & ")) + " \\\\";
  }

  private static String escaped(String cell) {
    return cell.replaceAll("([&%$#_{}])", "\\\\$1")
        .replace("±", "$\\pm$")
        .replace("–", "--")
        .replace("~", "\\textasciitilde{}")
        .replace("^", "\\textasciicircum{}");
  }
}
