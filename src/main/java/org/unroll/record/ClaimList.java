package org.unroll.record;

import java.util.List;
import org.unroll.format.CsvText;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NotedFile;

/** Writes down what an experiment claims, to be judged when its runs are done. */
public final class ClaimList {
  private ClaimList() {}

  /** Begins {@code claims.csv} anew; without claims there is none. */
  public static void write(ExperimentFolder folder, List<DeclaredClaim> claims) {
    NotedFile file = new NotedFile(folder.claims());
    if (claims.isEmpty()) {
      file.remove();
      return;
    }
    CsvText table = new CsvText(DeclaredClaim.columns());
    claims.forEach(claim -> table.row(claim.openRow()));
    file.replace(table.toString());
  }
}
