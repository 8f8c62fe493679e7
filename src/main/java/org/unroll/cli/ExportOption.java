package org.unroll.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.tensorboard.TensorBoardExport;
import picocli.CommandLine.Option;

/** In which other form curves are written. */
final class ExportOption {
  /** The forms. */
  enum Form {
    TENSORBOARD;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--export",
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}: also write the curves as event files, into the folder"
              + " tensorboard/ of the results.")
  private Form form;

  /** Writes what is wanted; returns where it lies. */
  List<Path> write(ExperimentFolder results) {
    return form == Form.TENSORBOARD ? List.of(TensorBoardExport.write(results)) : List.of();
  }
}
