package org.unroll.launch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.unroll.format.RunManifest;

/** What a worker process tells on its standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerMessage.Started.class, name = "started"),
  @JsonSubTypes.Type(value = WorkerMessage.Progressed.class, name = "progressed"),
  @JsonSubTypes.Type(value = WorkerMessage.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = WorkerMessage.Stopped.class, name = "stopped"),
  @JsonSubTypes.Type(value = WorkerMessage.Refused.class, name = "refused")
})
sealed interface WorkerMessage {
  /** The program is loaded; comes once, first. */
  record Ready() implements WorkerMessage {}

  /** Training of the run begins or goes on. */
  record Started(long steps) implements WorkerMessage {}

  /** That many updates are made; ten times a second at most. */
  record Progressed(long step, double loss) implements WorkerMessage {}

  /** The run came to an end. */
  record Ended(RunManifest manifest) implements WorkerMessage {}

  /** The run stopped because it was told to; the worker ends. */
  record Stopped() implements WorkerMessage {}

  /** The run could not even be started: its folder cannot be written, for instance. */
  record Refused(String reason) implements WorkerMessage {}
}
