package org.unroll.record;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.Closeable;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unroll.format.ResultFile;
import org.unroll.format.RunFolder;

/** Lets all that is logged go into a run's {@code run.log} until it is closed. */
public final class RunLog implements Closeable {
  private final ch.qos.logback.classic.Logger root;
  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

  /**
   * Begins.
   *
   * @throws org.unroll.format.WriteFailure if something other than a file lies in its place
   */
  public RunLog(RunFolder folder) {
    new ResultFile(folder.log()).requireNothingElse();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger{0}: %message%n");
    encoder.start();
    appender.setContext(context);
    appender.setName(folder.log().toString());
    appender.setFile(folder.log().toString());
    appender.setEncoder(encoder);
    appender.start();
    root.addAppender(appender);
  }

  /** Logs where the run starts, if that is not plainly at its beginning. */
  public void starts(Recovery recovery) {
    recovery.notices().forEach(root::warn);
    if (recovery.state().isPresent()) {
      root.info("goes on after update {}", recovery.state().get().updates());
    } else if (!recovery.notices().isEmpty()) {
      root.warn("begins from its beginning");
    }
  }

  /** Logs that the run was asked to stop, and what went wrong over that, if anything did. */
  public void stopped(Throwable failure) {
    if (failure instanceof CancellationException) {
      root.info("stopped");
    } else {
      root.warn("stopped", failure);
    }
  }

  /** Logs why the run failed, with the stack trace. */
  public void failed(Throwable cause) {
    root.error("the run failed", cause);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
