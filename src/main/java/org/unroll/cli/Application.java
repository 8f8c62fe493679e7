package org.unroll.cli;

import java.time.Clock;
import java.util.function.Supplier;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.RunExecutor;
import org.unroll.format.Provenance;
import org.unroll.launch.WorkerCommand;
import org.unroll.plan.SizeEstimator;

/**
 * What the commands work with. Everything costly is asked for only when a command needs it.
 *
 * @param catalog the components that experiment files can name
 * @param planning reads experiment files
 * @param replanning reads what results say of their experiment
 * @param sizes tells what runs need
 * @param executor builds and trains runs
 * @param gradients builds runs and checks their gradients
 * @param data opens the data of runs
 * @param provenance what runs are made with, for the record
 * @param workers how processes are started that train runs
 * @param clock the time of day, for progress and for the record
 */
public record Application(
    Supplier<ComponentCatalog> catalog,
    Supplier<Planning> planning,
    Supplier<Replanning> replanning,
    Supplier<SizeEstimator> sizes,
    Supplier<RunExecutor> executor,
    Supplier<GradientChecking> gradients,
    Supplier<DataOpening> data,
    Supplier<Provenance> provenance,
    Supplier<WorkerCommand> workers,
    Clock clock) {}
