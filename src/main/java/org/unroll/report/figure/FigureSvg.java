package org.unroll.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.unroll.report.Palette;
import org.unroll.report.curve.Curve;

/** Draws a figure as wide as a column of a paper, its legend below. */
final class FigureSvg {
  static final double WIDTH = 252;
  private static final double PLOT_HEIGHT = 150;
  private static final double LEFT = 42;
  private static final double RIGHT = WIDTH - 8;
  private static final double TOP = 8;
  private static final double BOTTOM = TOP + PLOT_HEIGHT;
  private static final double FONT = 8;
  private static final double LEGEND_TOP = BOTTOM + 36;
  private static final double LEGEND_ROW = 11;
  private static final double LINE = 1.2;
  private static final int MARKS = 5;

  private final Figure figure;
  private final Axis x;
  private final Axis y;
  private final SvgText svg = new SvgText();

  private FigureSvg(Figure figure) {
    this.figure = figure;
    x = figure.axisX(LEFT, RIGHT);
    y = figure.axisY(BOTTOM, TOP);
  }

  /** The figure as an SVG document. */
  static String of(Figure figure) {
    return new FigureSvg(figure).draw();
  }

  private String draw() {
    axes();
    List<Curve> curves = List.copyOf(figure.curves().values());
    for (int i = 0; i < curves.size(); i++) {
      band(i, curves.get(i));
    }
    for (int i = 0; i < curves.size(); i++) {
      line(i, curves.get(i));
    }
    int columns = Legend.columns(figure.curves().keySet(), WIDTH, FONT);
    int rows = (curves.size() + columns - 1) / columns;
    int place = 0;
    for (String name : figure.curves().keySet()) {
      int row = place / columns;
      int column = place % columns;
      legend(place, 8 + column * (WIDTH - 8) / columns, LEGEND_TOP + row * LEGEND_ROW, name);
      place++;
    }
    return svg.document(WIDTH, LEGEND_TOP + (rows - 0.5) * LEGEND_ROW, FONT);
  }

  private void axes() {
    for (double tick : y.ticks()) {
      double at = y.place(tick);
      svg.element(
          "line",
          "x1",
          LEFT,
          "x2",
          RIGHT,
          "y1",
          at,
          "y2",
          at,
          "stroke",
          "#dddddd",
          "stroke-width",
          0.5);
      svg.text(LEFT - 4, at + FONT / 3, "end", NumberText.of(tick));
    }
    for (double tick : x.ticks()) {
      double at = x.place(tick);
      svg.element(
          "line",
          "x1",
          at,
          "x2",
          at,
          "y1",
          BOTTOM,
          "y2",
          BOTTOM + 3,
          "stroke",
          "#444444",
          "stroke-width",
          0.6);
      svg.text(at, BOTTOM + 11, "middle", NumberText.of(tick));
    }
    String frame = path("M", LEFT, TOP) + path("L", LEFT, BOTTOM) + path("L", RIGHT, BOTTOM);
    svg.element("path", "d", frame, "fill", "none", "stroke", "#444444", "stroke-width", 0.6);
    svg.text((LEFT + RIGHT) / 2, BOTTOM + 23, "middle", figure.titleX());
    svg.textUpwards(10, (TOP + BOTTOM) / 2, figure.titleY());
  }

  private void band(int number, Curve curve) {
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    int points = 0;
    for (Curve.Point point : curve.points()) {
      if (point.band().n() > 1 && x.has(point.x()) && y.has(point.band().max())) {
        double at = x.place(point.x());
        upper.append(path(points == 0 ? "M" : "L", at, y.place(point.band().max())));
        lower.insert(0, path("L", at, y.place(point.band().min())));
        points++;
      }
    }
    if (points > 1) {
      String area = upper + lower.toString() + "Z";
      svg.element("path", "d", area, "fill", Palette.colour(number), "fill-opacity", 0.15);
    }
  }

  private void line(int number, Curve curve) {
    List<double[]> places = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (Curve.Point point : curve.points()) {
      boolean shown = x.has(point.x()) && y.has(point.band().mean());
      if (shown) {
        double[] place = {x.place(point.x()), y.place(point.band().mean())};
        places.add(place);
        path.append(path(drawing ? "L" : "M", place[0], place[1]));
      }
      drawing = shown;
    }
    if (!places.isEmpty()) {
      stroke(number, path.toString());
      int every = Math.max(1, places.size() / MARKS);
      // Begun at different places, lest the marks of equal curves hide each other.
      for (int i = number % every; i < places.size(); i += every) {
        mark(number, places.get(i)[0], places.get(i)[1]);
      }
    }
  }

  private void stroke(int number, String path) {
    svg.element(
        "path",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        Palette.colour(number),
        "stroke-width",
        LINE,
        "stroke-linejoin",
        "round",
        "stroke-dasharray",
        Palette.dashes(number).isEmpty() ? "none" : Palette.dashes(number));
  }

  private void mark(int number, double centreX, double centreY) {
    svg.element(
        "path",
        "d",
        Mark.of(number).path(),
        "transform",
        "translate(" + SvgText.number(centreX) + ' ' + SvgText.number(centreY) + ")",
        "fill",
        Palette.colour(number),
        "stroke",
        Palette.colour(number),
        "stroke-width",
        0.6);
  }

  private void legend(int number, double left, double at, String name) {
    stroke(number, path("M", left, at - 2.5) + path("L", left + 18, at - 2.5));
    mark(number, left + 9, at - 2.5);
    svg.text(left + 22, at, "start", name);
  }

  private static String path(String command, double x, double y) {
    return command + SvgText.number(x) + ' ' + SvgText.number(y);
  }
}
