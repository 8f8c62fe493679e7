package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Doc;
import org.unroll.api.Probe;
import org.unroll.api.UpdateView.GateValues;

/** Records how open the gates are and how often they saturate; padding is not counted. */
@Doc(
    value = "Mean, spread and saturation of every gate.",
    source = "Karpathy, Johnson and Fei-Fei 2015, Visualizing and Understanding Recurrent Networks")
public record Gates(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  private static final float SHUT = 0.1f;
  private static final float OPEN = 0.9f;

  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(GateStatistics.class);
  }

  @Override
  public Session start() {
    Schedule schedule = new Schedule(every);
    return (update, rows) -> {
      if (schedule.due(update)) {
        update.gates().forEach(gate -> rows.accept(statistics(gate, update.step())));
      }
    };
  }

  private static GateStatistics statistics(GateValues gate, long step) {
    long count = 0;
    long left = 0;
    long right = 0;
    double sum = 0;
    double squares = 0;
    int batch = gate.lengths().length;
    for (int time = 0; time < gate.time(); time++) {
      float[] values = gate.values()[time];
      for (int i = 0; i < values.length; i++) {
        if (time < gate.lengths()[i % batch]) {
          float value = values[i];
          count++;
          left += value < SHUT ? 1 : 0;
          right += value > OPEN ? 1 : 0;
          sum += value;
          squares += (double) value * value;
        }
      }
    }
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return new GateStatistics(
        step,
        gate.layer(),
        gate.gate(),
        mean,
        Math.sqrt(variance),
        (double) left / count,
        (double) right / count);
  }
}
