package org.unroll.api;

import java.util.List;
import java.util.Map;

/** Finds what is wrong with a batch of data of that input and task. */
final class BatchCheck {
  private final InputShape input;
  private final Task task;
  private final List<String> names;

  BatchCheck(InputShape input, Task task) {
    this.input = input;
    this.task = task;
    this.names = input.inputs().stream().map(Input::name).toList();
  }

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
    String fault = ofInputs(batch);
    return fault != null ? fault : ofTargets(batch);
  }

  private String ofInputs(Batch batch) {
    if (batch.inputs().size() != names.size() || !batch.inputs().keySet().containsAll(names)) {
      return "it has the inputs %s; there must be %s".formatted(batch.inputs().keySet(), names);
    }
    for (Input each : input.inputs()) {
      String fault = check(batch, each).fault(batch.inputs().get(each.name()));
      if (fault != null) {
        return names.size() == 1 ? fault : "input '%s': %s".formatted(each.name(), fault);
      }
    }
    return null;
  }

  private static ColumnCheck check(Batch batch, Input input) {
    Task.Timing timing = input.eachStep() ? Task.Timing.EACH_STEP : Task.Timing.AT_END;
    return new ColumnCheck(
        batch.time(),
        batch.batch(),
        input.kind().column(),
        new Layout(timing, input.numbers()),
        input.size());
  }

  /** The first is what the task says; what the others must keep to follows from themselves. */
  private String ofTargets(Batch batch) {
    if (batch.targets().isEmpty()) {
      return "it has no target";
    }
    boolean first = true;
    for (Map.Entry<String, Target> each : batch.targets().entrySet()) {
      if (batch.inputs().containsKey(each.getKey())) {
        return "it has an input and a target named '" + each.getKey() + "'";
      } else if (!NamedColumns.isName(each.getKey())) {
        return "a target cannot be named '" + each.getKey() + "': " + NamedColumns.NAMES;
      }
      ColumnCheck check = first ? ofTask(batch) : ofOther(batch, each.getValue());
      String fault = check.fault(each.getValue());
      if (fault != null) {
        return batch.targets().size() == 1
            ? fault
            : "target '%s': %s".formatted(each.getKey(), fault);
      }
      first = false;
    }
    return null;
  }

  private ColumnCheck ofTask(Batch batch) {
    boolean classes = task.target() == Task.Target.CLASSES;
    return new ColumnCheck(
        batch.time(),
        batch.batch(),
        task.target().column(),
        new Layout(task.timing(), classes ? 1 : task.size()),
        task.size());
  }

  /** Of a distribution that stands beside classes it is known how many those are. */
  private ColumnCheck ofOther(Batch batch, Target target) {
    boolean ofClasses = target instanceof Distribution && task.target() == Task.Target.CLASSES;
    int size = ofClasses ? task.size() : target.numbers();
    return new ColumnCheck(
        batch.time(),
        batch.batch(),
        target.getClass(),
        new Layout(target.timing(), size),
        Integer.MAX_VALUE);
  }
}
