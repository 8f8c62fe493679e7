package org.unroll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactorialDesignTest {
  @TempDir private Path path;

  private static Map<String, String> levels(String a, String b) {
    return Map.of("a", a, "b", b);
  }

  private WrittenRuns ablation() {
    return new WrittenRuns(path, "a", "b")
        .losses("baseline", "baseline", levels("off", "off"), 10, 20, 30)
        .losses("a", "a", levels("on", "off"), 8, 17, 29)
        .losses("b", "b", levels("off", "on"), 9, 20, 28)
        .losses("a+b", "a+b", levels("on", "on"), 3, 10, 20);
  }

  private List<Double> column(String name) {
    return WrittenRuns.column(path.resolve("effects.csv"), name).stream()
        .map(Double::valueOf)
        .toList();
  }

  /**
   * Main effect of a by seed: ((8−10) + (3−9)) / 2 = −4, ((17−20) + (10−20)) / 2 = −6.5, ((29−30) +
   * (20−28)) / 2 = −4.5; interaction: (3−9) − (8−10) = −4, (10−20) − (17−20) = −7, −8 − (−1) = −7.
   */
  @Test
  void mainEffectsAndInteractionsAreThoseByHand() {
    List<String> lines = ablation().rebuild();
    assertThat(WrittenRuns.column(path.resolve("effects.csv"), "factor"))
        .containsExactly("a", "b", "a");
    assertThat(column("estimate").get(0)).isCloseTo(-5, within(1e-12));
    assertThat(column("estimate").get(1)).isCloseTo(-(3.0 + 3.5 + 5.5) / 3, within(1e-12));
    assertThat(column("estimate").get(2)).isCloseTo(-6, within(1e-12));
    assertThat(column("n")).containsOnly(3.0);
    assertThat(lines).anyMatch(line -> line.startsWith("a × b ") && line.contains("-6.0 ± 4.3"));
  }

  @Test
  void seedsWithADivergedRunAreCountedAsLeftOut() {
    new WrittenRuns(path, "a", "b")
        .losses("00", "00", levels("off", "off"), 10, 20, 30)
        .losses("10", "10", levels("on", "off"), 8, Double.NaN, 29)
        .losses("01", "01", levels("off", "on"), 9, 20, 28)
        .losses("11", "11", levels("on", "on"), 3, 10, 20)
        .rebuild();
    assertThat(column("n")).containsOnly(2.0);
    assertThat(column("left_out")).containsOnly(1.0);
  }

  @Test
  void armsAndAxesOfAGridAreFactorsToo() {
    WrittenRuns runs = new WrittenRuns(path, "length");
    for (String arm : List.of("rnn", "gru")) {
      for (int length = 1; length <= 3; length++) {
        double loss = arm.equals("rnn") ? 10 * length : length;
        Map<String, String> axes = Map.of("length", Integer.toString(length));
        runs.losses(arm + length, arm, axes, loss, loss + 1);
      }
    }
    runs.rebuild();
    assertThat(WrittenRuns.column(path.resolve("effects.csv"), "level"))
        .containsExactly("gru", "2", "3", "gru", "gru");
    assertThat(column("estimate")).containsExactly(-18.0, 5.5, 11.0, -9.0, -18.0);
    assertThat(WrittenRuns.column(path.resolve("comparisons.csv"), "baseline"))
        .containsExactly("rnn1", "rnn2", "rnn3");
  }

  @Test
  void aDesignWithGapsHasNoSuchTableAndTheOldOneGoes() {
    ablation().rebuild();
    assertThat(path.resolve("effects.csv")).exists();
    List<String> lines =
        new WrittenRuns(path, "a", "b")
            .losses("baseline", "baseline", levels("off", "off"), 10, 20)
            .losses("a", "a", levels("on", "off"), 8, 17)
            .losses("b", "b", levels("off", "on"), 9, 20)
            .rebuild();
    assertThat(path.resolve("effects.csv")).doesNotExist();
    assertThat(lines).anyMatch(line -> line.startsWith("b  ") && line.contains("baseline"));
  }
}
