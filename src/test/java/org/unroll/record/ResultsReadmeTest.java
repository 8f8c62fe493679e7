package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unroll.api.LearningPoint;
import org.unroll.format.CsvDialect;
import org.unroll.format.RunColumns;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;

/** The page that explains results leaves nothing out. */
class ResultsReadmeTest {
  @Test
  void everyColumnStatusAndFieldIsExplained() throws IOException {
    String page = Files.readString(Path.of("results/README.md"));
    List<String> names =
        Stream.of(
                RunColumns.with(List.of(), List.of()).stream(),
                Stream.of(LearningPoint.class, TimingPoint.class, RunManifest.class)
                    .flatMap(type -> Stream.of(type.getRecordComponents()))
                    .map(RecordComponent::getName)
                    .map(CsvDialect::column),
                Stream.of(RunStatus.values()).map(RunStatus::name))
            .flatMap(all -> all)
            .toList();
    assertThat(names).hasSizeGreaterThan(30).allMatch(name -> page.contains("`" + name + "`"));
  }
}
