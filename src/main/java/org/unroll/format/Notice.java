package org.unroll.format;

import java.util.List;
import java.util.Locale;

/**
 * What a reader of an experiment should know although it is no error: the experiment asks for
 * something that it will not get, or a result says less than it seems to.
 *
 * @param place where the cause stands in the experiment file, {@code file:line:column}; empty for
 *     what results show, and when read from {@code notices.csv}, since a resumed experiment is read
 *     from another file
 * @param conditions that it is about, in plan order; empty if it is about the whole experiment
 * @param message what it is, why, and what to do, in one line
 */
public record Notice(Kind kind, String place, List<String> conditions, String message) {
  private static final int MOST_NAMED = 3;

  /** What is wrong. */
  public enum Kind {
    /** A setting that changes nothing. */
    NO_EFFECT,
    /** A record that was asked for and is not made. */
    NOT_RECORDED,
    /** A value that a claim or a table needs and that nobody measured. */
    NOT_MEASURED,
    /** Results that answer less than they seem to. */
    DOUBTFUL,
    /** A run that may need more than the machine has: of the plan, never of results. */
    SCARCE;

    /** As it stands in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Notice {
    conditions = List.copyOf(conditions);
  }

  /** One that results show. */
  public static Notice ofResults(Kind kind, List<String> conditions, String message) {
    return new Notice(kind, "", conditions, message);
  }

  /** {@code file:line:column: notice: message (in a, b)}. */
  public String text() {
    String where = place.isEmpty() ? "" : place + ": ";
    String which = conditions.isEmpty() ? "" : " (in " + named() + ")";
    return where + "notice: " + message + which;
  }

  /** The conditions by name, or the first of many. */
  private String named() {
    int more = conditions.size() - MOST_NAMED;
    String first =
        String.join(", ", conditions.subList(0, Math.min(MOST_NAMED, conditions.size())));
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
