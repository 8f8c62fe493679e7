package org.unroll.report.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.ToDoubleFunction;
import org.unroll.report.curve.Band;
import org.unroll.report.curve.Curve;

/** A curve as the page's scripts read it: one array a column. */
final class CurveJson {
  private CurveJson() {}

  /**
   * The curve, with the columns of the band only where there is more than one run.
   *
   * @param condition its place in the list of conditions
   */
  static ObjectNode of(int condition, Curve curve) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("condition", condition);
    ArrayNode places = node.putArray("x");
    curve.points().forEach(point -> places.add(ShortNumber.of(point.x())));
    column(node, "mean", curve, Band::mean);
    if (curve.points().stream().anyMatch(point -> point.band().n() > 1)) {
      column(node, "n", curve, Band::n);
      column(node, "min", curve, Band::min);
      column(node, "max", curve, Band::max);
      column(node, "low", curve, Band::low);
      column(node, "high", curve, Band::high);
    }
    return node;
  }

  private static void column(
      ObjectNode node, String name, Curve curve, ToDoubleFunction<Band> value) {
    ArrayNode column = node.putArray(name);
    curve.points().forEach(p -> column.add(ShortNumber.of(value.applyAsDouble(p.band()))));
  }
}
