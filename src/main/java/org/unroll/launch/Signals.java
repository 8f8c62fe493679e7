package org.unroll.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Signals that the system sends to this process. */
public final class Signals {
  private Signals() {}

  /**
   * Has something done at each signal of a kind, on another thread. Installs a handler by {@code
   * sun.misc.Signal}, the one way there is; by reflection, because the compiler warns of its name
   * alone. Where it is missing, or the signal is already ignored (as under nohup), all stays as it
   * was.
   *
   * @param name without SIG: {@code INT}, {@code TERM}, {@code WINCH}
   */
  public static void handle(String name, Runnable action) {
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
