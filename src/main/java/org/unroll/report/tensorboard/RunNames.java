package org.unroll.report.tensorboard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.unroll.format.ConditionFolder;

/**
 * What conditions' folders of event files are called. TensorBoard shows those names, so they are
 * the conditions' own wherever the file system can hold them and tell them apart.
 */
final class RunNames {
  /** Begins with a letter or digit of any script, and has nothing that systems keep for paths. */
  private static final Pattern FOLDER =
      Pattern.compile("[\\p{L}\\p{N}\\p{So}][^/\\\\:*?\"<>|\\p{Cntrl}]*");

  private final Map<String, Long> sharing;

  /**
   * @param conditions of all runs, each as often as it has some
   */
  RunNames(List<String> conditions) {
    sharing = conditions.stream().distinct().collect(groupingBy(RunNames::folded, counting()));
  }

  /** The condition's folder in that of all. */
  Path in(Path folder, String condition) {
    if (sharing.get(folded(condition)) == 1 && FOLDER.matcher(condition).matches()) {
      try {
        return folder.resolve(condition);
      } catch (InvalidPathException unknownLetters) {
        // The system's encoding of names lacks them.
      }
    }
    return folder.resolve(ConditionFolder.of(condition));
  }

  private static String folded(String condition) {
    return condition.toLowerCase(Locale.ROOT);
  }
}
