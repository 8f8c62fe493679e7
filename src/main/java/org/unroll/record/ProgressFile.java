package org.unroll.record;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unroll.format.AtomicFile;
import org.unroll.format.CsvDialect;
import org.unroll.format.CsvText;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.WriteFailure;

/** Lets other processes see how far the running runs are. */
public final class ProgressFile {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final List<String> COLUMNS =
      Arrays.stream(RunningRun.class.getRecordComponents())
          .map(component -> CsvDialect.column(component.getName()))
          .toList();

  private static final Logger LOG = LoggerFactory.getLogger(ProgressFile.class);

  private final ExperimentFolder folder;
  private final Ticker ticker;
  private final Map<String, Entry> running = new LinkedHashMap<>();

  /** A run's progress, and when its attempt told for the first time. */
  private record Entry(RunningRun run, long began) {}

  ProgressFile(ExperimentFolder folder, Ticker ticker) {
    this.folder = folder;
    this.ticker = ticker;
  }

  void started(String id, long steps) {
    running.put(id, new Entry(new RunningRun(id, 0, steps, Double.NaN, 0, 0), ticker.read()));
  }

  void progressed(String id, long step, double loss) {
    running.computeIfPresent(
        id,
        (same, entry) -> {
          boolean first = entry.run().step() == 0;
          long began = first ? ticker.read() : entry.began();
          return new Entry(
              new RunningRun(
                  id,
                  step,
                  entry.run().steps(),
                  loss,
                  first ? step : entry.run().firstStep(),
                  (ticker.read() - began) / NANOS_PER_SECOND),
              began);
        });
  }

  void ended(String id) {
    running.remove(id);
  }

  void write() {
    CsvText table = new CsvText(COLUMNS);
    for (Entry entry : running.values()) {
      RunningRun run = entry.run();
      table.row(
          Arrays.asList(
              run.id(), run.step(), run.steps(), run.loss(), run.firstStep(), run.seconds()));
    }
    try {
      new AtomicFile(folder.progress()).replace(table.toString());
    } catch (WriteFailure unseen) { // what is worth stopping for cannot be written either, then
      LOG.warn("cannot show how far the runs are", unseen);
    }
  }

  /** The runs that were going on when the file was written; none if it cannot be read. */
  public static List<RunningRun> read(ExperimentFolder folder) {
    if (!Files.isRegularFile(folder.progress())) {
      return List.of();
    }
    try (CSVParser rows =
        CSVParser.parse(folder.progress(), StandardCharsets.UTF_8, CsvDialect.WITH_HEADER)) {
      List<RunningRun> runs = new ArrayList<>();
      for (CSVRecord row : rows) {
        String loss = row.get("loss");
        runs.add(
            new RunningRun(
                row.get("id"),
                Long.parseLong(row.get("step")),
                Long.parseLong(row.get("steps")),
                loss.isEmpty() ? Double.NaN : Double.parseDouble(loss),
                Long.parseLong(row.get("first_step")),
                Double.parseDouble(row.get("seconds"))));
      }
      return runs;
    } catch (IOException | RuntimeException unreadable) {
      return List.of(); // written again in a moment
    }
  }
}
