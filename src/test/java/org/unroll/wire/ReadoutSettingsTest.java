package org.unroll.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.config.InvalidExperimentException;

/** Readouts of whole sequences where there is nothing of the kind to read. */
class ReadoutSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          copy | readout: mean | 4:10: readout: the targets of copy are at each step, so that each step's output is read; leave readout out, or use a dataset whose targets stand at the end
          adding | {readout: max, truncation: 5} | 5:13: truncation: the max over a sequence is of all its steps and cannot be cut into windows; write truncation: full, or readout: end
          adding | readout: last | 4:10: readout: 'last' is unknown. Allowed: end, mean, max
          """)
  void areRefusedWithTheirPlace(String dataset, String settings, String message)
      throws IOException {
    String lines = settings.replaceAll("[{}]", "").replace(", ", "\n");
    Path file =
        Files.writeString(
            folder.resolve("exp.yaml"),
            "dataset: " + dataset + "\ncell: rnn\nsteps: 100\n" + lines + "\n");
    InvalidExperimentException refused =
        catchThrowableOfType(
            InvalidExperimentException.class,
            () -> Wiring.of(folder).planner().plan(file, List.of()));
    assertThat(refused.problems()).singleElement().asString().endsWith("exp.yaml:" + message);
  }
}
