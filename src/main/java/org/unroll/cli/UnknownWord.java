package org.unroll.cli;

import java.util.List;
import java.util.Optional;
import org.unroll.config.NearestName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say of a word that a command does not know. */
record UnknownWord(CommandSpec command) {
  String message(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      String option = word.split("=", 2)[0];
      List<String> options = List.copyOf(command.optionsMap().keySet());
      return "unknown option '" + option + "'" + nearest(option, options).orElse("");
    } else if (!command.subcommands().isEmpty()) {
      List<String> commands = List.copyOf(command.subcommands().keySet());
      return "unknown command '"
          + word
          + "'"
          + nearest(word, commands)
              .or(() -> experiment(word))
              .orElse("; the commands are " + String.join(", ", commands));
    }
    return unmatched.getMessage();
  }

  private static Optional<String> nearest(String written, List<String> known) {
    return NearestName.of(written, known).map(near -> "; did you mean '" + near + "'?");
  }

  private static Optional<String> experiment(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml")
        ? Optional.of("; did you mean 'run " + word + "'?")
        : Optional.empty();
  }
}
