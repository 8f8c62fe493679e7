package org.unroll.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The nearest of the known names, if it is near enough for a slip of the fingers. Capital and
   * small letters, and {@code -} and {@code _}, are taken for each other.
   */
  public static Optional<String> of(String written, Collection<String> known) {
    int most = Math.max(1, Math.min(3, written.length() / 3));
    String meant = folded(written);
    return known.stream()
        .filter(name -> Math.abs(name.length() - written.length()) <= most)
        .filter(name -> distance(meant, folded(name)) <= most)
        .min(
            Comparator.<String>comparingInt(name -> distance(meant, folded(name)))
                .thenComparingInt(name -> distance(written, name)));
  }

  /** The same as a question that ends a message: {@code ; did you mean 'steps'?}. */
  public static Optional<String> question(String written, Collection<String> known) {
    return of(written, known).map(near -> "; did you mean '" + near + "'?");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Insertions, deletions, changes and swaps of neighbours that lead from one to the other. */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}
