package org.unroll.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** This program's version, as its jar says. */
final class UnrollVersion implements IVersionProvider {
  static String text() {
    return Optional.ofNullable(UnrollVersion.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"unroll " + text()};
  }
}
