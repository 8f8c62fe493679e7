package org.unroll.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.Verdict;
import org.unroll.report.ResultTable;
import org.unroll.report.SeedCounts;

/** What became of the experiment's claims. */
final class VerdictSection {
  private VerdictSection() {}

  /** Empty if the experiment claims nothing. */
  static String of(ExperimentFolder folder) {
    List<CSVRecord> claims = ResultTable.read(folder.claims());
    if (claims.isEmpty()) {
      return "";
    }
    HtmlTable table =
        new HtmlTable(
            List.of(
                "verdict",
                "claim",
                "about",
                "estimate",
                "interval",
                "seeds",
                "for : against",
                "p (Holm)",
                "test"));
    claims.forEach(claim -> table.rowOfMarkup(row(claim)));
    return Html.section(
        "verdicts",
        "Verdicts",
        table
            + """
            <p class="note">Supported: the interval of the paired difference lies beyond the margin.
            Refuted: wholly on the other side. Inconclusive: neither. Estimates are differences where
            two conditions are compared, means where a condition is compared with a number; intervals
            have the confidence that the claim's alpha asks for; p-values are corrected over all
            claims by Holm's method.</p>
            """);
  }

  private static List<String> row(CSVRecord claim) {
    String than = claim.get("than");
    String about = claim.get("condition") + (than.isEmpty() ? "" : " against " + than);
    return List.of(
        badge(Verdict.valueOf(claim.get("verdict"))),
        Html.text(claim.get("claim")) + reason(claim.get("reason")),
        Html.text(about),
        Cells.readable(claim.get("estimate")),
        Cells.interval(claim.get("ci_low"), claim.get("ci_high")),
        Html.text(seeds(claim)),
        Cells.readable(claim.get("pro")) + " : " + Cells.readable(claim.get("contra")),
        Html.text(Cells.probability(claim.get("p_holm"))),
        Html.text(Cells.test(claim.get("test"), !than.isEmpty())));
  }

  /** Why it could not be decided. */
  private static String reason(String reason) {
    return reason.isEmpty() ? "" : "<br><small>" + Html.text(reason) + "</small>";
  }

  /** How many tell, and why others do not; a dash before anything was judged. */
  private static String seeds(CSVRecord claim) {
    if (claim.get("n").isEmpty()) {
      return "–";
    }
    List<String> words = new ArrayList<>(List.of(claim.get("n")));
    words.addAll(
        new SeedCounts(
                count(claim, "n"),
                count(claim, "diverged"),
                count(claim, "infinite"),
                count(claim, "undecided"),
                count(claim, "unfinished"),
                count(claim, "unmeasured"))
            .words(claim.get("metric")));
    return String.join(", ", words);
  }

  private static int count(CSVRecord claim, String column) {
    return Integer.parseInt(claim.get(column));
  }

  /** A sign and a word, so that nobody needs the colour. */
  private static String badge(Verdict verdict) {
    String sign =
        switch (verdict) {
          case SUPPORTED -> "✓";
          case REFUTED -> "✗";
          case INCONCLUSIVE -> "?";
          case PENDING -> "…";
        };
    String word = verdict.name().toLowerCase(Locale.ROOT);
    return "<span class=\"verdict " + word + "\">" + sign + " " + word + "</span>";
  }
}
