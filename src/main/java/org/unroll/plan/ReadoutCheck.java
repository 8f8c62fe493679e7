package org.unroll.plan;

import org.unroll.api.ComponentCatalog;
import org.unroll.api.Readout;
import org.unroll.api.Task;
import org.unroll.config.Node;
import org.unroll.config.Problems;
import org.unroll.config.RunSpec;

/** Finds readouts of whole sequences where the data's targets are at each step. */
record ReadoutCheck(ComponentCatalog catalog, PlannedData data, Problems problems) {
  /** Tells what is wrong with the readout of one condition. */
  void check(Condition condition, RunSpec spec) {
    Node.Mapping settings = condition.settings();
    if (spec.readout() != Readout.END && data.shape(spec).timing() == Task.Timing.EACH_STEP) {
      problems.add(
          settings.find("readout").orElse(settings).origin(),
          "readout: the targets of "
              + catalog.definitionOf(spec.dataset()).name()
              + " are at each step, so that each step's output is read; leave readout out, or use a"
              + " dataset whose targets stand at the end");
    }
  }
}
