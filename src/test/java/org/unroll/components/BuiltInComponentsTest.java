package org.unroll.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Probe;
import org.unroll.api.Table;
import org.unroll.api.UnrollPlugin;
import org.unroll.components.clipping.NormClipping;
import org.unroll.components.clipping.ValueClipping;
import org.unroll.components.dataset.Adding;
import org.unroll.components.dataset.Copy;
import org.unroll.components.dataset.CopyLoss;
import org.unroll.components.dataset.FixedSequence;
import org.unroll.components.dataset.Parentheses;
import org.unroll.components.dataset.ParenthesesTarget;
import org.unroll.components.dataset.Text;
import org.unroll.components.initialization.Normal;
import org.unroll.components.initialization.Orthogonal;
import org.unroll.components.initialization.Uniform;
import org.unroll.components.optimizer.Adam;
import org.unroll.components.optimizer.Momentum;
import org.unroll.components.optimizer.RmsProp;
import org.unroll.components.optimizer.StochasticGradientDescent;
import org.unroll.components.probe.ClippingShare;
import org.unroll.components.probe.Gates;
import org.unroll.components.probe.GradientLag;
import org.unroll.components.probe.GradientNorms;

class BuiltInComponentsTest {
  /** Parameters that no value is right for in general. */
  private static final Set<String> REQUIRED =
      Set.of(
          "clipping.norm.threshold",
          "clipping.value.threshold",
          "initialization.constant.value",
          "dataset.sequence.text",
          "dataset.text.path");

  private static Set<ComponentDefinition> definitions() {
    return Guice.createInjector(new BuiltInComponents())
        .getInstance(Key.get(new TypeLiteral<Set<ComponentDefinition>>() {}));
  }

  @Test
  void thePluginIsFoundAsAService() {
    assertThat(ServiceLoader.load(UnrollPlugin.class))
        .hasAtLeastOneElementOfType(BuiltInComponents.class);
  }

  @Test
  void everyAxisHasItsWords() {
    Set<String> names = new TreeSet<>();
    definitions().forEach(found -> names.add(found.kind().word() + "." + found.name()));
    assertThat(names)
        .contains("activation.tanh", "activation.relu", "activation.sigmoid", "activation.linear")
        .contains("initialization.identity", "initialization.normal", "initialization.glorot")
        .contains("initialization.orthogonal", "initialization.zeros")
        .contains("clipping.none", "clipping.norm", "clipping.value")
        .contains("optimizer.sgd", "optimizer.momentum", "optimizer.rmsprop", "optimizer.adam")
        .contains("dataset.adding", "dataset.copy", "dataset.parentheses", "dataset.text")
        .contains("dataset.sequence", "probe.gradient_norms", "probe.gradient_lag")
        .contains("probe.gates", "probe.clipping");
  }

  @Test
  void everyComponentAndParameterSaysWhatItMeansAndWhatItDefaultsTo() {
    Set<String> required = new TreeSet<>();
    for (ComponentDefinition found : definitions()) {
      assertThat(found.type().isAnnotationPresent(Doc.class)).as("%s", found).isTrue();
      for (RecordComponent parameter : found.type().getRecordComponents()) {
        assertThat(parameter.isAnnotationPresent(Doc.class)).as("%s", parameter).isTrue();
        if (!parameter.isAnnotationPresent(Default.class)
            && parameter.getType() != Optional.class) {
          required.add(found.kind().word() + "." + found.name() + "." + parameter.getName());
        }
      }
    }
    assertThat(required).isEqualTo(new TreeSet<>(REQUIRED));
  }

  @Test
  void everyColumnOfAProbesTableSaysWhatItMeans() throws ReflectiveOperationException {
    Set<String> tables = new TreeSet<>();
    for (ComponentDefinition found : definitions()) {
      if (found.kind() == ComponentKind.PROBE) {
        Probe probe =
            (Probe)
                found.type().getDeclaredConstructor(Optional.class).newInstance(Optional.empty());
        for (Class<? extends Record> table : probe.tables()) {
          assertThat(tables.add(table.getAnnotation(Table.class).value())).isTrue();
          assertThat(table.getRecordComponents())
              .allMatch(column -> column.isAnnotationPresent(Doc.class));
        }
      }
    }
    assertThat(tables).containsExactly("clipping", "gates", "gradient_lag", "gradients");
  }

  static Stream<Record> wrong() {
    return Stream.of(
        new NormClipping(0),
        new NormClipping(-1),
        new ValueClipping(0),
        new Normal(0, -0.1),
        new Uniform(0),
        new Orthogonal(0),
        new StochasticGradientDescent(0),
        new Momentum(1e-3, 1),
        new Momentum(-1e-3, 0.9),
        new RmsProp(1e-3, 1, 1e-8),
        new RmsProp(1e-3, 0.9, 0),
        new Adam(0, 0.9, 0.999, 1e-8),
        new Adam(1e-3, -0.1, 0.999, 1e-8),
        new Adam(1e-3, 0.9, 1, 1e-8),
        new Adding(1, 10, 10),
        new Adding(10, 0, 10),
        new Copy(1, 10, 20, CopyLoss.ALL, 10, 10),
        new Copy(8, 0, 20, CopyLoss.ALL, 10, 10),
        new Copy(8, 10, 0, CopyLoss.ALL, 10, 10),
        new Parentheses(ParenthesesTarget.NEXT, 1, 10, 10),
        new FixedSequence(null),
        new Text(" ", "utf-8", 0.1, 0.1),
        new Text("a.txt", "utf-8", 0, 0.1),
        new Text("a.txt", "utf-8", 0.1, 1),
        new GradientNorms(Optional.of(0)),
        new GradientLag(Optional.of(-1)),
        new Gates(Optional.of(0)),
        new ClippingShare(Optional.of(0)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongParametersViolateAConstraint(Record component) {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      Validator validator = factory.getValidator();
      assertThat(validator.validate(component)).hasSize(1);
    }
  }
}
