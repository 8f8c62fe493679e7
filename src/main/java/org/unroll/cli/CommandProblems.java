package org.unroll.cli;

import org.slf4j.LoggerFactory;
import org.unroll.config.InvalidExperimentException;
import org.unroll.engine.UnusableLibrariesException;
import org.unroll.format.DamagedResultsException;
import org.unroll.format.WriteFailure;
import org.unroll.launch.LaunchException;
import org.unroll.record.ResultsInUseException;
import org.unroll.record.UnreadableResultsException;
import org.unroll.report.NoResultsException;
import org.unroll.report.figure.NoFontsException;
import org.unroll.wire.InvalidPluginException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in words; stack traces go to the log. */
record CommandProblems(Console console)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    console.problem(text(wrong));
    console.problem("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private static String text(ParameterException wrong) {
    WrongValue value = new WrongValue(wrong);
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return new UnknownWord(wrong.getCommandLine().getCommandSpec()).message(unmatched);
    }
    return value.applies() ? value.message() : wrong.getMessage();
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof InvalidExperimentException invalid) {
      new ProblemText(console.coloured()).lines(invalid.problems()).forEach(console.err()::println);
      return ExitCode.USAGE;
    } else if (failure instanceof InvalidPluginException
        || failure instanceof ResultsInUseException
        || failure instanceof NoResultsException
        || failure instanceof DamagedResultsException
        || failure instanceof UnreadableResultsException) {
      console.problem(failure.getMessage());
      return ExitCode.USAGE;
    } else if (failure instanceof LaunchException
        || failure instanceof WriteFailure
        || failure instanceof NoFontsException
        || failure instanceof UnusableLibrariesException) {
      console.problem(failure.getMessage());
      if (failure instanceof WriteFailure
          && command.getCommandSpec().findOption(OutputOption.NAME) != null) {
        console.problem("With " + OutputOption.NAME + " DIR it is written elsewhere.");
      }
      return ExitCode.FAILURE;
    }
    LoggerFactory.getLogger(CommandProblems.class).error("the command failed", failure);
    console.problem(
        "unroll failed: " + (failure.getMessage() == null ? failure : failure.getMessage()));
    if (command.getCommandSpec().findOption("--debug") != null) {
      console.problem("The same with --debug shows where.");
    }
    return ExitCode.FAILURE;
  }

  /** Tells of what no command is prepared for: the machine does not give what the program needs. */
  int fatal(Error failure) {
    LoggerFactory.getLogger(CommandProblems.class).error("the command failed", failure);
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof OutOfMemoryError && said.contains("thread")) {
      console.problem(
          "no more threads or processes can be started; see 'ulimit -u', or the limit of the"
              + " container, and take fewer --jobs");
    } else if (failure instanceof OutOfMemoryError) {
      console.problem("out of memory; give more with UNROLL_MEMORY=4g");
    } else if (failure instanceof LinkageError) {
      console.problem(
          "a part of the program is missing or damaged ("
              + said
              + "); remove the folder 'target'"
              + " beside the script unroll, then give the same command again");
    } else {
      console.problem("unroll failed: " + failure);
    }
    return ExitCode.FAILURE;
  }
}
