package org.unroll.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unroll.api.LearningPoint;
import org.unroll.api.MetricDescription;
import org.unroll.api.TrainingEvent;
import org.unroll.api.TrainingListener;
import org.unroll.api.TrainingState;
import org.unroll.format.AtomicFile;
import org.unroll.format.FileDigest;
import org.unroll.format.ManifestFile;
import org.unroll.format.MetricColumn;
import org.unroll.format.RunFolder;
import org.unroll.format.RunManifest;
import org.unroll.format.RunStatus;
import org.unroll.format.WriteFailure;

/**
 * Writes one run's files. The folder starts empty, or as it was at a checkpoint, with a manifest
 * that says {@code RUNNING}; it stays so unless {@link #finish} or {@link #fail} is called. While
 * the run goes on, checkpoints are written when they are due, and when the training thread is
 * interrupted, lest the work since the last one be lost.
 */
public final class RunRecorder implements TrainingListener, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

  private final RunFolder folder;
  private final RecordedRun run;
  private final Clock clock;
  private final CheckpointSchedule schedule;
  private final ModelRecorder models;
  private final RunAttempt attempt;
  private final Checkpoints checkpoints;
  private final ManifestFile manifests = new ManifestFile();
  private final RunProgress progress = new RunProgress();
  private final RunTables tables;
  private Optional<TrainingEvent.Diverged> divergence = Optional.empty();
  private final SortedMap<String, FileDigest> files = new TreeMap<>();
  private boolean ended;

  /**
   * Prepares the folder and says that the run is going on.
   *
   * @param recovery where it starts, as {@link Checkpoints#find} found it in that folder
   * @param models writes what training leaves
   */
  public RunRecorder(
      RunFolder folder,
      RecordedRun run,
      Clock clock,
      CheckpointSchedule schedule,
      Recovery recovery,
      ModelRecorder models) {
    this.folder = folder;
    this.run = run;
    this.clock = clock;
    this.schedule = schedule;
    this.models = models;
    this.checkpoints = new Checkpoints(folder);
    this.attempt = RunAttempt.of(recovery, manifests.read(folder), run.entry().id(), clock);
    Optional<Checkpoint> from = recovery.checkpoint();
    this.tables = new RunTables(folder, from.map(Checkpoint::tables).orElseGet(TreeMap::new));
    from.ifPresentOrElse(
        checkpoint -> progress.resume(checkpoint.manifest()), () -> FolderContents.empty(folder));
    manifests.replace(folder, manifest(RunStatus.RUNNING, null, null));
    new AtomicFile(folder.configuration()).replace(run.entry().configuration());
    note(folder.configuration(), FileDigest.of(run.entry().configuration()));
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof TrainingEvent.Started start) {
      tables.open(
          LearningPoint.class,
          TableColumns.of(
              LearningPoint.class,
              MetricColumn.curveColumns(
                  start.metrics().stream().map(MetricDescription::name).toList())));
      tables.open(TimingPoint.class);
      start.tables().forEach(tables::open);
      progress.started(start);
    } else if (event instanceof TrainingEvent.Updated update) {
      progress.reached(update.step());
    } else if (event instanceof TrainingEvent.Measured measured) {
      tables.write(measured.row());
      if (measured.row() instanceof LearningPoint point) {
        progress.add(point);
      }
    } else if (event instanceof TrainingEvent.Timed time) {
      tables.write(new TimingPoint(time.step(), time.phase(), time.updates(), time.seconds()));
    } else if (event instanceof TrainingEvent.Rested rest) {
      if (schedule.due() || Thread.currentThread().isInterrupted()) {
        checkpoint(rest.state().get());
      }
    } else if (event instanceof TrainingEvent.Diverged diverged) {
      divergence = Optional.of(diverged);
    } else if (event instanceof TrainingEvent.Ended end) {
      progress.reached(end.model().last().step());
      models.write(folder.model(), end.model()).forEach(this::note);
      ended = true;
    }
  }

  private void checkpoint(TrainingState state) {
    checkpoints.add(
        new Checkpoint(
            manifest(RunStatus.RUNNING, null, null),
            run.entry().configuration(),
            tables.sync(),
            state));
    schedule.written();
  }

  /** Keeps what a finished file holds, if it is promised to hold the same again. */
  private void note(Path file, FileDigest content) {
    if (folder.repeatable(file)) {
      files.put(folder.path().relativize(file).toString(), content);
    }
  }

  /**
   * Says that the run came to its end, once all its other files are closed. A checkpoint is given
   * up when all is on the disk, and not before: a power cut must not take both.
   */
  public RunManifest finish() throws IOException {
    if (!ended) {
      throw new IllegalStateException("training returned without having told its end");
    }
    tables.contents().forEach((name, content) -> note(folder.path().resolve(name), content));
    close();
    if (checkpoints.any()) {
      FolderContents.secure(folder);
    }
    RunManifest manifest =
        manifest(
            divergence.isPresent() ? RunStatus.DIVERGED : RunStatus.COMPLETED,
            divergence.map(TrainingEvent.Diverged::reason).orElse(null),
            clock.instant().toString());
    manifests.replace(folder, manifest);
    if (checkpoints.any()) {
      FolderContents.secureResult(folder);
      checkpoints.delete();
    }
    return manifest;
  }

  /**
   * Says that the run failed, and why.
   *
   * @param again whether the next attempt may go on from the last checkpoint; otherwise it would
   *     run into the same fault, and begins
   * @throws WriteFailure if not even that can be written
   */
  public RunManifest fail(String reason, boolean again) {
    try {
      close();
    } catch (IOException further) {
      LOG.warn("cannot close the tables", further); // the first failure is the reason
    }
    RunManifest manifest = manifest(RunStatus.FAILED, reason, clock.instant().toString());
    manifests.replace(folder, manifest);
    if (!again) {
      checkpoints.delete();
    }
    return manifest;
  }

  /** Closes the files; the manifest keeps what it says. */
  @Override
  public void close() throws IOException {
    tables.close();
  }

  private RunManifest manifest(RunStatus status, String reason, String endTime) {
    return new RunManifest(
        status,
        run.entry().id(),
        run.entry().condition(),
        run.entry().seed(),
        progress.stepsMade(),
        progress.bestStep(),
        progress.bestMetric(),
        progress.measured(),
        progress.byColumn(),
        progress.baseline(),
        divergence.map(TrainingEvent.Diverged::step).orElse(null),
        reason,
        attempt.started(),
        endTime,
        attempt.number(),
        attempt.resumedStep(),
        attempt.notice(),
        run.versions(),
        run.provenance(),
        status.finished() ? files : null);
  }
}
