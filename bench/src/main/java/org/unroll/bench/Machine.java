package org.unroll.bench;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.unroll.wire.Wiring;

/** Prints what is measured on: versions and processor. */
public final class Machine {
  private static final double BUSY = 1.0;

  private Machine() {}

  public static void main(String... arguments) throws IOException {
    Threads.ofThisProcess();
    System.out.println("unroll          " + Wiring.class.getPackage().getImplementationVersion());
    Wiring.of(Path.of("plugins-of-nobody"))
        .libraries()
        .forEach((name, version) -> System.out.printf("%-16s%s%n", name, version));
    System.out.println(
        "libtorch        " + LibtorchNetwork.version() + " through DJL " + Engine.getDjlVersion());
    System.out.println("DL4J            " + jar(MultiLayerNetwork.class));
    System.out.println(
        "Java            " + Runtime.version() + " " + System.getProperty("java.vm.name"));
    System.out.println("system          " + System.getProperty("os.name") + " " + processor());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    System.out.printf(Locale.ROOT, "load            %.2f in the last minute%n", load);
    if (load > BUSY) {
      System.out.println("WARNING: something else is running; the times below are worth little");
    }
    System.exit(0);
  }

  /** For libraries that do not say their version. */
  private static Path jar(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .getFileName();
  }

  private static String processor() throws IOException {
    Path information = Path.of("/proc/cpuinfo");
    if (!Files.exists(information)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(information)) {
      String model =
          lines
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(System.getProperty("os.arch"));
      return model + ", " + Runtime.getRuntime().availableProcessors() + " processors";
    }
  }
}
