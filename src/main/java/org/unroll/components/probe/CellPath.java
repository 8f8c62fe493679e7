package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Memory;
import org.unroll.api.Probe;
import org.unroll.api.ProbedRun;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.Version;
import org.unroll.api.WatchedRun;

/**
 * Records the product of the gate that holds the memory over the last steps, Π f_t, and each unit's
 * time constant 1/(1 − f). Along c_t = f_t ∘ c_{t−1} + … the product is ∂c_T/∂c_k, but for the way
 * through the gates. A cell without that gate has no rows.
 */
@Version(
    value = 2,
    change =
        "products along each sequence, averaged over the sequences that are so long. Version 1 added"
            + " up means of single steps, each over other sequences, which is the same where all are"
            + " of one length.")
@Doc(
    value = "The product of the forget gate over time steps, and the units' time constants.",
    source = "Tallec and Ollivier 2018, Can Recurrent Neural Networks Warp Time?")
public record CellPath(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every,
    @Default("forget") @Doc("The gate that holds the memory: lstm's forget, gru's update.")
        String gate,
    @Default("open")
        @Doc("Whether the memory passes where the gate is open, or shut (mgu's forget).")
        Passage passes)
    implements Probe {
  /** When the memory passes. */
  public enum Passage {
    OPEN,
    SHUT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(CellPathProduct.class, TimeConstant.class);
  }

  @Override
  public List<Remark> remarks(WatchedRun run) {
    return new Schedule(every)
        .remarks(
            run,
            run.gates().contains(gate)
                ? Optional.empty()
                : Optional.of(
                    "the cell "
                        + run.cell()
                        + " has no gate '"
                        + gate
                        + "'"
                        + (run.gates().isEmpty()
                            ? ""
                            : "; it has " + String.join(", ", run.gates()))));
  }

  @Override
  public Recording recording(ProbedRun run) {
    long rows = Memory.product(run.directions(), run.steps() + run.gateUnits());
    long bytes = Memory.product(run.directions(), run.steps(), run.gateUnits(), Double.BYTES);
    return new Recording(new Schedule(every).rows(run, rows).rows(), bytes, false);
  }

  @Override
  public Session start() {
    return new Schedule(every).session(this::record);
  }

  private void record(UpdateView update, Consumer<Record> rows) {
    for (KeptMemory memory : memories(update)) {
      memory.products(update.step()).forEach(rows);
      memory.timeConstants(update.step()).forEach(rows);
    }
  }

  private List<KeptMemory> memories(UpdateView update) {
    List<KeptMemory> memories = new ArrayList<>();
    // Shown twice: products go back from a sequence's end, which is known when all was shown.
    update.showGates(
        shown -> {
          if (holdsMemory(shown)) {
            memoryOf(shown, memories).measure(shown);
          }
        });
    update.showGates(
        shown -> {
          if (holdsMemory(shown)) {
            memoryOf(shown, memories).multiply(shown);
          }
        });
    return memories;
  }

  /** In both reading directions. */
  private boolean holdsMemory(GateValues shown) {
    return shown.gate().equals(gate) || shown.gate().endsWith("." + gate);
  }

  private KeptMemory memoryOf(GateValues shown, List<KeptMemory> memories) {
    return memories.stream()
        .filter(memory -> memory.is(shown.layer(), shown.gate()))
        .findFirst()
        .orElseGet(
            () -> {
              KeptMemory added = new KeptMemory(shown, passes == Passage.SHUT);
              memories.add(added);
              return added;
            });
  }
}
