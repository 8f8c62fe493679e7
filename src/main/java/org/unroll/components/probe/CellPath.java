package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Probe;
import org.unroll.api.Remark;
import org.unroll.api.UpdateView;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.WatchedRun;

/**
 * Records the product of the gate that holds the memory over the last steps, Π f_t, and each unit's
 * time constant 1/(1 − f). Along c_t = f_t ∘ c_{t−1} + … the product is ∂c_T/∂c_k, but for the way
 * through the gates. A cell without that gate has no rows.
 */
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
    // Shown twice: lags count from a sequence's end, which is only known when all was shown.
    List<Lengths> lengths = new ArrayList<>();
    update.showGates(
        shown -> {
          if (holdsMemory(shown)) {
            Lengths.of(lengths, shown).add(shown);
          }
        });
    List<KeptMemory> memories = new ArrayList<>();
    lengths.forEach(Lengths::begin);
    update.showGates(
        shown -> {
          if (holdsMemory(shown)) {
            add(Lengths.of(lengths, shown), shown, memories);
          }
        });
    return memories;
  }

  /** In both reading directions. */
  private boolean holdsMemory(GateValues shown) {
    return shown.gate().equals(gate) || shown.gate().endsWith("." + gate);
  }

  private void add(Lengths lengths, GateValues shown, List<KeptMemory> memories) {
    KeptMemory memory =
        memories.stream()
            .filter(one -> one.is(shown.layer(), shown.gate()))
            .findFirst()
            .orElse(null);
    if (memory == null) {
      memory = new KeptMemory(shown.layer(), shown.gate(), shown.size(), lengths.time);
      memories.add(memory);
    }
    int batch = shown.lengths().length;
    for (int t = 0; t < shown.time(); t++) {
      for (int b = 0; b < batch; b++) {
        if (t < shown.lengths()[b]) {
          int lag = lengths.total[b] - 1 - lengths.seen - t;
          memory.add(shown.values()[t], batch, b, lag, passes == Passage.SHUT);
        }
      }
    }
    lengths.seen += shown.time();
  }

  /** The lengths of whole sequences, put together from stretches. */
  private static final class Lengths {
    private final int layer;
    private final String gate;
    private final int[] total;
    private int time;
    private int seen;

    Lengths(GateValues first) {
      this.layer = first.layer();
      this.gate = first.gate();
      this.total = new int[first.lengths().length];
    }

    static Lengths of(List<Lengths> all, GateValues shown) {
      for (Lengths one : all) {
        if (one.layer == shown.layer() && one.gate.equals(shown.gate())) {
          return one;
        }
      }
      Lengths added = new Lengths(shown);
      all.add(added);
      return added;
    }

    void add(GateValues stretch) {
      time += stretch.time();
      for (int b = 0; b < total.length; b++) {
        total[b] += stretch.lengths()[b];
      }
    }

    void begin() {
      seen = 0;
    }
  }
}
