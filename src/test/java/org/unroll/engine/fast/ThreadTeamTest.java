package org.unroll.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThreadTeamTest {
  private static final long SEED = 20261121;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 32})
  void everyPartIsDoneOnceBeforeTheCallerGoesOn(int threads) {
    ThreadTeam team = new ThreadTeam(threads);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 2_000; round++) {
      AtomicIntegerArray done = new AtomicIntegerArray(threads);
      int spins = random.nextInt(200);
      team.share(
          (part, parts) -> {
            assertThat(parts).isEqualTo(threads);
            for (int i = 0; i < spins * part; i++) {
              Thread.onSpinWait();
            }
            done.incrementAndGet(part);
          });
      for (int part = 0; part < threads; part++) {
        assertThat(done.get(part)).as("seed %d, round %d, part %d", SEED, round, part).isOne();
      }
    }
  }

  @Test
  void whatTheOthersWroteIsSeenByTheCaller() {
    ThreadTeam team = new ThreadTeam(3);
    int[] values = new int[3];
    for (int round = 1; round <= 5_000; round++) {
      team.share((part, parts) -> values[part]++);
      assertThat(values).containsOnly(round);
    }
  }

  @Test
  void partsAreDoneAtTheSameTime() {
    ThreadTeam team = new ThreadTeam(3);
    CountDownLatch all = new CountDownLatch(3);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    // Nobody gets past before everybody has come.
    team.share(
        (part, parts) -> {
          threads.add(Thread.currentThread());
          all.countDown();
          awaitUninterrupted(all);
        });
    assertThat(threads).hasSize(3).contains(Thread.currentThread());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Parts of threads that are still busy elsewhere, here with starting, are not waited for. */
  @Test
  void theCallerDoesWhatNobodyElseHasBegun() {
    for (int i = 0; i < 20; i++) {
      int[] values = new int[32];
      new ThreadTeam(32).share((part, parts) -> values[part]++);
      assertThat(values).containsOnly(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aFailureReachesTheCallerAndTheTeamGoesOn(int failing) {
    ThreadTeam team = new ThreadTeam(2);
    for (int round = 0; round < 100; round++) {
      int[] values = new int[2];
      assertThatThrownBy(
              () ->
                  team.share(
                      (part, parts) -> {
                        if (part == failing) {
                          throw new IllegalArgumentException("part " + part);
                        }
                        values[part]++;
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("part " + failing);
      assertThat(values[1 - failing]).isOne();
    }
    int[] values = new int[2];
    team.share((part, parts) -> values[part]++);
    assertThat(values).containsOnly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 33})
  void noTeamIsEmptyOrLargerThanThirtyTwo(int threads) {
    assertThatThrownBy(() -> new ThreadTeam(threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(threads + " threads, instead of 1 to 32");
  }

  @Test
  void smallProductsAreMadeByTheCaller() {
    new ThreadTeam(2)
        .shareProduct(
            (part, parts) -> {
              assertThat(parts).isOne();
              assertThat(Thread.currentThread().getName()).doesNotContain("unroll-team");
            },
            1_000);
  }

  @Test
  void idleThreadsSleepThenEndAndComeBack() throws InterruptedException {
    ThreadTeam team = new ThreadTeam(2);
    for (int pause : new int[] {0, 20, 1_500, 0}) {
      Thread.sleep(pause);
      CountDownLatch all = new CountDownLatch(2);
      // Both are needed: neither can do the other's part.
      team.share(
          (part, parts) -> {
            all.countDown();
            awaitUninterrupted(all);
          });
    }
    while (Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("unroll-team"))) {
      Thread.sleep(50);
    }
  }
}
