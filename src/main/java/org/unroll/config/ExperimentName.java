package org.unroll.config;

import java.util.regex.Pattern;

/** What an experiment may be called, so that its name can be a folder's on every system. */
public final class ExperimentName {
  private static final int LONGEST = 100;

  /** What a name may consist of, in words. */
  public static final String RULE = "letters, digits, '.', '_' and '-', at most " + LONGEST;

  /** The rule but for its length, as a regular expression that needs no particular dialect. */
  public static final String PATTERN = "[A-Za-z0-9](\\.?[A-Za-z0-9_-])*\\.?";

  private static final Pattern COMPILED = Pattern.compile(PATTERN);

  private ExperimentName() {}

  /** Whether the name is fit for a folder. */
  public static boolean fits(String name) {
    return name.length() <= LONGEST && COMPILED.matcher(name).matches();
  }
}
