package org.unroll.bench;

import java.util.Map;
import org.unroll.api.Initialization;
import org.unroll.components.initialization.Glorot;
import org.unroll.components.initialization.Zeros;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.ParameterInitializer;
import org.unroll.plan.SeededStreams;

/** Parameters as a run would start with. */
final class InitialParameters {
  private InitialParameters() {}

  static float[] of(NetworkDefinition definition, Initialization recurrent) {
    float[] parameters = new float[definition.layout().size()];
    new ParameterInitializer(recurrent, new Glorot(), new Glorot(), new Zeros(), Map.of())
        .fill(definition, new SeededStreams(1), parameters);
    return parameters;
  }
}
