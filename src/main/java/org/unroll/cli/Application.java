package org.unroll.cli;

import java.time.Clock;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.RunExecutor;

/**
 * What the commands work with. Everything costly is asked for only when a command needs it.
 *
 * @param catalog the components that experiment files can name
 * @param planning reads experiment files
 * @param executor builds and trains runs
 * @param libraries versions of the numerical libraries, by name, for the record
 * @param clock the time of day, for progress and for the record
 */
public record Application(
    Supplier<ComponentCatalog> catalog,
    Supplier<Planning> planning,
    Supplier<RunExecutor> executor,
    Supplier<SortedMap<String, String>> libraries,
    Clock clock) {}
