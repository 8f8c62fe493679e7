package org.unroll.components.probe;

import jakarta.validation.constraints.Positive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.api.Doc;
import org.unroll.api.Probe;

/** Records how open the gates are and how often they saturate; padding is not counted. */
@Doc(
    value = "Mean, spread and saturation of every gate.",
    source = "Karpathy, Johnson and Fei-Fei 2015, Visualizing and Understanding Recurrent Networks")
public record Gates(
    @Doc("Updates between records; as often as the curves when left out.")
        Optional<@Positive Integer> every)
    implements Probe {
  @Override
  public List<Class<? extends Record>> tables() {
    return List.of(GateStatistics.class);
  }

  @Override
  public Session start() {
    Schedule schedule = new Schedule(every);
    return (update, rows) -> {
      if (schedule.due(update)) {
        Map<String, GateSums> sums = new LinkedHashMap<>();
        update.showGates(
            gate ->
                sums.computeIfAbsent(
                        gate.layer() + "/" + gate.gate(),
                        name -> new GateSums(gate.layer(), gate.gate()))
                    .add(gate));
        sums.values().forEach(gate -> rows.accept(gate.statistics(update.step())));
      }
    };
  }
}
