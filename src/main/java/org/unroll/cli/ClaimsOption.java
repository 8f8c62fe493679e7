package org.unroll.cli;

import java.util.List;
import java.util.Locale;
import org.unroll.report.ExperimentReport;
import picocli.CommandLine.Option;

/** What a refuted claim means to the caller of a command. */
final class ClaimsOption {
  /** Whether it is a failure. */
  enum Severity {
    FAIL,
    WARN;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--claims",
      paramLabel = "WHEN",
      defaultValue = "fail",
      description =
          "${COMPLETION-CANDIDATES}: whether a refuted claim gives exit code 3. Default:"
              + " ${DEFAULT-VALUE}.")
  private Severity severity;

  /** Tells which claims the runs refute, and what code that gives. */
  int judge(ExperimentReport report, Console console) {
    List<String> refuted = report.refuted();
    refuted.forEach(console::problem);
    return refuted.isEmpty() || severity == Severity.WARN ? ExitCode.SUCCESS : ExitCode.REFUTED;
  }
}
