package org.unroll.api;

/** Takes training events as they happen, on the training thread. */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
