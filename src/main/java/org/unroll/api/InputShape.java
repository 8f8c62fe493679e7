package org.unroll.api;

import java.util.List;

/**
 * What a sequence consists of: tokens (indices of symbols) or feature vectors.
 *
 * @param size number of symbols, or of features
 * @param symbols the symbols' names by index; empty for features
 */
public record InputShape(int size, List<String> symbols) {
  public InputShape {
    symbols = List.copyOf(symbols);
    if (size < 1 || (!symbols.isEmpty() && symbols.size() != size)) {
      throw new IllegalArgumentException(size + " inputs with " + symbols.size() + " symbols");
    }
  }

  public static InputShape tokens(List<String> symbols) {
    return new InputShape(symbols.size(), symbols);
  }

  public static InputShape features(int size) {
    return new InputShape(size, List.of());
  }

  public boolean isTokens() {
    return !symbols.isEmpty();
  }
}
