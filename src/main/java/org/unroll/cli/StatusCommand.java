package org.unroll.cli;

import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
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
    RunList list = RunList.read(folder);
    RecordedRuns recorded = new RecordedRuns(folder, list.runs());
    StatusText text =
        new StatusText(
            recorded,
            list.unlisted().size(),
            ExperimentLock.holder(folder),
            ProgressFile.read(folder),
            StaleRuns.of(recorded.manifests(), application.provenance().get()));
    console.print(text.lines(folder.path()));
    return ExitCode.SUCCESS;
  }
}
