package org.unroll.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unroll.format.AtomicFile;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunStatus;
import org.unroll.report.ConditionResults;
import org.unroll.report.Palette;
import org.unroll.report.RunList;
import org.unroll.report.RunResult;

/**
 * {@code report.html}: all that an experiment found, in one file that needs no network and no other
 * file. Without scripts (in a mail's preview) its tables are there, its curves are not.
 */
public final class ReportPage {
  private static final List<String> SCRIPTS =
      List.of("scale.js", "line-chart.js", "heat-map.js", "hover.js", "page.js");
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final ExperimentFolder folder;
  private final List<ConditionResults> conditions;

  /**
   * Reads the list of runs.
   *
   * @throws org.unroll.report.NoResultsException if there is none
   */
  public ReportPage(ExperimentFolder folder) {
    this.folder = folder;
    this.conditions = ConditionResults.group(RunList.read(folder));
  }

  /** Writes it anew from the other files; returns where it lies. */
  public Path write() {
    Path name = folder.path().toAbsolutePath().normalize().getFileName();
    Map<String, String> parts =
        Map.of(
            "title", Html.text(name.toString()),
            "description", description(),
            "runs", Html.text(counts()),
            "style", Palette.style() + resource("page.css"),
            "tables", tables(),
            "appendix", appendix(),
            "data", new PageData(conditions).json(),
            "script", SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n")));
    Matcher places = PLACE.matcher(resource("page.html"));
    String page = places.replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    new AtomicFile(folder.page()).replace(page);
    return folder.page();
  }

  /** What the experiment's author wrote of it. */
  private String description() {
    return ExperimentDescription.read(folder)
        .map(text -> "<p class=\"description\">" + Html.text(text) + "</p>\n")
        .orElse("");
  }

  private String counts() {
    List<RunResult> runs = conditions.stream().flatMap(results -> results.runs().stream()).toList();
    StringBuilder text = new StringBuilder();
    text.append(conditions.size()).append(" conditions, ").append(runs.size()).append(" runs");
    for (RunStatus status : RunStatus.values()) {
      long count = runs.stream().filter(run -> run.status() == status).count();
      if (count > 0) {
        text.append(", ").append(count).append(' ').append(words(status));
      }
    }
    return text.toString();
  }

  private static String words(RunStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private String tables() {
    return VerdictSection.of(folder)
        + NoticeSection.of(folder)
        + SummarySection.of(folder, conditions)
        + FileTable.of("What tuning chose, by every trial", folder.tuning())
        + FileTable.of("Differences to the first arm, by every metric", folder.comparisons())
        + FileTable.of("Effects of the factors, by every metric", folder.effects());
  }

  private String appendix() {
    return RunSection.of(folder, conditions)
        + ConfigurationSection.of(folder, conditions)
        + FileSection.of(folder, conditions);
  }

  private static String resource(String name) {
    try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
