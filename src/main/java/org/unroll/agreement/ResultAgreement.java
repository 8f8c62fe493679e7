package org.unroll.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unroll.format.RunColumns;
import org.unroll.format.RunManifest;

/** What two executions of a run came to, as their {@code run.json} say. */
public record ResultAgreement(RunManifest recorded, RunManifest repeated) {
  /** Every value of the result that differs: status, steps, metrics and what belongs to them. */
  public List<Mismatch> mismatches() {
    Map<String, String> first = RunColumns.results(Optional.of(recorded));
    Map<String, String> second = RunColumns.results(Optional.of(repeated));
    List<Mismatch> found = new ArrayList<>();
    first.forEach(
        (name, value) -> {
          if (!value.equals(second.get(name))) {
            found.add(new Mismatch("run.json", null, name, value, second.get(name)));
          }
        });
    return found;
  }
}
