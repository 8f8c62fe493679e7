package org.unroll.agreement;

/**
 * The first place at which two versions of a file differ.
 *
 * @param file the file's name in the run's folder
 * @param step the update, where the file has a column {@code step}; otherwise null
 * @param place where in the file, in words: a column, or an element
 * @param recorded what is there
 * @param repeated what the other has there
 */
public record Mismatch(String file, Long step, String place, String recorded, String repeated) {
  /** The step, or a number above all steps. */
  long order() {
    return step == null ? Long.MAX_VALUE : step;
  }

  /** One line. */
  @Override
  public String toString() {
    return file
        + (step == null ? "" : ", step " + step)
        + (place.isEmpty() ? "" : ", " + place)
        + ": "
        + recorded
        + " ≠ "
        + repeated;
  }
}
