package org.unroll.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes folder names of what users call things; no two of one instance are the same. */
final class Slugs {
  private static final int LONGEST = 80;
  private static final int HASH_DIGITS = 8;

  private final Set<String> taken = new HashSet<>();

  /** A folder name for that text. */
  String next(String text) {
    String safe = safe(text);
    String slug = safe;
    for (int copy = 2; !taken.add(slug.toLowerCase(Locale.ROOT)); copy++) {
      slug = safe + "-" + copy;
    }
    return slug;
  }

  private static String safe(String text) {
    String slug =
        text.replaceAll("[{}\\[\\]\"']", "")
            .replaceAll("[^A-Za-z0-9._+=-]+", "-")
            .replaceFirst("^[^A-Za-z0-9]+", "")
            .replaceFirst("[-.]+$", "");
    if (slug.isEmpty()) {
      return "condition";
    } else if (slug.length() <= LONGEST) {
      return slug;
    }
    String hash = new Digest().hexadecimal(text).substring(0, HASH_DIGITS);
    return slug.substring(0, LONGEST - HASH_DIGITS - 1) + "-" + hash;
  }
}
