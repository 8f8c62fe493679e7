package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Readout;

/** What no single setting can tell: settings that do not go together. */
final class CrossChecks implements SpecCheck {
  @Override
  public List<Conflict> of(RunSpec spec) {
    List<Conflict> found = new ArrayList<>();
    if (spec.dataset().continuous() && spec.truncation().isFull()) {
      found.add(
          new Conflict(
              List.of("truncation", "dataset"),
              "truncation: full is impossible, since the dataset is one running stream without"
                  + " end; write a number of steps, such as truncation: 50"));
    }
    if (spec.truncation().backward() < spec.truncation().every()) {
      found.add(
          new Conflict(
              List.of("truncation"),
              "truncation: backward must be at least every ("
                  + spec.truncation().every()
                  + "), not "
                  + spec.truncation().backward()
                  + "; otherwise some losses would reach no step at all"));
    }
    if (spec.dataset().continuous() && spec.bidirectional()) {
      found.add(
          new Conflict(
              List.of("bidirectional", "dataset"),
              "bidirectional: a running stream has no end to read backward from; use a dataset of"
                  + " separate sequences, or bidirectional: false"));
    } else if (spec.bidirectional() && !spec.truncation().isFull()) {
      found.add(
          new Conflict(
              List.of("truncation", "bidirectional"),
              "truncation: what is read backward cannot be cut into windows; write truncation:"
                  + " full, or bidirectional: false"));
    }
    // Of a stream, whose targets are at each step, it is told once its data is known.
    if (spec.readout() != Readout.END
        && !spec.truncation().isFull()
        && !spec.dataset().continuous()) {
      found.add(
          new Conflict(
              List.of("truncation", "readout"),
              "truncation: the "
                  + spec.readout()
                  + " over a sequence is of all its steps and cannot be cut into windows; write"
                  + " truncation: full, or readout: end"));
    }
    if (spec.context().asInitialState() && spec.dataset().continuous()) {
      found.add(
          new Conflict(
              List.of("context", "dataset"),
              "context: a running stream has no sequences that could begin with a state of their"
                  + " own; write context: input, or use a dataset of separate sequences"));
    }
    if (spec.steps().isPresent() && spec.epochs().isPresent()) {
      found.add(
          new Conflict(
              List.of("epochs", "steps"), "steps and epochs both say how long to train; keep one"));
    } else if (spec.epochs().isPresent() && spec.dataset().endless()) {
      found.add(
          new Conflict(
              List.of("epochs"),
              "epochs: the dataset is generated without end, so it has none; write steps"));
    }
    if (spec.dropout().outputs() > 0 && spec.layers() == 1) {
      found.add(
          new Conflict(
              List.of("dropout"),
              "dropout.outputs acts between layers, and there is one layer; set layers: 2 or more,"
                  + " or use dropout.recurrent"));
    }
    return found;
  }
}
