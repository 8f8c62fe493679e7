package org.unroll.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run was made with, beyond its configuration.
 *
 * @param unroll version of this program
 * @param java name and version of the virtual machine
 * @param system name, version and architecture of the operating system
 * @param processor the CPU's model
 * @param ompNumThreads the environment's {@code OMP_NUM_THREADS}, or empty
 * @param libraries versions of numerical libraries, by name
 */
public record Provenance(
    String unroll,
    String java,
    String system,
    String processor,
    String ompNumThreads,
    SortedMap<String, String> libraries) {

  public Provenance {
    libraries = new TreeMap<>(libraries);
  }

  /** Reads what this machine and process say of themselves. */
  public static Provenance ofThisProcess(String unroll, SortedMap<String, String> libraries) {
    return new Provenance(
        unroll,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        Stream.of("os.name", "os.version", "os.arch")
            .map(System::getProperty)
            .reduce((left, right) -> left + " " + right)
            .orElseThrow(),
        processorModel(),
        System.getenv().getOrDefault("OMP_NUM_THREADS", ""),
        libraries);
  }

  /**
   * In what two differ that can change the digits of a result, in words. The operating system is
   * not among them: it computes nothing.
   */
  List<String> differences(Provenance other) {
    Map<String, Function<Provenance, Object>> all = new LinkedHashMap<>();
    all.put("version of unroll", Provenance::unroll);
    all.put("Java", Provenance::java);
    all.put("processor", Provenance::processor);
    all.put("number of threads", Provenance::ompNumThreads);
    all.put("version of the libraries", Provenance::libraries);
    return all.keySet().stream()
        .filter(name -> !Objects.equals(all.get(name).apply(this), all.get(name).apply(other)))
        .toList();
  }

  private static String processorModel() {
    Path processors = Path.of("/proc/cpuinfo");
    if (Files.isReadable(processors)) {
      try (Stream<String> lines = Files.lines(processors)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException unreadable) {
        return System.getProperty("os.arch");
      }
    }
    return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
  }
}
