package org.unroll.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a run was made with, beyond its configuration.
 *
 * @param unroll version of this program
 * @param java name and version of the virtual machine
 * @param system name, version and architecture of the operating system
 * @param processor the CPU's model
 * @param libraries versions of numerical libraries, by name
 */
public record Provenance(
    String unroll,
    String java,
    String system,
    String processor,
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
        libraries);
  }

  /**
   * What has changed since an earlier one that can change the digits of a result. The operating
   * system is not among it: it computes nothing.
   */
  public List<ProvenanceChange> changesSince(Provenance earlier) {
    List<ProvenanceChange> changes = new ArrayList<>();
    changes.add(new ProvenanceChange("unroll", earlier.unroll, unroll));
    changes.add(new ProvenanceChange("Java", earlier.java, java));
    changes.add(new ProvenanceChange("processor", earlier.processor, processor));
    SortedSet<String> names = new TreeSet<>(libraries.keySet());
    names.addAll(earlier.libraries.keySet());
    for (String name : names) {
      changes.add(
          new ProvenanceChange(
              name, earlier.libraries.getOrDefault(name, ""), libraries.getOrDefault(name, "")));
    }
    return changes.stream().filter(ProvenanceChange::matters).toList();
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
