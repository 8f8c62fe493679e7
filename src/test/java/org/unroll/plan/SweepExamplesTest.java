package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unroll.config.SweepKey;
import org.unroll.config.ToyCatalog;
import org.unroll.config.reference.ExperimentKey;
import org.unroll.config.reference.KeyReference;
import org.unroll.config.reference.Reference;

/** What is shown as an example can be written. */
class SweepExamplesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SweepKey.class)
  void ofEachKeyOfASweepVariesSomething(SweepKey key) {
    ToyPlans plans = new ToyPlans(folder);
    assertThat(plans.runs("sweep: {" + key.example() + "}")).hasSizeGreaterThan(1);
    KeyReference found =
        (KeyReference) new Reference(new ToyCatalog()).find("sweep." + key.key()).get(0);
    assertThat(found.example()).isEqualTo("sweep: {" + key.example() + "}");
  }

  @ParameterizedTest
  @EnumSource(ExperimentKey.class)
  void ofEachKeyOfAnExperimentIsSound(ExperimentKey key) {
    ToyPlans plans = new ToyPlans(folder);
    plans.file("base.yaml", "layers: 2");
    String arms = "sweep: {arms: {plain: {}, gru: {cell: gru}}}\nseeds: 3\n";
    String context =
        switch (key) {
          case SWEEP -> "";
          case SEEDS -> "sweep: {arms: {plain: {}, gru: {cell: gru}}}\n";
          default -> arms;
        };
    String example = key.reference().example();
    assertThat(example).startsWith(key.key() + ": ");
    assertThat(plans.problems(ToyPlans.SOUND + context + example + "\n")).isEmpty();
  }

  @Test
  void aSweepIsDescribedWithAllItsKeys() {
    KeyReference sweep = (KeyReference) new Reference(new ToyCatalog()).find("sweep").get(0);
    assertThat(sweep.parameters())
        .extracting(parameter -> parameter.name())
        .isEqualTo(List.of("arms", "ablate", "grid", "zip", "random", "exclude"));
  }
}
