package org.unroll.cli;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunFolder;
import org.unroll.record.ExperimentLock;
import org.unroll.record.ProgressFile;
import org.unroll.record.RecordedRuns;
import org.unroll.record.RunList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unroll status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description =
        "Shows from the files how far an experiment is, also while it runs in another shell.",
    footerHeading = "%nExample:%n",
    footer = "  ./unroll status results/quickstart")
final class StatusCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Mixin private ResultsArgument results;

  StatusCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentFolder folder = results.folder();
    ExperimentFolder trials = folder.trials();
    RunList compared = RunList.read(folder);
    if (Files.exists(folder.tuning()) && Files.exists(trials.runs())) {
      show(RunList.read(trials), folder);
    }
    if (Files.exists(folder.tuning()) && compared.runs().isEmpty()) {
      console.out().println(folder.path() + ": " + comparison(folder));
    } else {
      show(compared, folder);
    }
    return ExitCode.SUCCESS;
  }

  /** What is to be said of a comparison that has not begun. */
  private static String comparison(ExperimentFolder folder) {
    ExperimentFolder trials = folder.trials();
    boolean tuned = Files.exists(trials.runs()) && finished(RunList.read(trials));
    boolean idle =
        ExperimentLock.holder(folder).isEmpty() && ExperimentLock.holder(trials).isEmpty();
    return tuned && idle
        ? "the tuning is done; './unroll resume " + folder.path() + "' begins the comparison."
        : "the comparison begins when all of the tuning is done";
  }

  private static boolean finished(RunList list) {
    RecordedRuns recorded = new RecordedRuns(list.folder(), list.runs());
    return recorded.distinct().stream().allMatch(run -> recorded.of(run.id()).finished());
  }

  /**
   * @param resumed the experiment's own folder
   */
  private void show(RunList list, ExperimentFolder resumed) {
    ExperimentFolder folder = list.folder();
    RecordedRuns recorded = new RecordedRuns(folder, list.runs());
    ListedVersions versions = new ListedVersions(application.catalog().get());
    Map<String, RunFolder> folders = new HashMap<>();
    recorded.distinct().forEach(run -> folders.put(run.id(), recorded.folderOf(run)));
    StatusText text =
        new StatusText(
            recorded,
            UnlistedRuns.of(list, () -> versions),
            ExperimentLock.holder(folder),
            ProgressFile.read(folder),
            StaleRuns.of(
                recorded.manifests(),
                application.provenance().get(),
                manifest -> versions.of(folders.get(manifest.id()))));
    console.print(text.lines(folder.path(), resumed.path()));
  }
}
