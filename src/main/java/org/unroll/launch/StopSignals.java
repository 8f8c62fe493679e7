package org.unroll.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears requests to end the process: Ctrl-C, a kill, a terminal that is closed. A second one ends
 * it at once, and so does time, if the work does not come to a stop.
 */
public final class StopSignals {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int INTERRUPTED = 130;

  private StopSignals() {}

  /**
   * Has something done when the process is asked to end.
   *
   * @param stop called once, on another thread
   */
  public static void handle(Runnable stop) {
    Runnable action = stopping(stop);
    handle("INT", action);
    handle("HUP", action);
    handle("TERM", action);
  }

  /**
   * The same in a worker, which leaves to its parent to say what signals mean that a terminal sends
   * to all processes in it.
   */
  public static void handleInWorker(Runnable stop) {
    handle("INT", () -> {});
    handle("HUP", () -> {});
    handle("TERM", stopping(stop));
  }

  private static Runnable stopping(Runnable stop) {
    AtomicInteger received = new AtomicInteger();
    return () -> {
      if (received.incrementAndGet() > 1) {
        Runtime.getRuntime().halt(INTERRUPTED);
      }
      stop.run();
      endSoon();
    };
  }

  private static void endSoon() {
    Thread end =
        new Thread(
            () -> {
              try {
                Thread.sleep(PATIENCE.toMillis());
              } catch (InterruptedException nobodyInterruptsThis) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(INTERRUPTED);
            },
            "unroll-end");
    end.setDaemon(true);
    end.start();
  }

  /**
   * Installs a handler by {@code sun.misc.Signal}, the one way there is; by reflection, because the
   * compiler warns of its name alone. Where it is missing, or the signal is already ignored (as
   * under nohup), all stays as it was.
   */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                action.run();
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ClassNotFoundException | NoSuchMethodException | InstantiationException missing) {
      // another kind of Java: the process ends as it would without us
    } catch (IllegalAccessException | InvocationTargetException refused) {
      // Windows knows no HUP, and -Xrs keeps the signals for the system
    }
  }
}
