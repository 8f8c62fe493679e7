package org.unroll.record;

import org.unroll.api.Doc;
import org.unroll.api.Table;
import org.unroll.format.RunFolder;

/** How long a span of work took; one of the few things that differ when a run is repeated. */
@Table(RunFolder.TIMING)
@Doc("How long training and evaluation took.")
record TimingPoint(
    @Doc("Parameter updates made by the end of the span.") long step,
    @Doc("train or evaluate.") String phase,
    @Doc("Parameter updates made in the span.") long updates,
    @Doc("Wall time of the span, in seconds.") double seconds) {}
