package org.unroll.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What computes: versions and kernels that can change the last digits of a result. */
final class NumericalLibraries {
  private NumericalLibraries() {}

  /** Versions by name. Loads none of the libraries: they are asked for by what need not wait. */
  static SortedMap<String, String> versions() {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("nd4j", mavenVersion("org.nd4j", "nd4j-api"));
    versions.put("nd4j native", mavenVersion("org.nd4j", "nd4j-native"));
    versions.put("openblas", mavenVersion("org.bytedeco", "openblas"));
    versions.put(
        "openblas kernel",
        System.getenv().getOrDefault("OPENBLAS_CORETYPE", "as it chooses itself"));
    return versions;
  }

  /** The version that an artifact's own Maven metadata names; its manifest names none. */
  private static String mavenVersion(String group, String artifact) {
    String place = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream stream = NumericalLibraries.class.getResourceAsStream(place)) {
      if (stream == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + place, failure);
    }
  }
}
