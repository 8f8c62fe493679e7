package org.unroll.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.unroll.text.Digest;

/**
 * The folder of a condition in an experiment's results. It has the condition's own name where every
 * file system can hold that and no other result goes by it. Otherwise it has what can be kept of
 * the name, and digits of its checksum, by which different names have different folders.
 */
public final class ConditionFolder {
  private static final int LONGEST = 100;
  private static final int SHORTENED = 60;
  private static final int HASH_DIGITS = 8;

  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._+=-]*[A-Za-z0-9_+=])?");

  /** Names that the system keeps for devices, whatever follows behind a dot: those of Windows. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  /** Results that lie beside the conditions are such files, or one of the folders. */
  private static final Pattern RESULT =
      Pattern.compile("[a-z_-]+\\.(csv|html|json|yaml)", Pattern.CASE_INSENSITIVE);

  private static final Set<String> RESULT_FOLDERS =
      Set.of("checkpoint", "figures", "tensorboard", "tuning");

  private ConditionFolder() {}

  /** The folder's name. */
  public static String of(String condition) {
    if (condition.length() <= LONGEST && SAFE.matcher(condition).matches() && isFree(condition)) {
      return condition;
    }
    String kept =
        condition
            .replaceAll("[^A-Za-z0-9._+=-]+", "-")
            .replaceFirst("^[^A-Za-z0-9]+", "")
            .replaceFirst("[-.]+$", "");
    if (DEVICE.matcher(kept).matches()) {
      kept = kept.replace('.', '-');
    }
    String start = kept.substring(0, Math.min(kept.length(), SHORTENED));
    String hash = new Digest().hexadecimal(condition).substring(0, HASH_DIGITS);
    return (start.isEmpty() ? "condition" : start) + "-" + hash;
  }

  private static boolean isFree(String name) {
    return !DEVICE.matcher(name).matches()
        && !RESULT.matcher(name).matches()
        && !RESULT_FOLDERS.contains(name.toLowerCase(Locale.ROOT));
  }
}
