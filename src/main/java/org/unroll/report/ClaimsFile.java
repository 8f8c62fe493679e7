package org.unroll.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.CsvDialect;
import org.unroll.format.CsvText;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NotedFile;
import org.unroll.format.ResultFile;
import org.unroll.format.Verdict;
import org.unroll.report.statistics.DifferenceTest;

/** Reads what {@code claims.csv} declares, and adds what was found. */
final class ClaimsFile {
  private ClaimsFile() {}

  /** The claims of an experiment; none if it has no such file. */
  static List<DeclaredClaim> read(ExperimentFolder folder) {
    return read(folder.declaredClaims(), row -> true);
  }

  /** Those that were refuted when they were last judged. */
  static List<DeclaredClaim> refuted(ExperimentFolder folder) {
    return read(folder.claims(), row -> row.get("verdict").equals(Verdict.REFUTED.name()));
  }

  private static List<DeclaredClaim> read(Path file, Predicate<CSVRecord> wanted) {
    new NotedFile(file).requireSame();
    if (!new ResultFile(file).exists()) {
      return List.of();
    }
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      List<DeclaredClaim> claims = new ArrayList<>();
      for (CSVRecord row : rows) {
        DeclaredClaim claim = DeclaredClaim.of(row);
        if (wanted.test(row)) {
          claims.add(claim);
        }
      }
      return claims;
    } catch (IOException unreadable) {
      throw new ResultFile(file).unreadable(unreadable);
    } catch (IllegalArgumentException cause) {
      throw new NoResultsException("cannot read " + file + ": " + cause.getMessage());
    }
  }

  /** Writes the verdicts; nothing if there are no claims. */
  static void write(ExperimentFolder folder, List<JudgedClaim> claims) {
    if (!claims.isEmpty()) {
      CsvText table = new CsvText(DeclaredClaim.columns());
      claims.forEach(claim -> table.row(row(claim)));
      new NotedFile(folder.claims()).replace(table.toString());
    }
  }

  private static List<Object> row(JudgedClaim judged) {
    List<Object> row = judged.claim().cells();
    SeedCounts counts = judged.counts();
    row.add(counts.tell());
    row.add(counts.diverged());
    row.add(counts.infinite());
    row.add(counts.undecided());
    row.add(counts.unfinished());
    row.add(counts.unmeasured());
    row.add(judged.evidence().pro());
    row.add(judged.evidence().contra());
    row.add(judged.estimate().mean());
    row.add(judged.estimate().low());
    row.add(judged.estimate().high());
    row.add(judged.claim().than().isEmpty() ? null : judged.estimate().effectSize());
    row.add(judged.test().map(DifferenceTest::word));
    row.add(judged.p());
    row.add(judged.adjusted());
    row.add(judged.verdict());
    row.add(judged.reason());
    return row;
  }
}
