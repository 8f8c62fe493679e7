package org.unroll.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.unroll.config.reference.Reference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unroll describe}. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = "Says what an experiment file can say: its keys, components and parameters.",
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll describe",
      "  ./unroll describe sweep",
      "  ./unroll describe lstm",
      "  ./unroll describe initialization.recurrent"
    })
final class DescribeCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Spec private CommandSpec specification;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A key, a component or a kind of component. Default: all of them in short.")
  private String name;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  DescribeCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    Reference reference = new Reference(application.catalog().get());
    ReferenceText text = new ReferenceText(reference, console.columns());
    if (name == null) {
      show(text.overview(), ReferenceDocument.of(reference));
      return ExitCode.SUCCESS;
    }
    List<Reference.Entry> found = reference.find(name);
    if (found.isEmpty()) {
      throw new ParameterException(
          specification.commandLine(),
          "nothing is called '%s'%s"
              .formatted(
                  name,
                  reference
                      .nearest(name)
                      .map(near -> "; did you mean '" + near + "'?")
                      .orElse("; 'unroll describe' lists all names")));
    }
    show(text.of(found), ReferenceDocument.of(found));
    return ExitCode.SUCCESS;
  }

  private void show(List<String> text, ReferenceDocument document) {
    console.print(json ? List.of(new JsonText().of(document)) : text);
  }
}
