package org.unroll.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.unroll.format.DeclaredClaim;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.MetricColumn;
import org.unroll.format.NotedFile;
import org.unroll.format.Notice;
import org.unroll.format.NoticeFile;
import org.unroll.format.Verdict;

/** Makes an experiment's report from its files. */
public record ExperimentReport(ExperimentFolder folder) {
  /**
   * Writes {@code summary.csv}, {@code comparisons.csv}, {@code effects.csv}, {@code claims.csv}
   * and {@code notices.csv} anew.
   *
   * @return the table that compares the conditions, the verdicts and the notices, line by line
   * @throws NoResultsException if the folder holds no results
   */
  public List<String> rebuild() {
    return rebuild(ClaimsFile.read(folder));
  }

  /** The same for these claims, whatever stands in the folder. */
  public List<String> rebuild(List<DeclaredClaim> declared) {
    List<ConditionResults> conditions = ConditionResults.group(RunList.read(folder));
    Measures known = Measures.ofConditions(conditions);
    Measure shown = known.of(MetricColumn.FINAL_VALIDATION_LOSS);
    List<Measure> measures = measures(known, conditions, declared);
    List<Measure> compared =
        measures.stream()
            .filter(measure -> !measure.name().equals(MetricColumn.BASELINE_LOSS))
            .toList();
    Optional<FactorialDesign> design = FactorialDesign.of(conditions);
    SummaryFile.write(folder, conditions, measures);
    ComparisonsFile.write(folder, conditions, compared);
    EffectsFile.write(folder, design, compared);
    List<JudgedClaim> claims = new ClaimJudge(conditions).judge(declared);
    ClaimsFile.write(folder, claims);
    List<String> lines = new ArrayList<>(new Comparison(conditions).lines());
    if (replicated(conditions)) {
      design.ifPresentOrElse(
          found -> section(VerdictText.effects(found, shown), lines),
          () -> section(VerdictText.differences(conditions, shown), lines));
    }
    section(claims.stream().flatMap(claim -> VerdictText.claim(claim).stream()).toList(), lines);
    List<Notice> notices =
        new ArrayList<>(
            new ResultNotices(conditions, new NotedFile(folder.runs()).noted()).of(claims));
    notices.addAll(ClippingNotices.of(conditions));
    notices.addAll(TuningNotices.of(folder));
    List<Notice> planned = notices(NoticeFile.Source.PLAN);
    new NoticeFile(folder).write(planned, notices);
    section(Stream.concat(planned.stream(), notices.stream()).map(Notice::text).toList(), lines);
    return lines;
  }

  /** What was told when runs were executed, and what the last report found. */
  public List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(notices(NoticeFile.Source.PLAN));
    notices.addAll(notices(NoticeFile.Source.RESULTS));
    return notices;
  }

  private List<Notice> notices(NoticeFile.Source source) {
    return new NoticeFile(folder).read(source);
  }

  /** The claims that the last report refuted, each in a line. */
  public List<String> refuted() {
    return ClaimsFile.refuted(folder).stream()
        .map(claim -> VerdictText.heading(Verdict.REFUTED, claim))
        .toList();
  }

  /** What was measured somewhere, and what claims ask for beyond. */
  private static List<Measure> measures(
      Measures known, List<ConditionResults> conditions, List<DeclaredClaim> claims) {
    List<Measure> usual = known.usual();
    List<String> names = usual.stream().map(Measure::name).toList();
    Stream<Measure> asked =
        claims.stream()
            .map(DeclaredClaim::measure)
            .distinct()
            .filter(name -> !names.contains(name))
            .map(known::claimed);
    return Stream.concat(usual.stream(), asked)
        .filter(measure -> conditions.stream().anyMatch(results -> results.measured(measure)))
        .toList();
  }

  /** Without at least two seeds there is nothing to say of differences. */
  private static boolean replicated(List<ConditionResults> conditions) {
    return conditions.stream().anyMatch(results -> results.runs().size() > 1);
  }

  private static void section(List<String> section, List<String> lines) {
    if (!section.isEmpty()) {
      lines.add("");
      lines.addAll(section);
    }
  }
}
