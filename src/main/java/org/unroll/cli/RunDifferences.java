package org.unroll.cli;

import java.util.List;
import java.util.Map;
import org.unroll.agreement.Mismatch;
import org.unroll.agreement.RunAgreement;
import org.unroll.format.ResultFile;
import org.unroll.format.RunFolder;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What two executions of a run differ in. A configuration that was written by an earlier version
 * lacks settings of today, and is the same if they have the values that change nothing.
 */
record RunDifferences(RunFolder recorded, RunFolder repeated) {
  /** The first difference of each file that differs. */
  List<Mismatch> mismatches() {
    String configuration = recorded.configuration().getFileName().toString();
    boolean same = configuration(recorded).equals(configuration(repeated));
    return new RunAgreement(recorded, repeated)
        .mismatches().stream()
            .filter(mismatch -> !(same && mismatch.file().equals(configuration)))
            .toList();
  }

  private static Map<String, String> configuration(RunFolder folder) {
    ResultFile file = new ResultFile(folder.configuration());
    String text = file.exists() ? file.text() : "";
    try {
      return FlatConfiguration.of(text);
    } catch (YAMLException damaged) {
      return Map.of("damaged", text);
    }
  }
}
