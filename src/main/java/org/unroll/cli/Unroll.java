package org.unroll.cli;

import java.util.concurrent.Callable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
    name = "unroll",
    description = "Runs experiments with recurrent networks that are declared in YAML files.",
    mixinStandardHelpOptions = true,
    versionProvider = UnrollVersion.class,
    footerHeading = "%nExample:%n",
    footer = {
      "  ./unroll run experiments/quickstart.yaml",
      "",
      "Help on a command: ./unroll run --help"
    })
public final class Unroll implements Callable<Integer> {
  private static final int LEAST_HELP_WIDTH = 55; // picocli's own bound

  @Spec private CommandSpec specification;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    StandardOutput output = StandardOutput.ofThisProcess();
    Console console = Console.ofThisProcess(output);
    System.exit(output.exitCode(execute(console, arguments), console));
  }

  private static int execute(Console console, String... arguments) {
    try {
      return commandLine(WiredApplication.ofThisProcess(), console).execute(arguments);
    } catch (Error failure) {
      return new CommandProblems(console).fatal(failure);
    }
  }

  /** The commands, bound to what they work with. */
  static CommandLine commandLine(Application application, Console console) {
    CommandProblems problems = new CommandProblems(console);
    return new CommandLine(new Unroll())
        .addSubcommand(new RunCommand(application, console))
        .addSubcommand(new PlanCommand(application, console))
        .addSubcommand(new StatusCommand(application, console))
        .addSubcommand(new ResumeCommand(application, console))
        .addSubcommand(new ReportCommand(console))
        .addSubcommand(new PlotCommand(console))
        .addSubcommand(new VerifyCommand(application, console))
        .addSubcommand(new DiffCommand(console))
        .addSubcommand(new CompareCommand(console))
        .addSubcommand(new CheckGradientsCommand(application, console))
        .addSubcommand(new BatchesCommand(application, console))
        .addSubcommand(new NewCommand(application, console))
        .addSubcommand(new DescribeCommand(application, console))
        .addSubcommand(new SchemaCommand(application, console))
        .setOut(console.out())
        .setErr(console.err())
        .setExpandAtFiles(false)
        .setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, Math.min(console.columns(), 100)))
        .setParameterExceptionHandler(problems)
        .setExecutionExceptionHandler(problems);
  }

  @Override
  public Integer call() {
    specification.commandLine().usage(specification.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
