package org.unroll.config;

import java.util.Optional;
import org.unroll.api.Remark;

/**
 * A remark on a setting of a run.
 *
 * @param given where the setting stands; empty if nobody wrote it and it has its default
 */
public record PlacedRemark(Remark remark, Optional<Origin> given) {}
