package org.unroll.format;

import java.nio.file.Path;

/**
 * The folder of one experiment's results and the files in it.
 *
 * @param path {@code results/<experiment>}
 * @param derived where reports, figures and what else can be made from results again lies; the same
 *     folder, unless results are read only
 */
public record ExperimentFolder(Path path, Path derived) {
  private static final int SHORT_ID = 8;
  private static final String CHECKPOINT = "checkpoint";

  public ExperimentFolder(Path path) {
    this(path, path);
  }

  /** The same results, of which reports are written elsewhere. */
  public ExperimentFolder reportedIn(Path elsewhere) {
    return new ExperimentFolder(path, elsewhere);
  }

  /** The resolved experiment, with where each value came from. */
  public Path experiment() {
    return path.resolve("experiment.yaml");
  }

  /** One row a condition × seed. */
  public Path runs() {
    return path.resolve("runs.csv");
  }

  /** One row a condition and metric. */
  public Path summary() {
    return derived.resolve("summary.csv");
  }

  /** One row a comparison with the first arm and metric. */
  public Path comparisons() {
    return derived.resolve("comparisons.csv");
  }

  /** One row an effect of a factor, or of two together, and metric. */
  public Path effects() {
    return derived.resolve("effects.csv");
  }

  /** The claims as they were declared, and as they were judged when runs ended. */
  public Path declaredClaims() {
    return path.resolve("claims.csv");
  }

  /** The notices of the plan, and of the results when runs ended. */
  public Path recordedNotices() {
    return path.resolve("notices.csv");
  }

  /** One row a claim and point of the grid. */
  public Path claims() {
    return derived.resolve("claims.csv");
  }

  /** One row a notice and condition, if there is anything to be told. */
  public Path notices() {
    return derived.resolve("notices.csv");
  }

  /** One row a candidate and seed, if values are chosen first. */
  public Path tuning() {
    return path.resolve("tuning.csv");
  }

  /** The results of what is trained to choose them: those of an experiment of their own. */
  public ExperimentFolder trials() {
    return new ExperimentFolder(path.resolve("tuning"));
  }

  /** All of it for the eye, in one file. */
  public Path page() {
    return derived.resolve("report.html");
  }

  /** Curves for papers. */
  public Path figures() {
    return derived.resolve("figures");
  }

  /** Curves as event files. */
  public Path tensorBoard() {
    return derived.resolve("tensorboard");
  }

  /** The file that an invocation locks while it executes runs. */
  public Path lock() {
    return path.resolve(".lock");
  }

  /** The file that a process locks while it replaces what is made from results. */
  public Path reportLock() {
    return derived.resolve(CHECKPOINT).resolve("report.lock");
  }

  /** What is of use only while runs are executed, or after a crash. */
  public Path checkpoint() {
    return path.resolve(CHECKPOINT);
  }

  /** What happened to runs, as it happens; begun anew by each invocation. */
  public Path journal() {
    return checkpoint().resolve("journal.csv");
  }

  /** How far the runs are that are executed right now; replaced every few seconds. */
  public Path progress() {
    return checkpoint().resolve("progress.csv");
  }

  /** Names the file that the experiment was read from. */
  public Path experimentFile() {
    return checkpoint().resolve("experiment-file.txt");
  }

  /** Names the folder that relative paths in the experiment start from. */
  public Path dataFolder() {
    return checkpoint().resolve("data-folder.txt");
  }

  /** What the worker processes of one lane said on standard error. */
  public Path workerLog(int lane) {
    return checkpoint().resolve("worker-" + (lane + 1) + ".log");
  }

  /** The way from the report's folder to a file of the results, for links. */
  public Path fromReport(Path file) {
    return derived.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
  }

  /**
   * The folder of one run: {@code <condition>/seed-<n>-<first 8 of id>}, the condition as {@link
   * ConditionFolder} has it.
   */
  public RunFolder run(String condition, long seed, String id) {
    return new RunFolder(
        path.resolve(ConditionFolder.of(condition)).resolve("seed-" + seed + "-" + shortId(id)));
  }

  /** The part of a run's id that stands in names and on the console. */
  public static String shortId(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }
}
