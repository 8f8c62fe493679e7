package org.unroll.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * Writes text to a terminal whose encoding lacks some of its characters: in their place stand
 * others that are read alike.
 */
final class StandIns extends Writer {
  private static final Map<Character, String> READ_ALIKE =
      Map.ofEntries(
          Map.entry('─', "-"),
          Map.entry('–', "-"),
          Map.entry('−', "-"),
          Map.entry('…', "..."),
          Map.entry('±', "+-"),
          Map.entry('×', "x"),
          Map.entry('·', "*"),
          Map.entry('≠', "!="),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('→', "->"),
          Map.entry('←', "<-"),
          Map.entry('²', "^2"),
          Map.entry('√', "sqrt"),
          Map.entry('∞', "infinity"));

  private final Writer out;
  private final CharsetEncoder encoder;

  StandIns(OutputStream stream, Charset charset) {
    this.out = new OutputStreamWriter(stream, charset); // writes ? for what is left
    this.encoder = charset.newEncoder();
  }

  @Override
  public void write(char[] characters, int start, int length) throws IOException {
    for (int i = start; i < start + length; i++) {
      char written = characters[i];
      String alike = READ_ALIKE.get(written);
      if (alike == null || encoder.canEncode(written)) {
        out.write(written);
      } else {
        out.write(alike);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
