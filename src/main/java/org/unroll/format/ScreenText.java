package org.unroll.format;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How much room text takes on a screen whose characters are all equally wide. */
public final class ScreenText {
  private static final int NOTHING_BUT_ASCII = 0x7F;

  /** Written in squares, two columns wide (Unicode Standard Annex 11, East Asian Width). */
  private static final Set<UnicodeScript> SQUARE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private ScreenText() {}

  /** Columns that a line takes. */
  public static int width(String line) {
    return line.codePoints().map(ScreenText::width).sum();
  }

  /** As much of a line's beginning as has room. */
  public static String cut(String line, int columns) {
    int room = columns;
    int end = 0;
    while (end < line.length()) {
      int character = line.codePointAt(end);
      room -= width(character);
      if (room < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return line.substring(0, end);
  }

  private static int width(int character) {
    if (character <= NOTHING_BUT_ASCII) {
      return 1;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    boolean halfWidth = character >= 0xFF61 && character <= 0xFFDC;
    boolean fullWidth =
        (character >= 0xFF01 && character <= 0xFF60) || isSquarePunctuation(character);
    boolean pictograph = character >= 0x1F300 && character <= 0x1FAFF;
    return !halfWidth && (fullWidth || pictograph || SQUARE.contains(UnicodeScript.of(character)));
  }

  private static boolean isSquarePunctuation(int character) {
    return character >= 0x3000 && character <= 0x303E;
  }
}
