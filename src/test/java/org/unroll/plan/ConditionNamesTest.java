package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unroll.format.ConditionFolder;

class ConditionNamesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "relu+identity, relu+identity",
    "'my arm', my-arm",
    "'clipping={type: norm, threshold: 1}', clipping=type-norm-threshold-1",
    "'.lock', lock",
    "'a.', a",
    "checkpoint, checkpoint",
    "größe, größe",
    "'größe (α=0.1)', größe-α=0.1",
    "循环 网络, 循环-网络",
    "شبكة, شبكة",
    "🚀, 🚀",
    "'***', '***'",
    "'a\u3000b', a-b"
  })
  void aNameReadsAsItIsWritten(String written, String name) {
    assertThat(new ConditionNames().next(written)).isEqualTo(name);
  }

  @Test
  void namesThatOnlyASystemConfusesHaveFoldersOfTheirOwn() {
    ConditionNames names = new ConditionNames();
    assertThat(names.next("a")).isEqualTo("a");
    assertThat(names.next("A")).isEqualTo("A-2");
    assertThat(names.next("a b")).isEqualTo("a-b");
    assertThat(names.next("a-b")).isEqualTo("a-b-2");
    assertThat(names.next("ä")).isEqualTo("ä");
    assertThat(names.next("Ä")).isEqualTo("Ä");
    assertThat(names.next("a\u0308")).isEqualTo("ä-2");
  }

  @Test
  void noTwoConditionsShareAFolder() {
    SplittableRandom random = new SplittableRandom(11);
    int[] points = "aAbB.-_=+ {}'\"äÄ\u0308循🚀/\\\u001B\u202E".codePoints().toArray();
    ConditionNames names = new ConditionNames();
    Set<String> folders = new HashSet<>();
    for (int trial = 0; trial < 3000; trial++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String name = names.next(text.toString());
      assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).as(name).isTrue();
      String place = ConditionFolder.of(name).toLowerCase(Locale.ROOT);
      assertThat(folders.add(place)).as("'" + text + "' in " + place).isTrue();
    }
  }

  @Test
  void aLongNameKeepsWholeCharacters() {
    String name = new ConditionNames().next("🚀".repeat(200));
    assertThat(name.codePointCount(0, name.length())).isEqualTo(80);
    assertThat(name).startsWith("🚀🚀").matches(".*-[0-9a-f]{8}");
  }

  @Test
  void armsAreOneHoweverTheirAccentsAreStored() {
    ToyPlans plans = new ToyPlans(folder);
    String arms = "sweep: {arms: {\"a\u0308rm\": {layers: 1}, other: {layers: 2}}}\nseeds: 2\n";
    List<PlannedRun> runs =
        plans.runs(
            arms
                + "claims: [{metric: validation_loss, lower: {arm: \"\u00E4rm\"}, than: {arm:"
                + " other}}]",
            "sweep.arms.a\u0308rm.hidden_size=7");
    assertThat(runs.get(0).condition()).isEqualTo("\u00E4rm");
    assertThat(runs.get(0).arm()).isEqualTo("\u00E4rm");
    assertThat(runs.get(0).spec().hiddenSize()).isEqualTo(7);
    assertThat(
            plans.problems(
                ToyPlans.SOUND + "sweep: {arms: {\"a\u0308\": {}, \"\u00E4\": {layers: 2}}}\n"))
        .containsExactly("exp.yaml:4:26: 'ä' is given twice; first at exp.yaml:4:16");
  }
}
