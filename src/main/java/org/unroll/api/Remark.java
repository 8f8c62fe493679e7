package org.unroll.api;

/**
 * What the author of an experiment should know of a setting that is no error.
 *
 * @param parameter the parameter it is about, or empty for the component as a whole; of a run's
 *     settings the dotted key, items of a list by their number from 0
 * @param message what it is, why, and what to do, in words that follow the parameter's name and a
 *     colon
 */
public record Remark(Kind kind, String parameter, String message) {
  /** What there is to know. */
  public enum Kind {
    /** The run would be the same, byte by byte, with any other value of the setting. */
    NO_EFFECT,
    /** Nothing will be recorded. */
    NOT_RECORDED,
    /** The setting does less than it seems to. */
    DOUBTFUL
  }

  /** The same of a component that is itself the value of that setting. */
  public Remark within(String setting) {
    return new Remark(kind, parameter.isEmpty() ? setting : setting + "." + parameter, message);
  }
}
