package org.unroll.engine.fast;

/** One operation of a layer's step: worked out as a whole or by rows. */
sealed interface Operation permits StepOperation, RowOperation {}
