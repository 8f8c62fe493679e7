package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.NotedFile;
import org.unroll.format.Notice;
import org.unroll.format.NoticeFile;
import org.unroll.format.ResultFile;
import org.unroll.launch.TuningResults;
import org.unroll.plan.ExperimentPlan;
import org.unroll.plan.PlannedRun;
import org.unroll.record.DataFolder;
import org.unroll.record.RunEntry;
import org.unroll.record.RunList;
import org.unroll.record.UnreadableResultsException;
import picocli.CommandLine.Parameters;

/** The argument that says which experiment's results are meant. */
final class ResultsArgument {
  @Parameters(paramLabel = "DIR", description = "The folder of an experiment's results.")
  private Path path;

  /**
   * The folder.
   *
   * @throws UnreadableResultsException if it is none
   */
  ExperimentFolder folder() {
    return folder(path);
  }

  /**
   * The folder of that path.
   *
   * @throws UnreadableResultsException if it is none, or if another was probably meant
   */
  static ExperimentFolder folder(Path path) {
    Optional<String> problem = new FolderPlace(path).problem();
    if (problem.isPresent()) {
      throw new UnreadableResultsException(problem.get());
    }
    ExperimentFolder folder = new ExperimentFolder(path);
    String meant =
        Files.exists(folder.runs())
            ? ""
            : new NearestPath(path).results(Path.of(ResultsOption.STANDARD));
    if (!meant.isEmpty()) {
      throw new UnreadableResultsException(path + " holds no runs.csv" + meant);
    }
    return folder;
  }

  /** The folder that holds this one, beside other experiments'. */
  Path parent() {
    return path.toAbsolutePath().normalize().getParent();
  }

  /**
   * Plans the experiment again from what lies in the folder; its notices are those that are
   * recorded.
   *
   * @throws UnreadableResultsException if that does not give the runs that are listed there
   */
  ExperimentPlan plan(Application application) {
    RunList list = RunList.read(folder());
    if (!new ResultFile(folder().experiment()).exists()) {
      throw new UnreadableResultsException(
          folder().experiment() + " is missing; './unroll run FILE' writes it again");
    }
    new NotedFile(folder().experiment()).requireSame();
    Path data = new DataFolder(folder()).find().orElse(path);
    ExperimentPlan plan =
        TuningResults.settled(
            application.replanning().get().plan(folder().experiment(), data), folder());
    ExperimentFolder trials = folder().trials();
    if (plan.tuning().isPresent() && Files.exists(trials.runs())) {
      requireSame(RunList.read(trials), plan.tuning().get().trials());
    }
    requireSame(list, plan);
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    // In the resolved experiment every setting is written: what nobody wrote cannot be told apart.
    List<Notice> notices = new NoticeFile(folder()).read(NoticeFile.Source.PLAN);
    return plan.as(name, source()).telling(notices);
  }

  /** As it is, with where values came from. */
  private String source() {
    try {
      return Files.readString(folder().experiment());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + folder().experiment(), cause);
    }
  }

  private static void requireSame(RunList listed, ExperimentPlan plan) {
    Map<String, String> planned = new HashMap<>();
    for (PlannedRun run : plan.runs()) {
      planned.put(run.condition() + " seed " + run.seed(), run.id());
    }
    for (RunEntry run : listed.runs()) {
      String name = run.condition() + " seed " + run.seed();
      String now = planned.getOrDefault(name, "none");
      if (!run.id().equals(now)) {
        throw new UnreadableResultsException(
            "%s had the id %s when %s was planned, and has %s now: its data, a plugin or a component has changed; './unroll run FILE' plans anew, and what is done stays"
                .formatted(name, run.id(), listed.folder().path(), now));
      }
    }
  }
}
