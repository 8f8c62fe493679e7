package org.unroll.report.curve;

import com.google.common.primitives.ImmutableDoubleArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unroll.format.RunFiles;
import org.unroll.format.TableRow;

/**
 * One table of one run, divided by what some of its columns say, such as split or layer and gate:
 * the quantities that are known of it as numbers, nothing else of its rows.
 */
final class RunTable {
  /** The parts in the order in which they come first. */
  private final Map<Map<String, String>, Part> parts = new LinkedHashMap<>();

  /** What is kept of a table: it is divided by what the columns {@code keys} say. */
  record Extract(String table, Set<String> keys, Set<String> columns) {
    /** What these quantities need, all of one table. */
    static Extract of(List<Quantity> quantities) {
      Quantity any = quantities.get(0);
      return new Extract(
          any.table(),
          any.rows().keySet(),
          quantities.stream().map(Quantity::column).collect(Collectors.toSet()));
    }
  }

  /** Rows of which the keys say the same. */
  private static final class Part {
    private final ImmutableDoubleArray.Builder steps = ImmutableDoubleArray.builder();
    private final Map<String, ImmutableDoubleArray.Builder> columns = new HashMap<>();

    void add(TableRow row, Set<String> names) {
      steps.add(row.number(Quantity.STEP));
      for (String name : names) {
        columns
            .computeIfAbsent(name, absent -> ImmutableDoubleArray.builder())
            .add(row.number(name));
      }
    }

    Series series(String column) {
      ImmutableDoubleArray.Builder values = columns.get(column);
      return values == null ? Series.empty() : Series.of(steps.build(), values.build());
    }
  }

  private RunTable() {}

  static RunTable read(RunFiles files, Extract kept) {
    RunTable table = new RunTable();
    files.forEachRow(
        kept.table(),
        row -> {
          Map<String, String> key = new TreeMap<>();
          kept.keys().forEach(name -> key.put(name, row.get(name)));
          table.parts.computeIfAbsent(key, absent -> new Part()).add(row, kept.columns());
        });
    return table;
  }

  /** What the keys say, part by part. */
  List<Map<String, String>> parts() {
    return new ArrayList<>(parts.keySet());
  }

  /** A quantity by step; without values if it was not recorded. */
  Series series(Quantity quantity) {
    Part part = parts.get(quantity.rows());
    return part == null ? Series.empty() : part.series(quantity.column());
  }
}
