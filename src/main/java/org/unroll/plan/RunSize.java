package org.unroll.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.api.Memory;

/**
 * What one run needs, estimated before it begins.
 *
 * @param memory by what it is for, of the process that trains the run
 * @param longestArray elements of the longest array
 * @param disk bytes of its results
 * @param checkpoints bytes on the disk, beside those, while it runs
 */
public record RunSize(Map<String, Memory> memory, long longestArray, long disk, long checkpoints) {
  /** What a process needs whatever it trains. */
  public static final String PROGRAM = "program";

  /** Of a run of which nothing is known. */
  public static final RunSize UNKNOWN = new RunSize(Map.of(), 0, 0, 0);

  public RunSize {
    memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
  }

  /** Whether it was estimated. */
  public boolean known() {
    return !memory.isEmpty();
  }

  /** All of its memory. */
  public Memory whole() {
    return memory.values().stream().reduce(Memory.NONE, Memory::plus);
  }

  /** Bytes of the arrays that lie outside of the Java heap. */
  long nativeArrays() {
    return memory.entrySet().stream()
        .filter(part -> !part.getKey().equals(PROGRAM))
        .mapToLong(part -> part.getValue().offHeap())
        .reduce(0, Memory::sum);
  }

  /** What takes the most, the most first: {@code activations 3.1 GiB, parameters 0.2 GiB}. */
  public String largestParts() {
    List<String> parts =
        memory.entrySet().stream()
            .sorted((a, b) -> Long.compare(b.getValue().total(), a.getValue().total()))
            .limit(2)
            .map(part -> part.getKey() + " " + ByteCount.text(part.getValue().total()))
            .toList();
    return String.join(", ", parts);
  }
}
