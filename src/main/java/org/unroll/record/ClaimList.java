package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvText;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.WriteFailure;

/** Writes down what an experiment claims, to be judged when its runs are done. */
public final class ClaimList {
  private ClaimList() {}

  /** Begins {@code claims.csv} anew; without claims there is none. */
  public static void write(ExperimentFolder folder, List<DeclaredClaim> claims) {
    if (claims.isEmpty()) {
      remove(folder);
      return;
    }
    CsvText table = new CsvText(DeclaredClaim.columns());
    claims.forEach(claim -> table.row(claim.openRow()));
    new AtomicFile(folder.claims()).replace(table.toString());
  }

  private static void remove(ExperimentFolder folder) {
    try {
      Files.deleteIfExists(folder.claims());
    } catch (IOException cause) {
      throw new WriteFailure(folder.claims(), cause);
    }
  }
}
