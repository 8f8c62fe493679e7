package org.unroll.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.unroll.api.MetricDescription;

/**
 * The content of {@code run.json}.
 *
 * @param status what became of the run
 * @param id the run's full id
 * @param condition the condition's slug
 * @param seed the replicate's seed
 * @param stepsMade updates made
 * @param bestStep the step with the best value on the validation split; null before the first
 *     evaluation
 * @param bestMetric by which metric that is; null before training began, and in results of an
 *     earlier version, whose best step is that with the lowest loss
 * @param measured what is measured beside the loss; likewise null
 * @param metrics values by column name; absent where nothing was measured
 * @param baseline what is guessed for the metric {@code baseline_loss}, or null
 * @param divergedStep the update at which loss or gradient stopped being finite, or null
 * @param reason why it diverged or failed, or null
 * @param started when it was started from its beginning, ISO 8601 in UTC
 * @param ended when it ended, or null
 * @param attempts how often it was started, be it from its beginning or from a checkpoint
 * @param resumedStep updates it had made when it last went on from a checkpoint, or null
 * @param notice why it did not go on from a checkpoint that was there, or null
 * @param versions of the configuration's parts, those above the first, by name; absent if none is
 * @param provenance what it was made with
 * @param files what the files of a finished run hold, by their names in its folder; null before
 *     that, and in results of an earlier version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status"})
public record RunManifest(
    RunStatus status,
    String id,
    String condition,
    long seed,
    long stepsMade,
    Long bestStep,
    MetricDescription bestMetric,
    List<MetricDescription> measured,
    Map<String, Double> metrics,
    String baseline,
    Long divergedStep,
    String reason,
    String started,
    String ended,
    int attempts,
    Long resumedStep,
    String notice,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Integer> versions,
    Provenance provenance,
    SortedMap<String, FileDigest> files) {
  public RunManifest {
    versions = versions == null ? new TreeMap<>() : versions;
    metrics = metrics == null ? Map.of() : metrics;
    measured = measured == null ? null : List.copyOf(measured);
    files = files == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** By which metric of the validation split a step is the best. */
  public MetricDescription best() {
    return bestMetric == null ? MetricDescription.LOSS : bestMetric;
  }

  /** What is measured beside the loss; what can be, if it is not known. */
  public List<MetricDescription> beside() {
    return measured == null ? List.of(MetricDescription.ACCURACY) : measured;
  }

  /**
   * What has changed since the run was made that can change its digits; empty too if it has no
   * result yet, or if it is not known with what it was made.
   */
  public List<ProvenanceChange> changesUntil(Provenance now) {
    return status.finished() && provenance != null ? now.changesSince(provenance) : List.of();
  }

  /**
   * The parts of its configuration that compute otherwise now; empty too if it has no result yet.
   *
   * @param now versions above the first, by name
   */
  public List<ProvenanceChange> versionChanges(SortedMap<String, Integer> now) {
    if (!status.finished()) {
      return List.of();
    }
    return now.entrySet().stream()
        .map(
            part ->
                new ProvenanceChange(
                    part.getKey(),
                    "version " + versions.getOrDefault(part.getKey(), 1),
                    "version " + part.getValue()))
        .filter(ProvenanceChange::matters)
        .toList();
  }

  /** Whether the run has its result, and today's program might come to another. */
  public boolean stale(Provenance now) {
    return !changesUntil(now).isEmpty();
  }

  /** The same run, stopped by a fault that its own process could not tell. */
  public RunManifest brokenOff(String fault, String endTime) {
    return new RunManifest(
        RunStatus.FAILED,
        id,
        condition,
        seed,
        stepsMade,
        bestStep,
        bestMetric,
        measured,
        metrics,
        baseline,
        divergedStep,
        fault,
        started,
        endTime,
        attempts,
        resumedStep,
        notice,
        versions,
        provenance,
        null);
  }
}
