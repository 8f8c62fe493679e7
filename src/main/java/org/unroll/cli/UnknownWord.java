package org.unroll.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;
import org.unroll.config.reference.ExperimentKey;
import org.unroll.text.NearestName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say of a word that a command does not know. */
record UnknownWord(CommandSpec command) {
  String message(UnmatchedArgumentException unmatched) {
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      String option = word.split("=", 2)[0];
      List<String> options = List.copyOf(command.optionsMap().keySet());
      return "unknown option '"
          + option
          + "'"
          + NearestName.question(option, options).or(() -> setting(option)).orElse("");
    } else if (!command.subcommands().isEmpty()) {
      List<String> commands = List.copyOf(command.subcommands().keySet());
      return "unknown command '"
          + word
          + "'"
          + NearestName.question(word, commands)
              .or(() -> experiment(word))
              .orElse("; the commands are " + String.join(", ", commands));
    }
    return unmatched.getMessage();
  }

  /** What is meant if the command changes settings, and the option is called like one. */
  private Optional<String> setting(String option) {
    boolean changes =
        command.positionalParameters().stream()
            .anyMatch(each -> each.paramLabel().equals(ExperimentArguments.OVERRIDE));
    List<String> keys = new ArrayList<>(RecordDeclaration.of(RunSpec.class).names());
    Arrays.stream(ExperimentKey.values()).map(ExperimentKey::key).forEach(keys::add);
    return Optional.of(option.replaceFirst("^-+", ""))
        .filter(name -> changes)
        .flatMap(name -> NearestName.of(name, keys))
        .map(key -> "; a setting is changed without dashes: " + key + "=…");
  }

  private static Optional<String> experiment(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml")
        ? Optional.of("; did you mean 'run " + word + "'?")
        : Optional.empty();
  }
}
