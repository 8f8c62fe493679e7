package org.unroll.engine;

import static org.unroll.api.Equations.sigmoid;
import static org.unroll.api.Equations.tanh;

import org.unroll.api.Cell;
import org.unroll.api.Step;
import org.unroll.api.Var;

/**
 * A cell that makes no sense but uses the whole vocabulary, with the awkward cases: maps that share
 * arguments only partly, a state of another size, a value used many times, a value squared, a gate
 * that nothing depends on, the input outside of affine maps, a state that copies another.
 */
record AllOperations() implements Cell {
  @Override
  public void step(Step step) {
    Var x = step.input();
    Var h = step.previous("h");
    Var memory = step.previous("m", 3);
    Var a = sigmoid(step.affine("a", x));
    Var b = step.affine("b", x, h, memory).apply(step.activation());
    Var c = step.affine("c", h);
    Var unused = step.gate("unused", x, h);
    Var small = tanh(step.affine("small", 3, b, memory));
    Var d = step.linear("d", small.times(small), a);
    Var mixed = a.times(b).minus(c.scale(0.3)).plus(d.from(1).times(a));
    Var pair = step.concatenate(mixed, small, step.constant(1, 0.3));
    Var part = pair.slice(1, step.hiddenSize());
    Var peephole = step.parameter("peephole", step.hiddenSize(), 0.2);
    step.next("h", mixed.plus(0.1).times(tanh(mixed)).plus(peephole.times(part).normalize()));
    step.next("m", small.plus(memory.scale(0.5)));
    step.next("before", h);
    Var squaredInput = step.linear("e", x.times(x));
    step.next("extra", squaredInput.plus(step.previous("before")).plus(unused.scale(0)));
  }
}
