package org.unroll.api;

import java.util.List;

/**
 * One input: a named column of each batch.
 *
 * @param size number of symbols, or of numbers of a vector
 * @param symbols the symbols' names by index; empty for anything but tokens
 */
public record Input(String name, Kind kind, int size, List<String> symbols) {
  /** The name of an input that is the only one, as {@link Batch#of} gives it. */
  static final String ONLY = "input";

  /** The kinds of input, each with its column. */
  public enum Kind {
    /** A symbol at each step. */
    TOKENS(Tokens.class),
    /** A vector at each step. */
    FEATURES(Features.class),
    /** A vector a sequence. */
    CONTEXT(Context.class);

    private final Class<? extends Column> column;

    Kind(Class<? extends Column> column) {
      this.column = column;
    }

    /** The column that holds such an input. */
    public Class<? extends Column> column() {
      return column;
    }
  }

  /**
   * @throws IllegalArgumentException if that is no name, or the size does not fit
   */
  public Input {
    symbols = List.copyOf(symbols);
    if (!NamedColumns.isName(name)) {
      throw new IllegalArgumentException(
          "an input cannot be named '" + name + "': " + NamedColumns.NAMES);
    }
    int expected = kind == Kind.TOKENS ? size : 0;
    if (size < 1 || symbols.size() != expected) {
      throw new IllegalArgumentException(size + " inputs with " + symbols.size() + " symbols");
    }
  }

  /** A symbol at each step. */
  public static Input tokens(String name, List<String> symbols) {
    return new Input(name, Kind.TOKENS, symbols.size(), symbols);
  }

  /** A vector of that size at each step. */
  public static Input features(String name, int size) {
    return new Input(name, Kind.FEATURES, size, List.of());
  }

  /** A vector of that size for each sequence. */
  public static Input context(String name, int size) {
    return new Input(name, Kind.CONTEXT, size, List.of());
  }

  /** Whether it has something at each step. */
  public boolean eachStep() {
    return kind != Kind.CONTEXT;
  }

  /** Numbers of a cell of its column: one index, or a vector. */
  int numbers() {
    return kind == Kind.TOKENS ? 1 : size;
  }
}
