package org.unroll.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unroll.format.RunFolder;
import org.unroll.plan.PlannedRun;

class MessagesTest {
  private static byte[] written(Record... messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MessageWriter writer = new MessageWriter(out);
    for (Record message : messages) {
      writer.send(message);
    }
    return out.toByteArray();
  }

  private static <M> MessageReader<M> reader(byte[] bytes, Class<M> type) {
    return new MessageReader<>(new ByteArrayInputStream(bytes), type);
  }

  @Test
  void anOrderArrivesAsItWasSent() throws IOException {
    PlannedRun run = Plans.run("größe=\"1\"", 7, "learn\n# \u001E no separator\n\ttabs");
    RunTask task =
        new RunTask(
            run,
            new RunFolder(Path.of("a b", "c")),
            Path.of("data"),
            new Keeping(Duration.ofMillis(1500), true));
    Optional<WorkerOrder> order =
        reader(written(WorkerOrder.Execute.of(task)), WorkerOrder.class).next();
    assertThat(((WorkerOrder.Execute) order.orElseThrow()).task()).isEqualTo(task);
  }

  @Test
  void lossesNeedNotBeFinite() throws IOException {
    MessageReader<WorkerMessage> messages =
        reader(
            written(
                new WorkerMessage.Progressed(1, Double.NaN),
                new WorkerMessage.Progressed(2, Double.POSITIVE_INFINITY)),
            WorkerMessage.class);
    assertThat(messages.next()).contains(new WorkerMessage.Progressed(1, Double.NaN));
    assertThat(messages.next()).contains(new WorkerMessage.Progressed(2, Double.POSITIVE_INFINITY));
    assertThat(messages.next()).isEmpty();
  }

  @Test
  void whatElseIsWrittenIsPassedOver() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("a library says hello\n{\"message\":\"stopped\"}\nno line end".getBytes(UTF_8));
    out.write(written(new WorkerMessage.Ready()));
    out.write("\n\nbye".getBytes(UTF_8));
    MessageReader<WorkerMessage> messages = reader(out.toByteArray(), WorkerMessage.class);
    assertThat(messages.next()).contains(new WorkerMessage.Ready());
    assertThat(messages.next()).isEmpty();
  }

  @Test
  void aTornMessageIsAnError() throws IOException {
    byte[] whole = written(new WorkerMessage.Progressed(1, 0.5));
    byte[] torn = Arrays.copyOf(whole, whole.length - 5);
    assertThatThrownBy(() -> reader(torn, WorkerMessage.class).next())
        .isInstanceOf(IOException.class);
  }
}
