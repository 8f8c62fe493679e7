package org.unroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.config.InvalidExperimentException;
import org.unroll.config.reference.KeyReference;
import org.unroll.config.reference.Reference;
import org.unroll.format.Provenance;
import org.unroll.launch.Launchers;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.wire.Wiring;

class NewCommandTest {
  private static final Wiring WIRING = Wiring.of(Path.of("no plugins"));
  private static final Pattern COMMENTED = Pattern.compile("# ([a-z_]+): .*");

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private Path file;

  @BeforeEach
  void write() {
    assertThat(create("first-try")).isZero();
    file = folder.resolve("first-try.yaml");
  }

  private int create(String name) {
    Application application =
        new Application(
            WIRING::catalog,
            () -> WIRING.planner()::plan,
            () -> WIRING.planner()::planAgain,
            WIRING::sizes,
            WIRING::executor,
            () -> WIRING::checkGradients,
            () -> WIRING::data,
            () -> Provenance.ofThisProcess("test", new TreeMap<>()),
            () -> Launchers.command(WorkerMain.class.getName()),
            Clock.systemUTC());
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            false,
            new ScreenSize(100, 24),
            false);
    return Unroll.commandLine(application, console).execute("new", name, "--folder=" + folder);
  }

  private ExperimentPlan plan(List<String> lines) throws IOException {
    Files.write(file, lines);
    return WIRING.planner().plan(file, List.of());
  }

  @Test
  void itRunsAsItIs() {
    assertThat(WIRING.planner().plan(file, List.of()).runs())
        .extracting(PlannedRun::condition)
        .containsExactly("plain", "plain", "clipped", "clipped", "gru", "gru");
  }

  @Test
  void everyKeyStandsThereOnce() throws IOException {
    List<String> found = new ArrayList<>();
    Pattern key = Pattern.compile("(# )?([a-z_]+):( .*)?");
    for (String line : Files.readAllLines(file)) {
      if (key.matcher(line).matches()) {
        found.add(key.matcher(line).replaceFirst("$2"));
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            new Reference(WIRING.catalog())
                .keys().stream().map(KeyReference::value).map(value -> value.name()).toList());
  }

  @Test
  void everyCommentedKeyCanBeUncommentedAndChangesNothingIfItIsADefault() throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> ids = ids(plan(lines));
    int tried = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!COMMENTED.matcher(line).matches() || line.startsWith("# extends:")) {
        continue; // what is extended has to be there first
      }
      tried++;
      List<String> changed = new ArrayList<>(lines);
      changed.set(i, line.substring(2));
      if (line.startsWith("# epochs:")) {
        assertThat(problems(changed)).isNotEmpty().allMatch(problem -> problem.contains("epochs"));
      } else if (line.startsWith("# tune:")) {
        assertThat(plan(changed).tuning()).isPresent();
      } else if (line.contains("for example")) {
        assertThat(plan(changed).runs()).as(line).hasSameSizeAs(ids);
      } else {
        assertThat(ids(plan(changed))).as(line).isEqualTo(ids);
      }
    }
    assertThat(tried).isGreaterThan(12);
  }

  private static List<String> ids(ExperimentPlan plan) {
    return plan.runs().stream().map(PlannedRun::id).toList();
  }

  private List<String> problems(List<String> lines) {
    InvalidExperimentException thrown =
        catchThrowableOfType(InvalidExperimentException.class, () -> plan(lines));
    return thrown.problems().stream().map(problem -> problem.message()).toList();
  }

  @Test
  void whatExistsIsLeftAlone() throws IOException {
    Files.writeString(file, "mine");
    assertThat(create("first-try")).isEqualTo(2);
    assertThat(create("first-try.yaml")).isEqualTo(2);
    assertThat(file).hasContent("mine");
    assertThat(err.toString()).contains("exists");
  }

  @Test
  void aNameIsChecked() {
    assertThat(create("a/b")).isEqualTo(2);
    assertThat(create("..")).isEqualTo(2);
    assertThat(err.toString()).contains("'a/b' is no name for an experiment; use letters");
  }
}
