package org.unroll.report.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.curve.ByLag;
import org.unroll.report.curve.Quantity;

/** The figures that every experiment gets, as far as it recorded what they show. */
public final class StandardFigures {
  private static final int MOST_CURVES = 20;

  private StandardFigures() {}

  private static Plot plot(String x, String y) {
    return new Plot(x, y, PlottedRuns.CONDITION, OptionalLong.empty());
  }

  /** Each metric on the validation split, and how gradients fare. */
  private static List<Plot> plots(PlottedRuns runs) {
    List<Plot> plots = new ArrayList<>();
    runs.learning().stream()
        .map(Quantity::name)
        .filter(name -> name.startsWith("validation_"))
        .forEach(name -> plots.add(plot(Plot.STEP, name)));
    plots.add(plot(Plot.STEP, "gradient_norm"));
    plots.add(plot(Plot.LAG, ByLag.GRADIENT.quantity()));
    return plots;
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
      for (Plot plot : plots(runs)) {
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
