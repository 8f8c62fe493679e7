/**
 * Training events become files: tables of measurements, final parameters, a manifest per run and
 * the list of an experiment's runs. Manifests and lists are replaced in one step, and a run counts
 * as finished only when its manifest, written last, says so.
 *
 * <p>Other processes read along: {@link org.unroll.record.RunList}, {@link
 * org.unroll.record.RecordedRuns} and {@link org.unroll.record.ProgressFile} say from the files how
 * far an experiment is, whether or not it is being executed.
 *
 * <p><b>Checkpoints.</b> After every update training offers its state; {@link
 * org.unroll.record.RunRecorder} takes it up when an interval has passed ({@link
 * org.unroll.record.CheckpointSchedule}), or when the thread has been interrupted and training will
 * stop. It brings the tables' rows to the disk, notes how long each table is, and writes all into a
 * new file, which then replaces the newest checkpoint; that one becomes the previous. So at every
 * moment one of the two is whole. When a run is executed again, {@link
 * org.unroll.record.Checkpoints#find} looks for the newest that is undamaged (checksums, format),
 * that is this run's (id, configuration), that was made by what computes the same digits (program,
 * Java, processor, libraries), and whose tables still have all their rows; if there is none, the
 * run begins. What a table holds beyond the noted length is cut off and comes again, byte for byte.
 *
 * <p><b>Power cuts.</b> What a kill leaves is whole without further ado: the system has it. A power
 * cut takes what is not on the disk yet, in any order. So a checkpoint, and the experiment that
 * {@code resume} starts from, get their names once their content is on the disk; and a run that has
 * a checkpoint gives it up once all its files are there, {@code run.json} last. A run that is
 * shorter than the interval waits for no disk: a power cut within seconds of its end may cost it,
 * or leave its tables torn beside a result.
 *
 * <p>A checkpoint is deleted when the run has its result, and when the run failed in a way that the
 * same computation would repeat. It stays if the disk or the memory was full. If a checkpoint
 * cannot be written the run fails at once: rows could not be written either, and hours of work that
 * a kill would lose are worth less than a word now. A run without an interrupt and shorter than the
 * interval writes none. What is lost is at most the interval: an interrupt that comes during an
 * evaluation waits for its end, unless that takes longer than two seconds.
 */
package org.unroll.record;
