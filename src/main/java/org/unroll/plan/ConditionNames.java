package org.unroll.plan;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.unroll.format.ConditionFolder;
import org.unroll.text.Digest;
import org.unroll.text.VisibleText;

/**
 * Makes conditions' names of what users call arms and values: short enough for a table, without
 * blanks and brackets, letters of any script as they are. No two names of one instance are the
 * same, nor are their folders where capital and small letters are not told apart.
 */
final class ConditionNames {
  private static final int LONGEST = 80;
  private static final int HASH_DIGITS = 8;
  private static final String SIGNS = "._+=-";

  private final Set<String> folders = new HashSet<>();

  /** A name for that text. */
  String next(String text) {
    String wanted = name(Normalizer.normalize(text, Normalizer.Form.NFC));
    String name = wanted;
    for (int copy = 2; !folders.add(folder(name)); copy++) {
      name = wanted + "-" + copy;
    }
    return name;
  }

  private static String folder(String name) {
    return ConditionFolder.of(name).toLowerCase(Locale.ROOT);
  }

  private static String name(String text) {
    String name = joined(text.replaceAll("[{}\\[\\]\"']", ""));
    if (name.isEmpty()) {
      return VisibleText.of(text.strip()); // signs alone: they are all that tells it from others
    } else if (name.codePointCount(0, name.length()) <= LONGEST) {
      return name;
    }
    String hash = new Digest().hexadecimal(text).substring(0, HASH_DIGITS);
    return name.substring(0, name.offsetByCodePoints(0, LONGEST - HASH_DIGITS - 1)) + "-" + hash;
  }

  /** The words of a text, joined by hyphens; it begins with a letter or digit. */
  private static String joined(String text) {
    StringBuilder name = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (stays(point)) {
                name.appendCodePoint(point);
              } else if (name.isEmpty() || name.charAt(name.length() - 1) != '-') {
                name.append('-');
              }
            });
    int start = 0;
    while (start < name.length() && name.charAt(start) < 0x80 && !isWord(name.charAt(start))) {
      start++;
    }
    return name.substring(start).replaceFirst("[-.]+$", "");
  }

  private static boolean stays(int point) {
    return point < 0x80
        ? isWord(point) || SIGNS.indexOf(point) >= 0
        : !Character.isSpaceChar(point) && VisibleText.hidden(Character.toString(point)).isEmpty();
  }

  private static boolean isWord(int point) {
    return point < 0x80 && Character.isLetterOrDigit(point);
  }
}
