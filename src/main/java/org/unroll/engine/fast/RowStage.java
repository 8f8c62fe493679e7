package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.List;

/** Neighbouring operations whose rows a team of threads divides. */
final class RowStage implements StepOperation, ThreadTeam.Work {
  /** Elements from which on the threads' agreement costs less than it brings. */
  private static final int WORTH_SHARING = 1_000;

  private final RowOperation[] operations;
  private final StepBuffers buffers;
  private final ThreadTeam team;
  private boolean backward;
  private int step;

  private RowStage(List<RowOperation> operations, StepBuffers buffers, ThreadTeam team) {
    this.operations = operations.toArray(RowOperation[]::new);
    this.buffers = buffers;
    this.team = team;
  }

  /**
   * Puts neighbours that have the same number of rows together.
   *
   * @param operations in the order in which they are carried out
   */
  static StepOperation[] group(List<Operation> operations, StepBuffers buffers, ThreadTeam team) {
    List<StepOperation> grouped = new ArrayList<>();
    List<RowOperation> stage = new ArrayList<>();
    for (Operation operation : operations) {
      boolean fits =
          operation instanceof RowOperation row
              && (stage.isEmpty() || stage.get(0).size() == row.size());
      if (!fits && !stage.isEmpty()) {
        grouped.add(new RowStage(stage, buffers, team));
        stage.clear();
      }
      if (operation instanceof RowOperation row) {
        stage.add(row);
      } else {
        grouped.add((StepOperation) operation);
      }
    }
    if (!stage.isEmpty()) {
      grouped.add(new RowStage(stage, buffers, team));
    }
    return grouped.toArray(StepOperation[]::new);
  }

  @Override
  public void forward(int t) {
    run(t, false);
  }

  @Override
  public void backward(int t) {
    run(t, true);
  }

  private void run(int t, boolean reverse) {
    step = t;
    backward = reverse;
    if (operations[0].size() * buffers.batch() < WORTH_SHARING) {
      part(0, 1);
    } else {
      team.share(this);
    }
  }

  @Override
  public void part(int part, int parts) {
    int rows = operations[0].size();
    int batch = buffers.batch();
    int from = part * rows / parts * batch;
    int to = (part + 1) * rows / parts * batch;
    for (RowOperation operation : operations) {
      if (backward) {
        operation.backward(step, from, to);
      } else {
        operation.forward(step, from, to);
      }
    }
  }
}
