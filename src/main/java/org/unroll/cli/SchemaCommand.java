package org.unroll.cli;

import java.util.concurrent.Callable;
import org.unroll.config.schema.ExperimentSchema;
import picocli.CommandLine.Command;

/** {@code unroll schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Writes the JSON Schema of experiment files, with which editors complete and check them.",
      "In the file: # yaml-language-server: $schema=experiment.schema.json"
    },
    footerHeading = "%nExample:%n",
    footer = "  ./unroll schema > experiments/experiment.schema.json")
final class SchemaCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  SchemaCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentSchema schema = new ExperimentSchema(application.catalog().get());
    console.out().println(schema.document().toPrettyString());
    return ExitCode.SUCCESS;
  }
}
