package org.unroll.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.ExperimentReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unroll report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = "Makes summary.csv and the comparison of conditions again from result files.",
    footerHeading = "%nExample:%n",
    footer = "  ./unroll report results/quickstart")
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The folder of an experiment's results.")
  private Path folder;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentFolder results = new ExperimentFolder(folder);
    console.print(new ExperimentReport(results).rebuild());
    console.out().println(results.summary());
    return ExitCode.SUCCESS;
  }
}
