package org.unroll.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededStreamsTest {
  @Test
  void sameSeedStreamAndIndexGiveTheSameNumbers() {
    long first = new SeededStreams(7).at("dataset/train", 3).nextLong();
    assertThat(new SeededStreams(7).at("dataset/train", 3).nextLong()).isEqualTo(first);
  }

  @Test
  void aStreamAsAWholeHasTheSameNumbers() {
    long first = new SeededStreams(7).at("dataset/train", 3).nextLong();
    assertThat(new SeededStreams(7).stream("dataset/train").apply(3).nextLong()).isEqualTo(first);
  }

  @Test
  void seedStreamAndIndexEachChangeTheNumbers() {
    Set<Long> seen = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (String stream : new String[] {"dataset/train", "dataset/test", "a", "b", "ab", "ba"}) {
        for (long index = -1; index < 20; index++) {
          seen.add(new SeededStreams(seed).at(stream, index).nextLong());
        }
      }
    }
    assertThat(seen).hasSize(20 * 6 * 21);
  }

  @Test
  void numbersOfNeighbouringIndicesAreUniform() {
    double sum = 0;
    for (int index = 0; index < 10_000; index++) {
      sum += new SeededStreams(1).at("dataset/train", index).nextDouble();
    }
    assertThat(sum / 10_000).isBetween(0.49, 0.51);
  }
}
