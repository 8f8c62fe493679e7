package org.unroll.api;

/** Finds what is wrong with a batch of data of that input and task. */
record BatchCheck(InputShape input, Task task) {
  /** In words, or null. Goes through each array once, and makes nothing as long as all is well. */
  String fault(Batch batch, int batchSize) {
    if (batch.time() < 1 || batch.batch() < 1 || batch.batch() > batchSize) {
      return "it has %d sequences of %d steps; at least one step, and 1 to %d sequences are allowed"
          .formatted(batch.batch(), batch.time(), batchSize);
    }
    for (int b = 0; b < batch.batch(); b++) {
      if (batch.lengths()[b] < 1 || batch.lengths()[b] > batch.time()) {
        return "lengths[%d] is %d; it must be from 1 to the batch's time, %d"
            .formatted(b, batch.lengths()[b], batch.time());
      }
    }
    String fault = input.isTokens() ? tokens(batch) : features(batch);
    if (fault != null) {
      return fault;
    }
    return task.target() == Task.Target.CLASSES ? classes(batch) : values(batch);
  }

  private String tokens(Batch batch) {
    int[] tokens = batch.tokens();
    String fault = length("tokens", tokens == null ? -1 : tokens.length, size(batch, 1));
    for (int i = 0; fault == null && i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= input.size()) {
        fault = outOfRange("tokens", i, tokens[i], "0", input.size());
      }
    }
    return fault;
  }

  private String features(Batch batch) {
    float[] features = batch.features();
    String fault =
        length("features", features == null ? -1 : features.length, size(batch, input.size()));
    for (int i = 0; fault == null && i < features.length; i++) {
      if (!Float.isFinite(features[i])) {
        fault = "features[%d] is %s; it must be a finite number".formatted(i, features[i]);
      }
    }
    return fault;
  }

  private String classes(Batch batch) {
    int[] classes = batch.classes();
    String fault = length("classes", classes == null ? -1 : classes.length, samples(batch, 1));
    for (int i = 0; fault == null && i < classes.length; i++) {
      if (classes[i] < -1 || classes[i] >= task.size()) {
        fault = outOfRange("classes", i, classes[i], "-1, no target,", task.size());
      }
    }
    return fault;
  }

  /** A first value of NaN says that the sample has no target. */
  private String values(Batch batch) {
    float[] values = batch.values();
    String fault =
        length("values", values == null ? -1 : values.length, samples(batch, task.size()));
    for (int i = 0; fault == null && i < values.length; i++) {
      boolean missing = Float.isNaN(values[i / task.size() * task.size()]);
      if (!missing && !Float.isFinite(values[i])) {
        fault =
            "values[%d] is %s; it must be a finite number, or NaN in a sample's first place"
                .formatted(i, values[i]);
      }
    }
    return fault;
  }

  private static String outOfRange(String array, int place, int found, String least, int size) {
    return "%s[%d] is %d; it must be from %s to %d".formatted(array, place, found, least, size - 1);
  }

  private static String length(String array, int found, long expected) {
    if (found == expected) {
      return null;
    }
    return found < 0
        ? "it has no " + array
        : "it has %d %s, not %d".formatted(found, array, expected);
  }

  private long samples(Batch batch, int each) {
    return task.timing() == Task.Timing.EACH_STEP ? size(batch, each) : (long) batch.batch() * each;
  }

  private static long size(Batch batch, int each) {
    return (long) batch.time() * batch.batch() * each;
  }
}
