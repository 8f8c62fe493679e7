package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Reads how many replicates each condition has, or which. */
final class SeedsReader {
  private static final int MOST = 10_000;

  private final String path;
  private final Problems problems;

  /**
   * @param path the key, for messages
   */
  SeedsReader(String path, Problems problems) {
    this.path = path;
    this.problems = problems;
  }

  /** A count n means the seeds 1 to n. */
  List<Long> read(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return count(scalar, "a count from 1 to " + MOST + " or a list of seeds");
    } else if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
      problems.add(node.origin(), path + ": must be a count or a list of seeds");
      return List.of(1L);
    } else {
      return list(sequence);
    }
  }

  /** A count alone. */
  List<Long> count(Node node) {
    return count(node, "a count from 1 to " + MOST);
  }

  private List<Long> count(Node node, String allowed) {
    try {
      int count =
          node instanceof Node.Scalar scalar
              ? (int) ScalarBinder.bind(int.class, scalar.text())
              : 0;
      if (count >= 1 && count <= MOST) {
        return LongStream.rangeClosed(1, count).boxed().toList();
      }
    } catch (RejectedValueException noNumber) {
      // falls through to the one message for both faults
    }
    problems.add(node.origin(), path + ": must be " + allowed + ", not " + node.kind());
    return List.of(1L);
  }

  private List<Long> list(Node.Sequence sequence) {
    List<Long> seeds = new ArrayList<>();
    for (Node item : sequence.items()) {
      try {
        if (!(item instanceof Node.Scalar scalar)) {
          throw new RejectedValueException("must be a whole number, not " + item.kind());
        }
        Long seed = (Long) ScalarBinder.bind(long.class, scalar.text());
        if (seeds.contains(seed)) {
          throw new RejectedValueException(seed + " is listed twice");
        }
        seeds.add(seed);
      } catch (RejectedValueException wrong) {
        problems.add(item.origin(), path + ": " + wrong.getMessage());
      }
    }
    return seeds.isEmpty() ? List.of(1L) : seeds;
  }
}
