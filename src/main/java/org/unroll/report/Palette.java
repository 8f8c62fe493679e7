package org.unroll.report;

import java.util.List;

/**
 * How curves are told apart: by colour, by dashes and by marks at once, so that no two look the
 * same in black and white either. The first colours are those of Okabe and Ito (2008), which the
 * colour-blind can tell apart, without their yellow, which is hard to see on paper; those that
 * follow, from indigo to brown, differ from them in lightness. On a dark screen all are lighter.
 * With the thirteenth curve colours begin again, with other dashes.
 */
public final class Palette {
  private static final List<String> LIGHT =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#332288",
          "#882255", "#999933", "#8a8a8a", "#7a4a1e");
  private static final List<String> DARK =
      List.of(
          "#4aa3df", "#f0803c", "#1fc997", "#e39bc4", "#f0b93a", "#8fd0f5", "#f2f2f2", "#9d8cf0",
          "#d9648f", "#cfcf62", "#9a9a9a", "#c08a52");
  private static final List<String> DASHES = List.of("", "6 2.5", "1.5 2", "7 2 1.5 2");

  private Palette() {}

  /** The colour of the curve at that place on paper, as {@code #rrggbb}. */
  public static String colour(int curve) {
    return LIGHT.get(curve % LIGHT.size());
  }

  /** Lengths of dashes and gaps in multiples of the stroke's width; empty for a solid line. */
  public static String dashes(int curve) {
    return DASHES.get((curve + curve / LIGHT.size()) % DASHES.size());
  }

  /** The colour in a page, see {@link #style}. */
  public static String variable(int curve) {
    return "var(--arm-" + curve % LIGHT.size() + ")";
  }

  /** The colours for a page, light and dark, as CSS variables {@code --arm-0} and so on. */
  public static String style() {
    return ":root{"
        + variables(LIGHT)
        + "}\n@media screen and (prefers-color-scheme:dark){:root{"
        + variables(DARK)
        + "}}\n";
  }

  private static String variables(List<String> colours) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < colours.size(); i++) {
      text.append("--arm-").append(i).append(':').append(colours.get(i)).append(';');
    }
    return text.toString();
  }
}
