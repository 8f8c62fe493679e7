package org.unroll.record;

import java.util.OptionalLong;
import org.unroll.api.Doc;
import org.unroll.api.Table;
import org.unroll.format.RunStatus;

/** Something that happened to a run. */
@Table("journal")
@Doc("What happened to runs, as it happens.")
record JournalEntry(
    @Doc("When, in UTC (ISO 8601).") String time,
    @Doc("The run's id.") String id,
    @Doc("The run's condition.") String condition,
    @Doc("The run's seed.") long seed,
    @Doc("RUNNING: begun, gone on with, or lost by its worker; otherwise how it ended.")
        RunStatus status,
    @Doc("Updates made, once it ended.") OptionalLong stepsMade,
    @Doc("Why it diverged or failed, or what its worker died of.") String reason) {}
