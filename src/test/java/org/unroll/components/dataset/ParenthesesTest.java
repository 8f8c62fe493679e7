package org.unroll.components.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.unroll.api.Batch;
import org.unroll.api.BatchArrays;

class ParenthesesTest {
  private static int[] symbols(String text) {
    return text.chars().map("()\n"::indexOf).toArray();
  }

  private static String text(int[] symbols) {
    StringBuilder text = new StringBuilder();
    for (int symbol : symbols) {
      text.append("()\n".charAt(symbol));
    }
    return text.toString();
  }

  private static Batch next(int maxLength, int batchSize) {
    return Opened.train(new Parentheses(ParenthesesTarget.NEXT, maxLength, 1, 1), 9, batchSize)
        .batch(0);
  }

  private static Batch valid(int maxLength, int batchSize) {
    return Opened.train(new Parentheses(ParenthesesTarget.VALID, maxLength, 1, 1), 9, batchSize)
        .batch(0);
  }

  @Test
  void theNotesExamplesAreToldApart() {
    assertThat(ParenthesesString.isValid(symbols("(())(())"))).isTrue();
    assertThat(ParenthesesString.isValid(symbols("((())"))).isTrue();
    assertThat(ParenthesesString.isValid(symbols(")()"))).isFalse();
    assertThat(ParenthesesString.isValid(symbols("())("))).isFalse();
    assertThat(ParenthesesString.isValid(symbols("\n"))).isTrue();
  }

  @Test
  void theTargetIsTheNextSymbol() {
    Batch batch = next(20, 500);
    for (int sequence = 0; sequence < 500; sequence++) {
      int[] tokens = Opened.tokens(batch, sequence);
      int[] classes = Opened.classes(batch, sequence);
      assertThat(tokens[0]).isEqualTo(ParenthesesString.END);
      for (int step = 1; step < tokens.length; step++) {
        assertThat(tokens[step]).isEqualTo(classes[step - 1]);
      }
      assertThat(ParenthesesString.isValid(classes)).isTrue();
      boolean ended = classes[classes.length - 1] == ParenthesesString.END;
      assertThat(ended || classes.length == 20).as(text(classes)).isTrue();
      assertThat(text(classes).indexOf('\n')).isIn(-1, classes.length - 1);
    }
  }

  /** Counts the symbols that follow each height and compares them with the stated distribution. */
  @Test
  void symbolsFollowTheThreeRegimes() {
    Batch batch = next(50, 40_000);
    double[][] counts = new double[2][3];
    for (int sequence = 0; sequence < 40_000; sequence++) {
      int height = 0;
      for (int symbol : Opened.classes(batch, sequence)) {
        counts[height == 0 ? 0 : 1][symbol]++;
        height += symbol == ParenthesesString.OPEN ? 1 : -1;
      }
    }
    double atZero = Arrays.stream(counts[0]).sum();
    double above = Arrays.stream(counts[1]).sum();
    assertThat(counts[0][0] / atZero).isCloseTo(0.5, within(0.01));
    assertThat(counts[0][1]).isZero();
    assertThat(counts[1][0] / above).isCloseTo(0.2, within(0.01));
    assertThat(counts[1][2]).isZero();
    double total = atZero + above;
    assertThat(total / 40_000).as("mean length").isCloseTo(11.0 / 3, within(0.1));
    double entropy = (atZero * Math.log(2) + above * 0.5004024) / total;
    assertThat(entropy).as("nats a symbol at best").isCloseTo(0.606, within(0.005));
    double guessing = 0;
    for (int symbol = 0; symbol < 3; symbol++) {
      double share = (counts[0][symbol] + counts[1][symbol]) / total;
      guessing -= share * Math.log(share);
    }
    assertThat(guessing).as("nats a symbol by frequencies").isCloseTo(1.090, within(0.005));
  }

  @Test
  void theClassSaysWhetherTheStringIsValid() {
    Batch batch = valid(30, 4000);
    int valid = 0;
    boolean[] lengths = new boolean[32];
    for (int sequence = 0; sequence < 4000; sequence++) {
      int[] tokens = Opened.tokens(batch, sequence);
      lengths[tokens.length] = true;
      assertThat(text(tokens)).matches("[()]{2,30}\n").contains(")");
      int expected = ParenthesesString.isValid(tokens) ? 1 : 0;
      assertThat(BatchArrays.classes(batch)[sequence]).as(text(tokens)).isEqualTo(expected);
      valid += expected;
    }
    assertThat(valid / 4000.0).isCloseTo(0.5, within(0.03));
    for (int length = 2; length <= 30; length++) {
      assertThat(lengths[length + 1]).as("length %d occurs", length).isTrue();
    }
  }

  @Test
  void bothClassesHaveTheSameNumberOfClosingSymbols() {
    Batch batch = valid(12, 40_000);
    double[] closing = new double[2];
    double[] strings = new double[2];
    for (int sequence = 0; sequence < 40_000; sequence++) {
      int type = BatchArrays.classes(batch)[sequence];
      strings[type]++;
      closing[type] += text(Opened.tokens(batch, sequence)).chars().filter(c -> c == ')').count();
    }
    assertThat(closing[0] / strings[0]).isCloseTo(closing[1] / strings[1], within(0.05));
  }

  @Test
  void validStringsOfALengthAreEquallyFrequent() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int seed = 0; seed < 5000; seed++) {
      counts.merge(text(ParenthesesString.valid(4, new SplittableRandom(seed))), 1, Integer::sum);
    }
    assertThat(counts.keySet()).containsExactlyInAnyOrder("((()", "(()(", "(())", "()((", "()()");
    assertThat(counts.values()).allMatch(count -> count > 880 && count < 1120);
  }
}
