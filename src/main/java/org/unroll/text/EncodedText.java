package org.unroll.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A file's bytes as text. A byte-order mark at the start is no part of the text. Bytes that another
 * encoding left, and NUL characters, which no text has, are refused: a model would learn them.
 *
 * @param charset the encoding that the file is said to have
 */
public record EncodedText(Charset charset) {
  /**
   * The text that these bytes encode.
   *
   * @throws UndecodableTextException if they are none in that encoding
   */
  public String decode(byte[] bytes) throws UndecodableTextException {
    Optional<UnicodeForm> form = UnicodeForm.marked(bytes);
    if (form.isPresent() && !form.get().suits(charset)) {
      throw otherForm(form.get(), "begins with the byte-order mark of ");
    } else if (form.isEmpty()) {
      checkZeros(bytes);
    }
    // The mark tells the order of bytes where the encoding's name leaves it open.
    Charset exact = form.map(UnicodeForm::charset).orElse(charset);
    int start = markLength(bytes);
    String text = text(exact, ByteBuffer.wrap(bytes, start, bytes.length - start));
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      int offset = start + text.substring(0, nul).getBytes(exact).length;
      throw new UndecodableTextException(
          offset, "has a NUL character at byte " + offset + ", which no text has");
    }
    return text;
  }

  /** Bytes of the byte-order mark at the start; 0 if there is none. */
  public int markLength(byte[] bytes) {
    return UnicodeForm.marked(bytes)
        .filter(form -> form.suits(charset))
        .map(UnicodeForm::markLength)
        .orElse(0);
  }

  /**
   * The bytes without byte-order marks: neither the one at the start nor those that files had that
   * were joined to this one.
   */
  public byte[] withoutMarks(byte[] bytes) {
    return UnicodeForm.marked(bytes)
        .filter(form -> form.suits(charset))
        .or(() -> UnicodeForm.readAs(charset))
        .map(form -> form.withoutMarks(bytes))
        .orElse(bytes);
  }

  private void checkZeros(byte[] bytes) throws UndecodableTextException {
    Optional<UnicodeForm> likely = UnicodeForm.unmarked(bytes);
    if (likely.isPresent() && !likely.get().isReadUnmarkedAs(charset)) {
      throw otherForm(likely.get(), "has zero bytes where they are in ");
    }
  }

  private UndecodableTextException otherForm(UnicodeForm form, String sign) {
    return new UndecodableTextException(
        0,
        sign
            + form.charset().name()
            + ", and is read as "
            + charset.name()
            + "; convert it: iconv -f "
            + form.charset().name()
            + " -t UTF-8 FILE > NEW");
  }

  private static String text(Charset charset, ByteBuffer bytes) throws UndecodableTextException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    long characters = (long) Math.ceil(bytes.remaining() * (double) decoder.maxCharsPerByte());
    CharBuffer text = CharBuffer.allocate(Math.toIntExact(characters + 1));
    CoderResult result = decoder.decode(bytes, text, true);
    if (!result.isError()) {
      result = decoder.flush(text);
    }
    if (result.isError()) {
      throw new UndecodableTextException(
          bytes.position(),
          String.format(
              Locale.ROOT,
              "is not %s text from byte %d on (0x%02X)%s",
              charset.name(),
              bytes.position(),
              bytes.hasRemaining() ? bytes.get(bytes.position()) : 0,
              charset.equals(StandardCharsets.UTF_8)
                  ? "; is it in another encoding, such as iso-8859-1 or windows-1252?"
                  : ""));
    }
    return text.flip().toString();
  }
}
