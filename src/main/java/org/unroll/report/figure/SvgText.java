package org.unroll.report.figure;

import java.util.Locale;

/** An SVG image as it grows. Lengths are in points, of which an inch has 72. */
final class SvgText {
  private static final String FONTS = "Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif";
  private final StringBuilder body = new StringBuilder();

  /** An element without content; attributes are names and values by turns. */
  SvgText element(String name, Object... attributes) {
    open(name, attributes);
    body.append("/>\n");
    return this;
  }

  /** A text; {@code anchor} is {@code start}, {@code middle} or {@code end}. */
  SvgText text(double x, double y, String anchor, String text) {
    open("text", "x", x, "y", y, "text-anchor", anchor);
    body.append('>').append(escaped(text)).append("</text>\n");
    return this;
  }

  /** A text that reads upwards, centred at that place. */
  SvgText textUpwards(double x, double y, String text) {
    open(
        "text",
        "transform",
        "translate(" + number(x) + ' ' + number(y) + ") rotate(-90)",
        "text-anchor",
        "middle");
    body.append('>').append(escaped(text)).append("</text>\n");
    return this;
  }

  private void open(String name, Object... attributes) {
    body.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String text = value instanceof Double number ? number(number) : value.toString();
      body.append(' ').append(attributes[i]).append("=\"").append(escaped(text)).append('"');
    }
  }

  /** To a hundredth of a point. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The whole image. */
  String document(double width, double height, double fontSize) {
    String w = number(width);
    String h = number(height);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s" \
        font-family="%s" font-size="%s">
        <rect width="%s" height="%s" fill="#ffffff"/>
        %s</svg>
        """
        .formatted(w, h, w, h, FONTS, number(fontSize), w, h, body);
  }
}
