package org.unroll.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.unroll.config.ExperimentName;
import org.unroll.config.reference.Reference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code unroll new}. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    description = {
      "Writes NAME.yaml: a small experiment that runs in seconds, with every other key as a"
          + " comment. A file that exists is left alone."
    },
    footerHeading = "%nExample:%n",
    footer = {"  ./unroll new first-try", "  ./unroll run first-try.yaml"})
final class NewCommand implements Callable<Integer> {
  private final Application application;
  private final Console console;

  @Spec private CommandSpec specification;

  @Parameters(paramLabel = "NAME", description = "The experiment's name.")
  private String name;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where to write it. Default: the current folder.")
  private Path folder = Path.of("");

  NewCommand(Application application, Console console) {
    this.application = application;
    this.console = console;
  }

  @Override
  public Integer call() {
    String stem = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
    if (!ExperimentName.fits(stem)) {
      throw wrong("'" + name + "' is no name for an experiment; use " + ExperimentName.RULE);
    }
    Path file = folder.resolve(stem + ".yaml");
    String text = new NewExperiment(new Reference(application.catalog().get())).text(file);
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw wrong(file + " exists; choose another name, or remove it first");
    } catch (IOException failure) {
      if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
        throw wrong("there is no folder " + folder);
      }
      throw new UncheckedIOException("cannot write " + file, failure);
    }
    console.out().println(file);
    return ExitCode.SUCCESS;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(specification.commandLine(), message);
  }
}
