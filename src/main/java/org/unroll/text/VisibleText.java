package org.unroll.text;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Text of others as it can be shown: on one line, and without characters that a terminal or a page
 * takes for commands. Such are control characters (U+0000 to U+001F, U+007F to U+009F), marks that
 * turn the direction of writing or are not seen at all, separators of lines, and halves of
 * characters.
 */
public final class VisibleText {
  private static final int JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;

  private VisibleText() {}

  /** The text with such characters written out: {@code \n}, {@code \x1B}, {@code \u202E}. */
  public static String of(String text) {
    if (hidden(text).isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isHidden(point)) {
                shown.append(escape(point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  /** The first character that cannot be shown. */
  public static OptionalInt hidden(String text) {
    return text.codePoints().filter(VisibleText::isHidden).findFirst();
  }

  /** Emoji and some scripts need the joiners; the shape of what is seen depends on them. */
  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != JOINER && point != NON_JOINER;
      default -> false;
    };
  }

  private static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          point < ' '
              ? String.format(Locale.ROOT, "\\x%02X", point)
              : String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point);
    };
  }
}
