package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with dots, commas, blanks and quotes, on the command line. */
class QuotedKeysTest {
  private static final String ARMS =
      "sweep: {arms: {plain: {}, v1.5: {layers: 2}, 'a,b': {layers: 2}, 'my arm': {layers: 2},"
          + " 'x=1': {layers: 2}, \"it's\": {layers: 2}, 'say \"a\"': {layers: 2}, größe: {layers:"
          + " 2}}}\n";

  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void toys() {
    plans = new ToyPlans(folder);
  }

  private int layers(String arm, String... overrides) {
    return plans.runs(ARMS, overrides).stream()
        .filter(run -> run.arm().equals(arm))
        .findFirst()
        .orElseThrow()
        .spec()
        .layers();
  }

  @Test
  void aNameInQuotesMayHaveAnyCharacter() {
    assertThat(layers("v1.5", "sweep.arms.\"v1.5\".layers=3")).isEqualTo(3);
    assertThat(layers("v1.5", "sweep.arms.'v1.5'.layers=3")).isEqualTo(3);
    assertThat(layers("a,b", "sweep.arms.'a,b'.layers=3")).isEqualTo(3);
    assertThat(layers("my arm", "sweep.arms.\"my arm\".layers=3")).isEqualTo(3);
    assertThat(layers("x=1", "sweep.arms.\"x=1\".layers=3")).isEqualTo(3);
    assertThat(layers("it's", "sweep.arms.\"it's\".layers=3")).isEqualTo(3);
    assertThat(layers("it's", "sweep.arms.'it\\'s'.layers=3")).isEqualTo(3);
    assertThat(layers("say \"a\"", "sweep.arms.\"say \\\"a\\\"\".layers=3")).isEqualTo(3);
    assertThat(layers("größe", "sweep.arms.größe.layers=3")).isEqualTo(3);
  }

  @Test
  void suchAnArmCanBeTakenAway() {
    assertThat(plans.runs(ARMS, "~sweep.arms.\"v1.5\""))
        .extracting(PlannedRun::arm)
        .doesNotContain("v1.5")
        .contains("a,b", "plain");
  }

  @Test
  void theAdviceIsWhatCanBeTyped() {
    List<String> problems = plans.problems(ToyPlans.SOUND + ARMS, "layers=4");
    assertThat(problems).anyMatch(problem -> problem.endsWith("sweep.arms.\"v1.5\".layers=…"));
    assertThat(problems).anyMatch(problem -> problem.endsWith("sweep.arms.\"a,b\".layers=…"));
    assertThat(problems).anyMatch(problem -> problem.endsWith("sweep.arms.größe.layers=…"));
    assertThat(plans.problems(ToyPlans.SOUND + ARMS, "sweep.arms.my arm.layers=4"))
        .singleElement()
        .asString()
        .contains("is no override", "'sweep.arms.\"v1.5\".layers=2'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep.arms.\"v1.5.layers=3",
        "sweep.arms.\"\".layers=3",
        "sweep.arms.\" \".layers=3",
        "sweep.arms.\"a\u001B\".layers=3",
        "sweep.arms.\"v1.5\"x.layers=3",
        "'layers=3"
      })
  void whatIsHalfQuotedIsNoOverride(String argument) {
    assertThat(plans.problems(ToyPlans.SOUND + ARMS, argument))
        .singleElement()
        .asString()
        .contains("is no override");
  }

  @Test
  void aValueInQuotesIsOneValue() {
    for (String value : List.of("'a,b'", "\"a,b\"", "\"a\\\",b\"", "'it''s,b'")) {
      assertThat(plans.problems(ToyPlans.SOUND, "activation=" + value))
          .as(value)
          .singleElement()
          .asString()
          .contains("unknown activation '");
    }
    assertThat(plans.runs("", "layers=1,2")).hasSize(2);
  }
}
