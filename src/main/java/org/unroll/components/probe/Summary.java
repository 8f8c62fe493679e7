package org.unroll.components.probe;

/**
 * Sizes of one stretch of a vector, accumulated in double precision.
 *
 * @param norm the Euclidean norm √Σx²
 * @param mean the mean element
 * @param sd the elements' standard deviation around their mean, √(Σ(x − mean)² / n)
 * @param largest the largest absolute element
 */
record Summary(double norm, double mean, double sd, double largest) {
  static Summary of(float[] vector, int offset, int length) {
    double sum = 0;
    double squares = 0;
    for (int i = offset; i < offset + length; i++) {
      double element = vector[i];
      sum += element;
      squares += element * element;
    }
    // A loop of its own: a sum and a maximum in one loop crash the compiler of Java 17.
    double largest = 0;
    for (int i = offset; i < offset + length; i++) {
      largest = Math.max(largest, Math.abs((double) vector[i]));
    }
    double mean = sum / length;
    double deviations = 0;
    for (int i = offset; i < offset + length; i++) {
      double deviation = vector[i] - mean;
      deviations += deviation * deviation;
    }
    return new Summary(Math.sqrt(squares), mean, Math.sqrt(deviations / length), largest);
  }
}
