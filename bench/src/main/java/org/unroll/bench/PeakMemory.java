package org.unroll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes three training steps, then prints the most memory that this process ever had, in megabytes;
 * all of it, JVM and native libraries too. Argument: the workload.
 */
public final class PeakMemory {
  private static final int KILOBYTES_PER_MEGABYTE = 1024;

  private PeakMemory() {}

  public static void main(String... arguments) throws IOException {
    Contender unroll = new UnrollContender(TrainingProblem.of(Workload.parse(arguments[0])));
    for (int i = 0; i < 3; i++) {
      unroll.step();
    }
    String peak =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow();
    System.out.println(Integer.parseInt(peak.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE);
  }
}
