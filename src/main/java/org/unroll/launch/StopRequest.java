package org.unroll.launch;

/** That someone wants the launcher to stop; made by one thread, heard by another. */
final class StopRequest {
  private boolean made;
  private Runnable listener = () -> {};

  /** Asks to stop, also what only begins later. */
  synchronized void make() {
    made = true;
    listener.run();
  }

  /** Calls the listener when the request is made, or at once if it was. */
  synchronized void listen(Runnable heard) {
    listener = heard;
    if (made) {
      heard.run();
    }
  }
}
