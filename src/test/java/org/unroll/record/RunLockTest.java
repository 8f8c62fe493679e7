package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.unroll.format.RunFolder;

@Timeout(60)
class RunLockTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path path;

  @Test
  void keepsASecondOneOutUntilClosed() throws IOException {
    RunFolder folder = new RunFolder(path.resolve("run"));
    try (RunLock lock = RunLock.take(folder, Duration.ZERO)) {
      assertThat(lock.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> RunLock.take(folder, Duration.ZERO))
          .isInstanceOf(RunInUseException.class)
          .hasMessageStartingWith(folder.path() + " is being written by another process");
    }
    RunLock.take(folder, Duration.ZERO).close();
  }

  @Test
  void waitsForTheOtherToEnd() throws Exception {
    RunFolder folder = new RunFolder(path);
    RunLock first = RunLock.take(folder, Duration.ZERO);
    CountDownLatch waiting = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              try {
                waiting.await();
                first.close();
              } catch (InterruptedException | IOException failure) {
                throw new IllegalStateException(failure);
              }
            });
    other.start();
    waiting.countDown();
    RunLock.take(folder, LONG).close();
    other.join();
  }

  @Test
  void anInterruptEndsTheWait() throws IOException {
    RunFolder folder = new RunFolder(path);
    try (RunLock lock = RunLock.take(folder, Duration.ZERO)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> RunLock.take(lock.folder(), LONG))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
