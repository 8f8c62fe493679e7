package org.unroll.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a page needs them: to a digit that can be seen. */
final class ShortNumber {
  private static final MathContext DIGITS = new MathContext(5);
  private static final double LARGEST_WHOLE = 1e9;

  private ShortNumber() {}

  /** To five significant digits; whole numbers in full; null where there is no finite number. */
  static JsonNode of(double value) {
    if (!Double.isFinite(value)) {
      return JsonNodeFactory.instance.nullNode();
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    double rounded = whole ? value : new BigDecimal(value).round(DIGITS).doubleValue();
    return rounded == Math.rint(rounded) && Math.abs(rounded) < LARGEST_WHOLE
        ? JsonNodeFactory.instance.numberNode((long) rounded)
        : JsonNodeFactory.instance.numberNode(rounded);
  }
}
