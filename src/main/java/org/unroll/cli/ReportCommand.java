package org.unroll.cli;

import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.record.ReportLock;
import org.unroll.report.ExperimentReport;
import org.unroll.report.RunList;
import org.unroll.report.figure.NoFontsException;
import org.unroll.report.figure.StandardFigures;
import org.unroll.report.page.ReportPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unroll report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Makes report.html, summary.csv, comparisons.csv, effects.csv and claims.csv again from result"
          + " files, draws figures for papers into figures/, and shows the comparison of conditions"
          + " and the verdicts."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:The report is made.",
      " 1:It cannot be written.",
      " 2:There are no results, or damaged ones.",
      " 3:A claim is refuted."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll report results/quickstart",
      "  ./unroll report /shared/results/quickstart --output my-report"
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ResultsArgument argument;

  @Mixin private ClaimsOption claims;
  @Mixin private ExportOption export;
  @Mixin private OutputOption output;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentFolder results = output.of(argument.folder());
    RunList.requireExperiment(results);
    ExperimentReport report = new ExperimentReport(results);
    try (ReportLock lock = ReportLock.take(results)) {
      console.print(report.rebuild());
      console.out().println(new ReportPage(lock.folder()).write());
      draw(lock.folder());
      export.write(lock.folder()).forEach(console.out()::println);
    }
    return claims.judge(report, console);
  }

  /** The report is of use without figures too. */
  private void draw(ExperimentFolder results) {
    try {
      StandardFigures.write(results).forEach(console.out()::println);
    } catch (NoFontsException missing) {
      console.problem(missing.getMessage());
    }
  }
}
