package org.unroll.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.report.WrittenRuns;

class TensorBoardExportTest {
  @TempDir private Path path;

  @Test
  void eventsStandInTheOrderOfSteps() throws IOException {
    WrittenRuns runs = new WrittenRuns(path).losses("rnn", 0.1);
    runs.curve("rnn", 1, "0,validation,3,", "5,train,2,", "5,validation,1,0.5", "5,test,1,");
    runs.rebuild();
    Path file =
        TensorBoardExport.write(runs.folder()).resolve("rnn/seed-1/events.out.tfevents.0.unroll");
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    List<String> tags =
        Pattern.compile("learning_curve/\\w+_(loss|accuracy)")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(tags)
        .containsExactly(
            "learning_curve/validation_loss",
            "learning_curve/validation_loss",
            "learning_curve/train_loss",
            "learning_curve/validation_accuracy");
  }
}
