package org.unroll.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunColumns;
import org.unroll.format.RunStatus;

/** An experiment's files, written by hand. */
public final class WrittenRuns {
  private final ExperimentFolder folder;
  private final List<String> columns;
  private final CsvText runs;
  private final List<DeclaredClaim> claims = new ArrayList<>();

  public WrittenRuns(Path path, String... axes) {
    this.folder = new ExperimentFolder(path);
    this.columns = RunColumns.with(List.of(axes), List.of());
    this.runs = new CsvText(columns);
  }

  public ExperimentFolder folder() {
    return folder;
  }

  /** Completed runs of the seeds 1, 2, … with these final losses; NaN diverged, −1 pending. */
  public WrittenRuns losses(
      String condition, String arm, Map<String, String> axes, double... losses) {
    for (int i = 0; i < losses.length; i++) {
      List<Object> row = new ArrayList<>();
      for (String column : columns) {
        row.add(cell(column, condition, arm, axes, i + 1, losses[i]));
      }
      runs.row(row);
    }
    return this;
  }

  /** A run with those cells; the others are empty. Its id follows from condition and seed. */
  WrittenRuns run(Map<String, ?> cells) {
    List<Object> row = new ArrayList<>();
    for (String column : columns) {
      row.add(
          column.equals(RunColumns.ID)
              ? id((String) cells.get(RunColumns.CONDITION), (int) cells.get(RunColumns.SEED))
              : cells.get(column));
    }
    runs.row(row);
    return this;
  }

  static String id(String condition, int seed) {
    return condition + "-" + seed + "-01234567";
  }

  public WrittenRuns losses(String arm, double... losses) {
    return losses(arm, arm, Map.of(), losses);
  }

  private static Object cell(
      String column,
      String condition,
      String arm,
      Map<String, String> axes,
      int seed,
      double loss) {
    if (column.equals("final_validation_loss")) {
      return loss < 0 ? null : loss;
    }
    return switch (column) {
      case RunColumns.ID -> id(condition, seed);
      case RunColumns.CONDITION -> condition;
      case RunColumns.ARM -> arm;
      case RunColumns.SEED -> seed;
      case RunColumns.STATUS ->
          Double.isNaN(loss)
              ? RunStatus.DIVERGED
              : loss < 0 ? RunStatus.PENDING : RunStatus.COMPLETED;
      default -> axes.get(column);
    };
  }

  /** The learning curve of one run, as rows {@code step,split,loss,accuracy}. */
  public WrittenRuns curve(String condition, int seed, String... rows) {
    return table("learning_curve", condition, seed, "step,split,loss,accuracy", rows);
  }

  /** Some table of one run. */
  public WrittenRuns table(
      String name, String condition, int seed, String columns, String... rows) {
    Path table = folder.run(condition, seed, id(condition, seed)).table(name);
    try {
      Files.createDirectories(table.getParent());
      Files.writeString(table, columns + "\n" + String.join("\n", rows) + "\n");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return this;
  }

  /** Claims that one condition is lower or higher than another. */
  public WrittenRuns claim(
      String relation, String condition, String than, double margin, String test) {
    return claim(
        "final_validation_loss",
        relation,
        condition,
        than,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        margin,
        test);
  }

  /** Claims that a condition's value lies between two numbers. */
  WrittenRuns bound(String condition, double low, double high) {
    return claim("final_validation_loss", "within", condition, "", low, high, 0, "t");
  }

  WrittenRuns claim(
      String measure,
      String relation,
      String condition,
      String than,
      double low,
      double high,
      double margin,
      String test) {
    claims.add(
        new DeclaredClaim(
            "claim " + (claims.size() + 1),
            relation,
            measure,
            condition,
            than,
            low,
            high,
            margin,
            0.05,
            2,
            test));
    return this;
  }

  public List<String> rebuild() {
    new AtomicFile(folder.runs()).replace(runs.toString());
    WrittenManifests.write(folder);
    if (!claims.isEmpty()) {
      CsvText table = new CsvText(DeclaredClaim.columns());
      claims.forEach(claim -> table.row(claim.openRow()));
      new AtomicFile(folder.claims()).replace(table.toString());
    }
    return new ExperimentReport(folder).rebuild();
  }

  /** The cells of a table under that column. */
  static List<String> column(Path table, String name) {
    try {
      List<String> lines = Files.readAllLines(table);
      int index = List.of(lines.get(0).split(",")).indexOf(name);
      return lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
