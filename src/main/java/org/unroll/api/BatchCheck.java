package org.unroll.api;

/** Finds what is wrong with a batch of data of that input and task. */
record BatchCheck(InputShape input, Task task) {
  /** In words, or null. Goes through each array once, and copies nothing. */
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
    if (batch.inputs().size() != 1 || batch.targets().size() != 1) {
      return "it has the inputs %s and the targets %s; there must be one of each"
          .formatted(batch.inputs().keySet(), batch.targets().keySet());
    }
    String fault = ofInput(batch).fault(batch.input());
    return fault != null ? fault : ofTarget(batch).fault(batch.target());
  }

  private ColumnCheck ofInput(Batch batch) {
    int size = input.isTokens() ? 1 : input.size();
    return new ColumnCheck(
        batch.time(),
        batch.batch(),
        input.isTokens() ? Tokens.class : Features.class,
        new Layout(Task.Timing.EACH_STEP, size),
        input.size());
  }

  private ColumnCheck ofTarget(Batch batch) {
    boolean classes = task.target() == Task.Target.CLASSES;
    return new ColumnCheck(
        batch.time(),
        batch.batch(),
        classes ? Classes.class : Values.class,
        new Layout(task.timing(), classes ? 1 : task.size()),
        task.size());
  }
}
