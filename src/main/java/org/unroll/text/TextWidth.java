package org.unroll.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How many columns of a terminal a text takes: two for the wide characters of East Asia and for
 * emoji, none for accents that combine with the letter before, one for any other (Unicode Standard
 * Annex 11, and what terminals do).
 */
public final class TextWidth {
  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private static final Set<UnicodeBlock> WIDE_BLOCKS =
      Set.of(
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.CJK_COMPATIBILITY,
          UnicodeBlock.CJK_COMPATIBILITY_FORMS,
          UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
          UnicodeBlock.SMALL_FORM_VARIANTS,
          UnicodeBlock.VERTICAL_FORMS,
          UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
          UnicodeBlock.ENCLOSED_IDEOGRAPHIC_SUPPLEMENT,
          UnicodeBlock.MISCELLANEOUS_SYMBOLS_AND_PICTOGRAPHS,
          UnicodeBlock.EMOTICONS,
          UnicodeBlock.TRANSPORT_AND_MAP_SYMBOLS,
          UnicodeBlock.SUPPLEMENTAL_SYMBOLS_AND_PICTOGRAPHS,
          UnicodeBlock.SYMBOLS_AND_PICTOGRAPHS_EXTENDED_A);

  /** The emoji among older symbols, which are narrow otherwise. */
  private static final String WIDE_SYMBOLS =
      "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕";

  private static final int FIRST_HALF_WIDTH = 0xFF61;
  private static final int LAST_HALF_WIDTH = 0xFFDC;
  private static final int IDEOGRAPHIC_HALF_FILL_SPACE = 0x303F;

  /** Hangul's vowels and final consonants, which join the consonant before. */
  private static final int FIRST_JOINING_JAMO = 0x1160;

  private static final int LAST_JOINING_JAMO = 0x11FF;

  private TextWidth() {}

  /** Columns of a text on one line. */
  public static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** The text with blanks behind it that make it so wide. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** As much of the text, from its start, as fits into so many columns. */
  public static String start(String text, int columns) {
    int end = 0;
    int width = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      width += of(point);
      if (width > columns) {
        return text.substring(0, end);
      }
      end += Character.charCount(point);
    }
    return text;
  }

  /** As much of the text, up to its end, as fits into so many columns. */
  public static String end(String text, int columns) {
    int start = text.length();
    int width = 0;
    while (start > 0) {
      int point = text.codePointBefore(start);
      width += of(point);
      if (width > columns) {
        return text.substring(start);
      }
      start -= Character.charCount(point);
    }
    return text;
  }

  private static int of(int point) {
    boolean joins = point >= FIRST_JOINING_JAMO && point <= LAST_JOINING_JAMO;
    return joins || isCombining(point) ? 0 : isWide(point) ? 2 : 1;
  }

  private static boolean isCombining(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  private static boolean isWide(int point) {
    if ((point >= FIRST_HALF_WIDTH && point <= LAST_HALF_WIDTH)
        || point == IDEOGRAPHIC_HALF_FILL_SPACE) {
      return false;
    }
    UnicodeBlock block = UnicodeBlock.of(point);
    return WIDE_SCRIPTS.contains(UnicodeScript.of(point))
        || (block != null && WIDE_BLOCKS.contains(block))
        || WIDE_SYMBOLS.indexOf(point) >= 0;
  }
}
