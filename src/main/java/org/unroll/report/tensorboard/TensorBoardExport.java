package org.unroll.report.tensorboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unroll.format.AtomicFile;
import org.unroll.format.ExperimentFolder;
import org.unroll.report.RunList;
import org.unroll.report.RunResult;
import org.unroll.report.curve.Measurements;
import org.unroll.report.curve.Quantity;
import org.unroll.report.curve.Series;

/** Writes {@code tensorboard/<condition>/seed-<n>/}, one event file a run. */
public final class TensorBoardExport {
  /** TensorBoard knows its files by the part {@code tfevents}. */
  private static final String FILE = "events.out.tfevents.0.unroll";

  private TensorBoardExport() {}

  /** Writes the files anew; returns their folder, which {@code tensorboard --logdir} takes. */
  public static Path write(ExperimentFolder folder) {
    List<RunResult> runs = RunList.read(folder);
    RunNames names = new RunNames(runs.stream().map(RunResult::condition).toList());
    for (RunResult run : runs) {
      byte[] events = events(new Measurements(run.files()));
      Path place = names.in(folder.tensorBoard(), run.condition()).resolve("seed-" + run.seed());
      new AtomicFile(place.resolve(FILE)).replace(file -> Files.write(file, events));
    }
    return folder.tensorBoard();
  }

  /** In the order of steps, as training would have written them. */
  private static byte[] events(Measurements run) {
    Map<String, Series> quantities = new LinkedHashMap<>();
    for (Quantity quantity : run.recorded()) {
      quantities.put(quantity.table() + "/" + quantity.name(), run.alongTraining(quantity));
    }
    EventFile file = new EventFile();
    Series.places(quantities.values())
        .forEach(
            step ->
                quantities.forEach(
                    (tag, series) -> {
                      double value = series.at(step);
                      if (!Double.isNaN(value)) {
                        file.add(tag, (long) step, (float) value);
                      }
                    }));
    return file.bytes();
  }
}
