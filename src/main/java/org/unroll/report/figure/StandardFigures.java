package org.unroll.report.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.format.ExperimentFolder;

/** The figures that every experiment gets, as far as it recorded what they show. */
public final class StandardFigures {
  private static final int MOST_CURVES = 20;
  private static final List<Plot> PLOTS =
      List.of(
          new Plot("step", "validation_loss", "condition"),
          new Plot("step", "validation_accuracy", "condition"),
          new Plot("step", "gradient_norm", "condition"),
          new Plot("lag", Plot.GRADIENT, "condition"));

  private StandardFigures() {}

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
    if (runs.groups("condition").size() <= MOST_CURVES) {
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
