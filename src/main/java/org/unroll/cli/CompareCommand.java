package org.unroll.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.unroll.api.Better;
import org.unroll.api.MetricDescription;
import org.unroll.report.ComparedCondition;
import org.unroll.text.NearestName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unroll compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Shows the conditions of any number of experiments side by side, with what differs in their"
          + " configurations; mean ± half of the 95%% confidence interval over completed seeds."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll compare results/quickstart results/fixes --sort=test_loss",
      "  ./unroll compare results/fixes --best --latex > table.tex"
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec specification;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders of experiments' results.")
  private List<Path> folders;

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description =
          "Order by that column: of a metric the best first, else the lowest; without it, as the"
              + " files have it.")
  private String sort;

  @ArgGroup private Values values = new Values();
  @ArgGroup private Format format = new Format();

  /** Which of a run's values are shown. */
  private static final class Values {
    @Option(names = "--final", description = "Values at the end of training. The default.")
    private boolean atEnd;

    @Option(names = "--best", description = "Values at the best step.")
    private boolean best;

    private String chosen() {
      return best && !atEnd ? "best" : "final";
    }
  }

  /** What the table is written as. */
  private static final class Format {
    @Option(names = "--csv", description = "As CSV, with the intervals' ends.")
    private boolean csv;

    @Option(names = "--json", description = "As JSON, with the intervals' ends.")
    private boolean json;

    @Option(names = "--markdown", description = "As a Markdown table.")
    private boolean markdown;

    @Option(names = "--latex", description = "As a LaTeX tabular for booktabs.")
    private boolean latex;

    private TableFormat chosen() {
      if (csv) {
        return TableFormat.CSV;
      } else if (json) {
        return TableFormat.JSON;
      }
      return markdown ? TableFormat.MARKDOWN : latex ? TableFormat.LATEX : TableFormat.TEXT;
    }
  }

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<ComparedCondition> conditions = new ArrayList<>();
    folders.forEach(
        folder -> conditions.addAll(ComparedCondition.of(ResultsArgument.folder(folder))));
    ComparisonTable table = new ComparisonTable(conditions, columns(conditions));
    if (sort != null && !table.columns().contains(sort)) {
      throw new ParameterException(specification.commandLine(), unknown(table));
    } else if (sort != null) {
      table.sort(sort);
    }
    console.print(format.chosen().lines(table, console.columns()));
    return ExitCode.SUCCESS;
  }

  /** On the validation split and on the test split, with the side that is better. */
  private Map<String, Better> columns(List<ComparedCondition> conditions) {
    Set<MetricDescription> metrics = new LinkedHashSet<>();
    metrics.add(MetricDescription.LOSS);
    metrics.add(MetricDescription.ACCURACY);
    conditions.forEach(condition -> metrics.addAll(condition.metrics()));
    Map<String, Better> columns = new LinkedHashMap<>();
    for (String where : List.of(values.chosen() + "_validation_", "test_")) {
      metrics.forEach(metric -> columns.putIfAbsent(where + metric.name(), metric.better()));
    }
    return columns;
  }

  private String unknown(ComparisonTable table) {
    return "there is no column '%s'%s"
        .formatted(
            sort,
            NearestName.question(sort, table.columns())
                .orElse("; there are " + String.join(", ", table.columns())));
  }
}
