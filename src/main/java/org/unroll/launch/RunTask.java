package org.unroll.launch;

import java.nio.file.Path;
import org.unroll.format.RunFolder;
import org.unroll.plan.PlannedRun;

/**
 * One run for a worker to execute.
 *
 * @param run the run; a worker does not look at its specification
 * @param folder where its results go
 * @param data the folder that relative paths in the configuration start from
 * @param keeping what is kept of it
 */
public record RunTask(PlannedRun run, RunFolder folder, Path data, Keeping keeping) {}
