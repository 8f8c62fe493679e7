package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and words that are not what they seem. */
class HostileTextTest {
  @TempDir Path folder;
  private ToyPlans plans;

  @BeforeEach
  void toys() {
    plans = new ToyPlans(folder);
  }

  private List<String> problems(String lines) {
    return plans.problems(ToyPlans.SOUND + lines + "\n");
  }

  @Test
  void aSecretThatIsExtendedIsNotRepeated() {
    plans.file("passwd", "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin\n");
    plans.file("secret.yaml", "apiVersion: v1\nkind: Secret\ndata: {password: aHVudGVyMg==}\n");
    plans.file("list.yaml", "- hunter2\n");
    plans.file("credentials", "[default]\naws_secret_access_key = hunter2\n");
    assertThat(problems("extends: passwd"))
        .containsExactly("passwd:1:1: an experiment is a map of settings, not a single text");
    assertThat(problems("extends: secret.yaml"))
        .containsExactly(
            "exp.yaml:4:10: extends: 'secret.yaml' is no experiment: none of its keys is a"
                + " setting");
    for (String file : List.of("passwd", "secret.yaml", "list.yaml", "credentials")) {
      assertThat(problems("extends: " + file))
          .singleElement()
          .asString()
          .doesNotContain("root", "hunter", "aHVud", "Secret", "password", "aws");
    }
  }

  @Test
  void whatIsExtendedMustBeAFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    plans.file("folder/inner.yaml", "layers: 2");
    plans.file("large.yaml", "#".repeat(300_000));
    assertThat(problems("extends: /dev/zero"))
        .containsExactly(
            "exp.yaml:4:10: extends: '/dev/zero' is a device, a pipe or a socket; only files can be"
                + " read; name an experiment file");
    assertThat(problems("extends: pipe"))
        .containsExactly(
            "exp.yaml:4:10: extends: 'pipe' is a device, a pipe or a socket; only files can be read;"
                + " name an experiment file");
    assertThat(problems("extends: folder"))
        .containsExactly("exp.yaml:4:10: extends: 'folder' is a folder; name an experiment file");
    assertThat(problems("extends: large.yaml"))
        .containsExactly(
            "exp.yaml:4:10: extends: 'large.yaml' has 300,000 bytes, more than the 262,144 that can"
                + " be read; name an experiment file");
  }

  @Test
  void anExperimentInAnotherFormOfUnicodeIsToldWhatToDo() {
    byte[] text = ("\uFEFF" + ToyPlans.SOUND).getBytes(StandardCharsets.UTF_16LE);
    assertThat(plans.problems(text))
        .containsExactly(
            "exp.yaml: begins with the byte-order mark of UTF-16LE, and is read as UTF-8; convert"
                + " it: iconv -f UTF-16LE -t UTF-8 FILE > NEW");
    plans.file("base.yaml", "\uFEFFlayers: 2");
    assertThat(plans.run("extends: base.yaml").spec().layers()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "\\e[31m, \\x1B[31m, 001B",
    "a\\x9bb, a\\u009Bb, 009B",
    "a\\nb, a\\nb, 000A",
    "a\\u202Eb, a\\u202Eb, 202E",
    "a\\u200Bb, a\\u200Bb, 200B",
    "a\\uD800, a\\uD800, D800"
  })
  void aNameHasOnlyCharactersThatCanBeSeen(String written, String shown, String code) {
    String fault = "has the character U+" + code + ", which cannot be seen; leave it out";
    String arms = "sweep: {arms: {sound: {}, \"" + written + "\": {cell: gru}}}";
    assertThat(problems(arms)).containsExactly("exp.yaml:4:27: the name '" + shown + "' " + fault);
    assertThat(problems("\"" + written + "\": 1"))
        .containsExactly("exp.yaml:4:1: the name '" + shown + "' " + fault);
  }

  @Test
  void aClaimsNameAndADescriptionToo() {
    String claim = "{metric: validation_loss, at_most: 1, name: \"\\e[2J\"}";
    assertThat(problems("seeds: 2\nclaims: [" + claim + "]"))
        .containsExactly(
            "exp.yaml:5:54: claims.name: has the character U+001B, which cannot be seen; leave it"
                + " out");
    assertThat(problems("description: \"red \\e[31m\""))
        .containsExactly(
            "exp.yaml:4:14: description: has the character U+001B, which cannot be seen; leave it"
                + " out");
    assertThat(problems("description: |\n  two\tlines\n  of text")).isEmpty();
  }

  @Test
  void halfACharacterIsRefusedWhereItStands() {
    assertThat(problems("description: \"\\uD800\""))
        .containsExactly(
            "exp.yaml:4:14: has \\uD800, half of a character, which no file can hold; write the"
                + " whole one, such as \\U0001F600");
    assertThat(problems("description: \"\\uD83D\\uDE00 \\U0001F600\"")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "steps: 1e18, 'steps: must be at most 2147483647, not 1e18'",
    "steps: -1e18, 'steps: must be at least 1, not -1e18'",
    "steps: 1e-18, 'steps: must be a whole number of at least 1, not ''1e-18'''",
    "steps: 2.5, 'steps: must be a whole number of at least 1, not ''2.5'''",
    "steps: .nan, 'steps: must be a whole number of at least 1, not ''.nan'''",
    "steps: 0xFFFFFFFFFF, 'steps: must be at most 2147483647, not 0xFFFFFFFFFF'",
    "threads: 1e18, 'threads: must be at most 32, not 1e18'",
    "layers: 1e999999999, 'layers: must be at most 2147483647, not 1e999999999'"
  })
  void aNumberBeyondItsTypeIsToldTheBoundThatHolds(String line, String message) {
    String sound = "dataset: adding\ncell: rnn\n" + (line.startsWith("steps") ? "" : "steps: 1\n");
    assertThat(plans.problems(sound + line)).singleElement().asString().endsWith(": " + message);
  }

  @Test
  void aDistributionThatDoesNotFitIsToldOnce() {
    assertThat(
            problems("sweep: {random: {count: 40, keys: {hidden_size: {uniform: [8.5, 64.5]}}}}"))
        .singleElement()
        .asString()
        .startsWith("exp.yaml:4:36: hidden_size: must be a whole number of at least 1, not '")
        .endsWith("'; sweep.random drew it, and may draw others like it");
    assertThat(
            problems(
                "sweep: {random: {count: 40, keys: {hidden_size: {uniform: [8.5, 64.5]},"
                    + " optimizer.learning_rate: {uniform: [-2, -1]}}}}"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "TRUE", "true"})
  void truthInAnyOfItsSpellingsIsOneRun(String truth) {
    assertThat(plans.run("bidirectional: " + truth).id())
        .isEqualTo(plans.run("bidirectional: true").id());
  }

  @Test
  void wholeNumbersOfOtherBasesAreTheSameRun() {
    assertThat(plans.run("hidden_size: 0o20").id()).isEqualTo(plans.run("hidden_size: 16").id());
    assertThat(plans.run("hidden_size: 0x10").id()).isEqualTo(plans.run("hidden_size: 1.6e1").id());
    assertThat(plans.run("truncation: 1e1").id()).isEqualTo(plans.run("truncation: 10").id());
  }
}
