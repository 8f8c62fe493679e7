package org.unroll.components.probe;

import org.unroll.api.Doc;
import org.unroll.api.Table;

/** One row of {@code clipping.csv}. */
@Table("clipping")
@Doc("What clipping did to the gradient.")
public record ClippingRecord(
    @Doc("The number of the update, from 1.") long step,
    @Doc("Global Euclidean norm before clipping.") double normBefore,
    @Doc("Global Euclidean norm after clipping.") double normAfter,
    @Doc("Whether this update's gradient was changed.") boolean clipped,
    @Doc("Share of all updates so far whose gradient was changed.") double shareClipped) {}
