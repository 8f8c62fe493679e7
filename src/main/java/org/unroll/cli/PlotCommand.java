package org.unroll.cli;

import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.unroll.format.ExperimentFolder;
import org.unroll.record.ReportLock;
import org.unroll.report.figure.Figure;
import org.unroll.report.figure.FigureFile;
import org.unroll.report.figure.Plot;
import org.unroll.report.figure.PlottedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unroll plot}. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Draws a figure for a paper into the experiment's folder figures/, as SVG and as PNG: a line"
          + " for the mean over runs, a band from the smallest to the largest of them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:The figure is drawn.",
      " 1:It cannot be written.",
      " 2:There is no such thing among the results."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll plot results/quickstart --y validation_loss --log-y",
      "  ./unroll plot results/quickstart --x lag --y log10_gradient --at 1",
      "  ./unroll plot results/copy --x dataset.lag --y test_loss --by arm"
    })
final class PlotCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec specification;

  @Mixin private ResultsArgument argument;
  @Mixin private OutputOption output;

  @Option(
      names = "--x",
      paramLabel = "NAME",
      defaultValue = Plot.STEP,
      description = "step, lag, or an axis of the sweep. Default: ${DEFAULT-VALUE}.")
  private String x;

  @Option(
      names = "--y",
      paramLabel = "NAME",
      defaultValue = "validation_loss",
      description = {
        "By step: validation_loss, train_accuracy, gradient_norm, share_clipped, gate….mean,"
            + " decay…, units…, weights…; by"
            + " lag: log10_gradient, log10_singular_value, effective_rank; by an axis: a metric"
            + " of summary.csv. Default:"
            + " ${DEFAULT-VALUE}."
      })
  private String y;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "condition",
      description =
          "What a curve stands for: condition, arm, or an axis. Default: ${DEFAULT-VALUE}.")
  private String by;

  @Option(
      names = "--at",
      paramLabel = "STEP",
      description = {
        "By lag: the update whose record is drawn, or the first recorded after it. Without it the"
            + " last one."
      })
  private Long at;

  @Option(names = "--log", description = "Both axes logarithmic.")
  private boolean log;

  @Option(names = "--log-x", description = "The horizontal axis logarithmic.")
  private boolean logX;

  @Option(names = "--log-y", description = "The vertical axis logarithmic.")
  private boolean logY;

  PlotCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (at != null && !x.equals(Plot.LAG)) {
      throw new ParameterException(
          specification.commandLine(), "--at goes with --x lag, but --x is " + x);
    }
    ExperimentFolder results = output.of(argument.folder());
    Plot plot = new Plot(x, y, by, at == null ? OptionalLong.empty() : OptionalLong.of(at));
    PlottedRuns runs = PlottedRuns.of(results);
    Figure figure = runs.figure(plot, log || logX, log || logY);
    if (runs.diverged() > 0) {
      console.problem(
          runs.diverged() + " runs diverged: the figure tells of them what was finite only");
    }
    try (ReportLock lock = ReportLock.take(results)) {
      FigureFile file = new FigureFile(lock.folder().figures(), plot.fileName());
      console.out().println(file.writeSvg(figure));
      console.out().println(file.writePng(figure));
    }
    return ExitCode.SUCCESS;
  }
}
