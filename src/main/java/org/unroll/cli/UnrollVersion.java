package org.unroll.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/**
 * This program's version, as its jar says, and after a plus sign what tells its code from other
 * code of that version.
 */
final class UnrollVersion implements IVersionProvider {
  static String text() {
    return Optional.ofNullable(UnrollVersion.class.getPackage().getImplementationVersion())
            .orElse("development")
        + "+"
        + ProgramCode.ofThisProcess().digest();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"unroll " + text()};
  }
}
