package org.unroll.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unroll.format.ConditionFolder;

class RunNamesTest {
  private static final Path FOLDER = Path.of("tensorboard");

  private static String name(List<String> all, String condition) {
    return FOLDER.relativize(new RunNames(all).in(FOLDER, condition)).toString();
  }

  @Test
  void aFolderHasTheConditionsNameWhereItCan() {
    List<String> all = List.of("gru", "größe", "循环", "🚀", "..", "a/b", "*");
    for (String condition : all.subList(0, 4)) {
      assertThat(name(all, condition)).isEqualTo(condition);
    }
    for (String condition : all.subList(4, 7)) {
      assertThat(name(all, condition)).isEqualTo(ConditionFolder.of(condition));
    }
  }

  @Test
  void namesThatDifferInCapitalsAloneAreToldApart() {
    assertThat(name(List.of("ä", "Ä"), "ä")).isNotEqualToIgnoringCase(name(List.of("ä", "Ä"), "Ä"));
    assertThat(name(List.of("ä", "ä"), "ä")).isEqualTo("ä");
  }
}
