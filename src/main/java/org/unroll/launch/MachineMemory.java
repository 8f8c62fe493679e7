package org.unroll.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory that is free for more processes: what Linux says is available, and no more than the
 * control groups of this process leave (a container's limit, a batch system's).
 */
public final class MachineMemory {
  private static final long KIBI = 1024;

  private final Path root;

  /**
   * @param root where {@code proc} and {@code sys} lie
   */
  MachineMemory(Path root) {
    this.root = root;
  }

  /** Of this machine. */
  public static MachineMemory ofThisMachine() {
    return new MachineMemory(Path.of("/"));
  }

  /** In bytes; empty where the system does not say. */
  public OptionalLong available() {
    OptionalLong free = number("proc/meminfo", "MemAvailable:");
    if (free.isEmpty()) {
      return free;
    }
    long swap = number("proc/meminfo", "SwapFree:").orElse(0);
    return OptionalLong.of(Math.min((free.getAsLong() + swap) * KIBI, leftByGroups()));
  }

  /** What the group with the least left leaves, from this process's own up to the whole. */
  private long leftByGroups() {
    long least = Long.MAX_VALUE;
    Path groups = root.resolve("sys/fs/cgroup");
    Path own = groups.resolve(ownGroup()).normalize();
    for (Path group = own; group != null && group.startsWith(groups); group = group.getParent()) {
      least = Math.min(least, left(group, "memory.max", "memory.current", "inactive_file"));
    }
    Path first = groups.resolve("memory");
    String usage = "memory.usage_in_bytes";
    return Math.min(least, left(first, "memory.limit_in_bytes", usage, "total_inactive_file"));
  }

  /** Files that nobody has used for a while are part of what is used, and given up when needed. */
  private static long left(Path group, String limit, String usage, String unused) {
    OptionalLong most = number(group.resolve(limit), "");
    OptionalLong used = number(group.resolve(usage), "");
    if (most.isEmpty() || used.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long given = number(group.resolve("memory.stat"), unused + " ").orElse(0);
    return Math.max(0, most.getAsLong() - Math.max(0, used.getAsLong() - given));
  }

  /** The path of this process's group in the hierarchy of version 2. */
  private String ownGroup() {
    try (Stream<String> lines = Files.lines(root.resolve("proc/self/cgroup"))) {
      return lines
          .filter(line -> line.startsWith("0::/"))
          .map(line -> line.substring("0::/".length()))
          .findFirst()
          .orElse("");
    } catch (IOException | UncheckedIOException none) {
      return "";
    }
  }

  private OptionalLong number(String file, String label) {
    return number(root.resolve(file), label);
  }

  /** The number after that label at a line's beginning; empty if there is none. */
  private static OptionalLong number(Path file, String label) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(label))
          .map(line -> line.substring(label.length()).replaceFirst("kB$", "").strip())
          .filter(digits -> digits.matches("\\d{1,18}"))
          .mapToLong(Long::parseLong)
          .findFirst();
    } catch (IOException | UncheckedIOException none) {
      return OptionalLong.empty();
    }
  }
}
