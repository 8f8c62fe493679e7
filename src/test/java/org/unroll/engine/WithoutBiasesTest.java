package org.unroll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.Batch;
import org.unroll.api.InputShape;
import org.unroll.api.Parameter;
import org.unroll.api.Readout;
import org.unroll.api.Task;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.DropoutShares;

/** A network without biases is the one whose biases are zero, and has no parameter for them. */
class WithoutBiasesTest {
  private static final InputShape INPUT = InputShape.features(2);
  private static final Task TASK = new Task(Task.Target.CLASSES, Task.Timing.EACH_STEP, 3);

  static Stream<String> cells() {
    return Stream.concat(Fixtures.CELLS.keySet().stream(), Fixtures.VARIANTS.keySet().stream());
  }

  private static NetworkDefinition network(String cell, boolean biased) {
    return Fixtures.network(
        Fixtures.cell(cell),
        "tanh",
        new NetworkDefinition.Shape(2, 4, true, biased, Readout.END),
        DropoutShares.NONE,
        INPUT,
        TASK);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void isTheNetworkWhoseBiasesAreZero(String cell) {
    NetworkDefinition without = network(cell, false);
    assertThat(without.layout().parameters()).noneMatch(Parameter::isBias);
    double[] parameters = Fixtures.parameters(without, 3);
    Map<String, Parameter> known = new HashMap<>();
    without.layout().parameters().forEach(one -> known.put(one.name(), one));

    NetworkDefinition with = network(cell, true);
    double[] padded = new double[with.layout().size()];
    for (Parameter parameter : with.layout().parameters()) {
      Parameter same = known.remove(parameter.name());
      assertThat(same == null).as(parameter.name()).isEqualTo(parameter.isBias());
      if (same != null) {
        System.arraycopy(parameters, same.offset(), padded, parameter.offset(), parameter.length());
      }
    }
    assertThat(known).isEmpty();
    Batch batch = Fixtures.batch(INPUT, TASK, 6, 3, true, 5);
    assertThat(new ReferenceNetwork(without).loss(parameters, batch, Masks.NONE).loss())
        .isCloseTo(
            new ReferenceNetwork(with).loss(padded, batch, Masks.NONE).loss(), within(1e-12));
  }
}
