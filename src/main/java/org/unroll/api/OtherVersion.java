package org.unroll.api;

/** Recognizes code that was compiled against another version of this package. */
public final class OtherVersion {
  private OtherVersion() {}

  /**
   * What to tell of a fault in a component's code: where the code asks for something that is not
   * there any more, how to mend that; else what was thrown.
   */
  public static String words(Throwable fault) {
    String said = String.valueOf(fault.getMessage());
    boolean ours = said.contains("org.unroll.") || said.contains("org/unroll/");
    if (fault instanceof LinkageError && ours) {
      return "it was built for another version of unroll (%s: %s); CHANGELOG.md says what changed for plugins: change that, and build it against this version"
          .formatted(fault.getClass().getSimpleName(), said);
    }
    return fault.toString();
  }
}
