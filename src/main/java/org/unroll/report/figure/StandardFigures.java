package org.unroll.report.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.curve.ByLag;

/** The figures that every experiment gets, as far as it recorded what they show. */
public final class StandardFigures {
  private static final int MOST_CURVES = 20;
  private static final List<Plot> PLOTS =
      List.of(
          plot(Plot.STEP, "validation_loss"),
          plot(Plot.STEP, "validation_accuracy"),
          plot(Plot.STEP, "gradient_norm"),
          plot(Plot.LAG, ByLag.GRADIENT.quantity()));

  private StandardFigures() {}

  private static Plot plot(String x, String y) {
    return new Plot(x, y, PlottedRuns.CONDITION, OptionalLong.empty());
  }

  /**
   * Writes them into {@code figures/}; returns the files. Of more than 20 conditions no figure is
   * made: it could not be read.
   *
   * @throws NoFontsException if only the SVGs could be written
   */
  public static List<Path> write(ExperimentFolder folder) {
    List<Path> files = new ArrayList<>();
    Map<FigureFile, Figure> drawn = new LinkedHashMap<>();
    PlottedRuns runs = PlottedRuns.of(folder);
    if (runs.groups(PlottedRuns.CONDITION).size() <= MOST_CURVES) {
      for (Plot plot : PLOTS) {
        if (runs.recorded(plot)) {
          Figure figure = runs.figure(plot, false, false).withFittingAxis();
          FigureFile file = new FigureFile(folder.figures(), plot.fileName());
          files.add(file.writeSvg(figure));
          drawn.put(file, figure);
        }
      }
    }
    drawn.forEach((file, figure) -> files.add(file.writePng(figure)));
    return files;
  }
}
