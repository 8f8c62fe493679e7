package org.unroll.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionFolderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline",
        "relu+identity",
        "gru_length=50",
        "lr=1e-3_hidden_size=128",
        "a-2",
        "path=a.txt",
        "v1.5",
        "tuning-rate",
        "console",
        "clipping=type-norm-threshold-1"
      })
  void aPlainNameIsItsFolder(String name) {
    assertThat(ConditionFolder.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "größe",
        "循环网络",
        "شبكة",
        "🚀",
        "..",
        "a/b",
        "a.",
        "a ",
        ".lock",
        "-a",
        "CON",
        "nul.txt",
        "Com1",
        "*",
        "",
        "e\u0301",
        "checkpoint",
        "Tuning",
        "FIGURES",
        "runs.csv",
        "Report.HTML"
      })
  void anyOtherHasOneThatEveryFileSystemHolds(String name) {
    String folder = ConditionFolder.of(name);
    assertThat(folder).matches("[A-Za-z0-9][A-Za-z0-9._+=-]*-[0-9a-f]{8}");
    assertThat(ConditionFolder.of(folder)).isEqualTo(folder);
  }

  @Test
  void noResultFileIsEverAConditionsFolder() throws ReflectiveOperationException {
    ExperimentFolder experiment = new ExperimentFolder(Path.of("results/x"));
    List<Method> files =
        Arrays.stream(ExperimentFolder.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getReturnType() == Path.class)
            .filter(method -> !method.getName().equals("path"))
            .toList();
    assertThat(files).hasSizeGreaterThan(10);
    for (Method method : files) {
      Path file = (Path) method.invoke(experiment);
      String name = experiment.path().relativize(file).getName(0).toString();
      for (String arm : List.of(name, name.toUpperCase(Locale.ROOT))) {
        Path run = experiment.run(arm, 1, "0123456789abcdef").path();
        assertThat(experiment.path().relativize(run).getName(0).toString())
            .as(method.getName())
            .isNotEqualToIgnoringCase(name);
      }
    }
  }

  @Test
  void differentNamesHaveDifferentFolders() {
    SplittableRandom random = new SplittableRandom(7);
    String letters = "aAäÄ./-= *循\u0301🚀";
    int[] points = letters.codePoints().toArray();
    Map<String, String> names = new HashMap<>();
    for (int trial = 0; trial < 20_000; trial++) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        name.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String folder = ConditionFolder.of(name.toString());
      String other = names.putIfAbsent(folder, name.toString());
      assertThat(other == null || other.contentEquals(name)).as(name + " and " + other).isTrue();
    }
  }
}
