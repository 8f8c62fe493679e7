package org.unroll.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unroll.launch.Signals;

/**
 * The size of the terminal that standard error leads to. It is asked for again after the terminal
 * was resized, or after the process was stopped, when it would not have heard of that.
 */
final class FollowedSize implements Supplier<ScreenSize> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

  private final Supplier<Optional<ScreenSize>> asking;
  private final AtomicBoolean outdated = new AtomicBoolean();
  private ScreenSize size;

  /**
   * Follows nothing yet.
   *
   * @param size as it is now
   * @param asking how it is asked for
   */
  FollowedSize(ScreenSize size, Supplier<Optional<ScreenSize>> asking) {
    this.size = size;
    this.asking = asking;
  }

  /** Follows the terminal of this process from now on. */
  static FollowedSize ofThisProcess(ScreenSize size) {
    FollowedSize followed = new FollowedSize(size, FollowedSize::ask);
    Signals.handle("WINCH", followed::resized);
    Signals.handle("CONT", followed::resized);
    return followed;
  }

  /** The size may be another from now on. */
  void resized() {
    outdated.set(true);
  }

  @Override
  public ScreenSize get() {
    if (outdated.getAndSet(false)) {
      size = asking.get().orElse(size);
    }
    return size;
  }

  /** By the one tool that is there on every system with terminals. */
  private static Optional<ScreenSize> ask() {
    try {
      Process tool =
          new ProcessBuilder("sh", "-c", "stty size <&2")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!tool.waitFor(1, TimeUnit.SECONDS)) {
        tool.destroy();
        return Optional.empty();
      }
      return size(new String(tool.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException noTool) {
      return Optional.empty();
    } catch (InterruptedException nobodyInterruptsThis) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Rows and columns; a terminal that does not know says 0. */
  static Optional<ScreenSize> size(String said) {
    Matcher numbers = SIZE.matcher(said);
    if (!numbers.matches()) {
      return Optional.empty();
    }
    ScreenSize size =
        new ScreenSize(Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(1)));
    return size.columns() > 0 && size.rows() > 0 ? Optional.of(size) : Optional.empty();
  }
}
