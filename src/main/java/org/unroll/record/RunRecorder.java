package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.unroll.api.LearningPoint;
import org.unroll.api.Parameter;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.format.AtomicFile;
import org.unroll.format.RunFolder;
import org.unroll.format.RunStatus;

/**
 * Writes one run's files. The folder starts empty with a manifest that says {@code RUNNING}; it
 * stays so unless {@link #finish} or {@link #fail} is called, and an unfinished run is started
 * afresh the next time.
 */
public final class RunRecorder implements TrainingListener, Closeable {
  private final RunFolder folder;
  private final RunEntry run;
  private final Provenance provenance;
  private final Clock clock;
  private final String started;
  private final ManifestFile manifests = new ManifestFile();
  private final RunProgress progress = new RunProgress();
  private final RunTables tables;
  private Optional<TrainingEvent.Diverged> divergence = Optional.empty();
  private boolean ended;

  /**
   * Empties the folder and says that the run is going on.
   *
   * @param configuration the run's configuration as YAML text
   */
  public RunRecorder(
      RunFolder folder, RunEntry run, String configuration, Provenance provenance, Clock clock) {
    this.folder = folder;
    this.run = run;
    this.provenance = provenance;
    this.clock = clock;
    this.started = clock.instant().toString();
    this.tables = new RunTables(folder);
    FreshFolder.make(folder.path());
    manifests.replace(folder, manifest(RunStatus.RUNNING, null, null));
    new AtomicFile(folder.configuration()).replace(configuration);
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started start) {
      tables.open(LearningPoint.class);
      tables.open(TimingPoint.class);
      start.tables().forEach(tables::open);
      progress.started(start.baseline());
    } else if (event instanceof TrainingEvent.Updated update) {
      progress.reached(update.step());
    } else if (event instanceof TrainingEvent.Measured measured) {
      tables.write(measured.row());
      if (measured.row() instanceof LearningPoint point) {
        progress.add(point);
      }
    } else if (event instanceof TrainingEvent.Timed time) {
      tables.write(new TimingPoint(time.step(), time.phase(), time.updates(), time.seconds()));
    } else if (event instanceof TrainingEvent.Diverged diverged) {
      divergence = Optional.of(diverged);
    } else if (event instanceof TrainingEvent.Ended end) {
      progress.reached(end.step());
      write(end.parameters(), end.values());
      ended = true;
    }
  }

  private void write(List<Parameter> parameters, float[] values) {
    try {
      Files.createDirectories(folder.parameters());
      for (Parameter parameter : parameters) {
        int[] shape =
            parameter.role().equals("bias")
                ? new int[] {parameter.rows()}
                : new int[] {parameter.rows(), parameter.columns()};
        NumpyFile.write(folder.parameter(parameter.name()), values, parameter.offset(), shape);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write " + folder.parameters(), cause);
    }
  }

  /** Says that the run came to its end, once all its other files are closed. */
  public RunManifest finish() throws IOException {
    if (!ended) {
      throw new IllegalStateException("training returned without having told its end");
    }
    close();
    return replace(
        manifest(
            divergence.isPresent() ? RunStatus.DIVERGED : RunStatus.COMPLETED,
            divergence.map(TrainingEvent.Diverged::reason).orElse(null),
            clock.instant().toString()));
  }

  /** Says that the run failed, and why. */
  public RunManifest fail(String reason) throws IOException {
    close();
    return replace(manifest(RunStatus.FAILED, reason, clock.instant().toString()));
  }

  /** Closes the files; the manifest keeps what it says. */
  @Override
  public void close() throws IOException {
    tables.close();
  }

  private RunManifest replace(RunManifest manifest) {
    manifests.replace(folder, manifest);
    return manifest;
  }

  private RunManifest manifest(RunStatus status, String reason, String endTime) {
    return new RunManifest(
        status,
        run.id(),
        run.condition(),
        run.seed(),
        progress.stepsMade(),
        progress.bestStep(),
        progress.byColumn(),
        progress.baseline(),
        divergence.map(TrainingEvent.Diverged::step).orElse(null),
        reason,
        started,
        endTime,
        provenance);
  }
}
