package org.unroll.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The forms in which Unicode text is stored, told by the byte-order mark at a file's start (The
 * Unicode Standard, section 23.8), or by where the zero bytes of unmarked text lie: Latin letters,
 * blanks and line ends have them at fixed places.
 */
enum UnicodeForm {
  // The bytes FF FE of UTF-16's mark also begin UTF-32's: the longer mark is asked first.
  UTF_32LE("UTF-32LE", 4, 0),
  UTF_32BE("UTF-32BE", 4, 3),
  UTF_8("UTF-8", 1, 0),
  UTF_16LE("UTF-16LE", 2, 0),
  UTF_16BE("UTF-16BE", 2, 1);

  private static final String MARK = "\uFEFF";

  /** Enough to tell by; a long text needs no more. */
  private static final int LOOKED_AT = 4096;

  /** Among the units of unmarked text, the least share that are zero but for the low byte. */
  private static final double LEAST_SHARE = 0.1;

  /** In a text of a few characters, fewer may be by chance. */
  private static final int CERTAIN = 4;

  private final String charset;
  private final int unit;
  private final int low;

  /**
   * @param unit bytes of the least unit
   * @param low where in a unit its low byte is
   */
  UnicodeForm(String charset, int unit, int low) {
    this.charset = charset;
    this.unit = unit;
    this.low = low;
  }

  /** The form whose mark these bytes begin with. */
  static Optional<UnicodeForm> marked(byte[] bytes) {
    return Arrays.stream(values()).filter(form -> form.begins(bytes)).findFirst();
  }

  /** The form of several bytes a character that unmarked text most likely has. */
  static Optional<UnicodeForm> unmarked(byte[] bytes) {
    return List.of(UTF_32LE, UTF_32BE, UTF_16LE, UTF_16BE).stream()
        .filter(form -> form.likely(bytes))
        .findFirst();
  }

  /** The form that a decoder of that encoding reads where no mark tells the order of bytes. */
  static Optional<UnicodeForm> readAs(Charset declared) {
    return Arrays.stream(values()).filter(form -> form.isReadUnmarkedAs(declared)).findFirst();
  }

  /** These bytes without its marks, wherever they are. */
  byte[] withoutMarks(byte[] bytes) {
    byte[] mark = mark();
    byte[] kept = new byte[bytes.length];
    int length = 0;
    for (int at = 0; at < bytes.length; ) {
      if (bytes[at] == mark[0] && isAt(at, bytes, mark)) {
        at += mark.length;
      } else {
        for (int end = Math.min(at + unit, bytes.length); at < end; at++) {
          kept[length++] = bytes[at];
        }
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(kept, length);
  }

  private static boolean isAt(int at, byte[] bytes, byte[] mark) {
    return at + mark.length <= bytes.length
        && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
  }

  /** Its encoding, with the order of bytes. */
  Charset charset() {
    return Charset.forName(charset);
  }

  /** Bytes of its mark. */
  int markLength() {
    return mark().length;
  }

  /** Whether text that is declared to have that encoding may be in this form. */
  boolean suits(Charset declared) {
    return charset.equals(declared.name())
        || (this != UTF_8 && charset.startsWith(declared.name()));
  }

  /** Whether a decoder of that encoding reads this form where no mark tells the order of bytes. */
  boolean isReadUnmarkedAs(Charset declared) {
    return charset.equals(declared.name()) || charset.equals(declared.name() + "BE");
  }

  private boolean begins(byte[] bytes) {
    byte[] mark = mark();
    return isAt(0, bytes, mark);
  }

  private byte[] mark() {
    return MARK.getBytes(charset());
  }

  private boolean likely(byte[] bytes) {
    int end = Math.min(bytes.length, LOOKED_AT) / unit * unit;
    int padded = 0;
    for (int start = 0; start < end; start += unit) {
      boolean zeros = bytes[start + low] != 0;
      for (int i = 0; i < unit; i++) {
        zeros &= i == low || bytes[start + i] == 0;
      }
      padded += zeros ? 1 : 0;
    }
    int units = end / unit;
    return padded >= LEAST_SHARE * units && (padded >= CERTAIN || 2 * padded >= units) && units > 0;
  }
}
