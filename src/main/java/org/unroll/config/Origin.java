package org.unroll.config;

import java.util.Comparator;

/** Where a value was written. */
public sealed interface Origin extends Comparable<Origin> {
  /** The order in which problems are told: file by file, then through the command line. */
  Comparator<Origin> ORDER =
      Comparator.comparingInt(Origin::argumentNumber)
          .thenComparing(Origin::fileName)
          .thenComparingInt(Origin::lineNumber)
          .thenComparingInt(Origin::columnNumber);

  /** The place as it starts a message. */
  String describe();

  /** The place where a problem with this value is best reported. */
  default Origin reported() {
    return this;
  }

  @Override
  default int compareTo(Origin other) {
    return ORDER.compare(reported(), other.reported());
  }

  private int argumentNumber() {
    return this instanceof Argument argument ? argument.number() : 0;
  }

  private String fileName() {
    return this instanceof InFile place ? place.file() : "";
  }

  private int lineNumber() {
    return this instanceof InFile place ? place.line() : 0;
  }

  private int columnNumber() {
    return this instanceof InFile place ? place.column() : 0;
  }

  /**
   * A place in a file.
   *
   * @param file the path as it was typed
   * @param line from 1; 0 means the file as a whole
   * @param column from 1
   */
  record InFile(String file, int line, int column) implements Origin {
    /** The file as a whole. */
    public static InFile whole(String file) {
      return new InFile(file, 0, 0);
    }

    @Override
    public String describe() {
      return line == 0 ? file : file + ":" + line + ":" + column;
    }
  }

  /**
   * A command-line argument.
   *
   * @param number from 1
   * @param text the whole argument
   */
  record Argument(int number, String text) implements Origin {
    @Override
    public String describe() {
      return "argument '" + Excerpt.of(text) + "'";
    }
  }

  /**
   * A parameter's default.
   *
   * @param of where the map stands that leaves the parameter out
   */
  record Default(Origin of) implements Origin {
    @Override
    public String describe() {
      return "default";
    }

    @Override
    public Origin reported() {
      return of.reported();
    }
  }

  /**
   * A value that was drawn at random.
   *
   * @param from where it stands what is drawn from
   */
  record Drawn(Origin from) implements Origin {
    @Override
    public String describe() {
      return from.describe();
    }

    @Override
    public Origin reported() {
      return from.reported();
    }
  }
}
