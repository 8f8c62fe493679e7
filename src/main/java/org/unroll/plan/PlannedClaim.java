package org.unroll.plan;

/**
 * A claim about one condition, or about one condition against another.
 *
 * @param name of the claim; one claim may be about several conditions
 * @param relation {@code lower}, {@code higher}, {@code at_most}, {@code at_least}, {@code within}
 * @param measure the result that is judged, such as {@code final_validation_loss}
 * @param condition the slug of the condition that it is about
 * @param than the slug of the condition that it is compared with; empty for a number
 * @param low the least value that is allowed; −∞ where there is none
 * @param high the most that is allowed; ∞ where there is none
 * @param margin by how much it must be lower or higher at least
 * @param alpha the risk that is taken
 * @param seeds the least number of seeds for a verdict
 * @param test {@code student_t}, {@code wilcoxon} or {@code sign}
 */
public record PlannedClaim(
    String name,
    String relation,
    String measure,
    String condition,
    String than,
    double low,
    double high,
    double margin,
    double alpha,
    int seeds,
    String test) {}
