package org.unroll.cli;

import com.google.common.base.Ticker;
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
 * was resized, and after a pause longer than any between two looks at a running experiment: the
 * process may have been stopped (Ctrl-Z), and goes on before it hears what happened meanwhile.
 */
final class FollowedSize implements Supplier<ScreenSize> {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

  /** Nanoseconds. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final Supplier<Optional<ScreenSize>> asking;
  private final Ticker ticker;
  private final AtomicBoolean outdated = new AtomicBoolean();
  private ScreenSize size;
  private long looked;

  /**
   * Follows nothing yet.
   *
   * @param size as it is now
   * @param asking how it is asked for
   * @param ticker tells how long nobody looked
   */
  FollowedSize(ScreenSize size, Supplier<Optional<ScreenSize>> asking, Ticker ticker) {
    this.size = size;
    this.asking = asking;
    this.ticker = ticker;
    this.looked = ticker.read();
  }

  /** Follows the terminal of this process from now on. */
  static FollowedSize ofThisProcess(ScreenSize size) {
    FollowedSize followed = new FollowedSize(size, FollowedSize::ask, Ticker.systemTicker());
    Signals.handle("WINCH", followed::resized);
    return followed;
  }

  /** The size may be another from now on. */
  void resized() {
    outdated.set(true);
  }

  @Override
  public ScreenSize get() {
    long now = ticker.read();
    boolean paused = now - looked > PAUSE;
    looked = now;
    if (outdated.getAndSet(false) || paused) {
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
