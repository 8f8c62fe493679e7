package org.unroll.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * What is logged. Nothing goes to the console here: runs log to their run.log, and the debug option
 * of the commands adds the console. Found by logback as a service; an XML file would take a tenth
 * of a second at every start to be read.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {
  /** These tell at length what they loaded. */
  private static final List<String> TALKATIVE =
      List.of("org.nd4j", "org.bytedeco", "org.hibernate");

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
