/**
 * A plan's runs are executed, several side by side: finished ones are skipped, one that fails is
 * noted and the rest go on, and an interrupt leaves every run where it can be gone on with.
 *
 * <p>The launching thread decides and records; each {@link org.unroll.launch.Lane} has a thread
 * that hands runs to a {@link org.unroll.launch.RunWorker} and waits. A worker is a process that
 * serves a {@link org.unroll.launch.WorkerLoop} from run to run, so that a crash costs one attempt
 * of one run; or, for debugging, this process. Parent and worker exchange {@link
 * org.unroll.launch.WorkerOrder}s and {@link org.unroll.launch.WorkerMessage}s, one line of JSON
 * each, over the worker's standard streams: when either side dies the other reads the stream's end,
 * so that neither is left behind. Ctrl-C reaches all processes of a terminal; workers leave it to
 * the parent ({@link org.unroll.launch.StopSignals}).
 */
package org.unroll.launch;
