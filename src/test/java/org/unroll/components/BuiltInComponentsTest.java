package org.unroll.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.unroll.components.activation.Elu;
import org.unroll.components.activation.LeakyRelu;
import org.unroll.components.clipping.NormClipping;
import org.unroll.components.clipping.PerParameterClipping;
import org.unroll.components.clipping.ValueClipping;
import org.unroll.components.dataset.Adding;
import org.unroll.components.dataset.Copy;
import org.unroll.components.dataset.CopyLoss;
import org.unroll.components.dataset.Counting;
import org.unroll.components.dataset.Distractors;
import org.unroll.components.dataset.FixedSequence;
import org.unroll.components.dataset.NoisySequences;
import org.unroll.components.dataset.Parentheses;
import org.unroll.components.dataset.ParenthesesTarget;
import org.unroll.components.dataset.TemporalOrder;
import org.unroll.components.dataset.Text;
import org.unroll.components.initialization.Chrono;
import org.unroll.components.initialization.NearIdentity;
import org.unroll.components.initialization.Normal;
import org.unroll.components.initialization.Orthogonal;
import org.unroll.components.initialization.Sparse;
import org.unroll.components.initialization.Uniform;
import org.unroll.components.optimizer.AdaGrad;
import org.unroll.components.optimizer.Adam;
import org.unroll.components.optimizer.AdamW;
import org.unroll.components.optimizer.Momentum;
import org.unroll.components.optimizer.Nesterov;
import org.unroll.components.optimizer.RmsProp;
import org.unroll.components.optimizer.StochasticGradientDescent;
import org.unroll.components.probe.ClippingShare;
import org.unroll.components.probe.FollowedLosses;
import org.unroll.components.probe.Gates;
import org.unroll.components.probe.GradientLag;
import org.unroll.components.probe.GradientNorms;
import org.unroll.components.probe.Jacobian;
import org.unroll.components.probe.TemporalComponents;
import org.unroll.components.regularization.L1;
import org.unroll.components.regularization.L2;
import org.unroll.components.schedule.ConstantRate;
import org.unroll.components.schedule.CosineDecay;
import org.unroll.components.schedule.ExponentialDecay;
import org.unroll.components.schedule.LinearDecay;
import org.unroll.components.schedule.StepDecay;
import org.unroll.components.schedule.WarmUp;
import org.unroll.format.CsvDialect;

class BuiltInComponentsTest {
  /** Parameters that no value is right for in general. */
  private static final Set<String> REQUIRED =
      Set.of(
          "clipping.norm.threshold",
          "clipping.per_parameter.threshold",
          "clipping.value.threshold",
          "initialization.chrono.longestLag",
          "initialization.constant.value",
          "regularization.l1.strength",
          "regularization.l2.strength",
          "regularization.omega.strength",
          "regularization.activation.strength",
          "schedule.exponential.decay",
          "schedule.warm_up.updates",
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
        .contains("probe.temporal_components", "probe.jacobian", "probe.units", "probe.cell_path")
        .contains("probe.weights", "probe.truncation_angle")
        .contains("probe.gates", "probe.clipping", "clipping.per_parameter")
        .contains("activation.leaky_relu", "activation.elu", "activation.softplus")
        .contains("activation.hard_tanh", "activation.hard_sigmoid", "initialization.he")
        .contains("initialization.sparse", "initialization.chrono", "initialization.near_identity")
        .contains("optimizer.nesterov", "optimizer.adagrad", "optimizer.adamw")
        .contains("schedule.constant", "schedule.exponential", "schedule.step", "schedule.linear")
        .contains("schedule.cosine", "schedule.warm_up", "regularization.l1", "regularization.l2")
        .contains("regularization.omega", "regularization.activation")
        .contains("dataset.temporal-order", "dataset.noisy-sequences", "dataset.counting");
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
  void everyColumnOfAProbesTableSaysWhatItMeans() throws Exception {
    Set<String> tables = new TreeSet<>();
    String page = Files.readString(Path.of("results/README.md"));
    for (ComponentDefinition found : definitions()) {
      if (found.kind() == ComponentKind.PROBE) {
        Probe probe = withEverything(found.type());
        for (Class<? extends Record> table : probe.tables()) {
          assertThat(tables.add(table.getAnnotation(Table.class).value())).isTrue();
          assertThat(table.getRecordComponents())
              .allMatch(column -> column.isAnnotationPresent(Doc.class));
          assertThat(table.getRecordComponents())
              .allMatch(column -> page.contains("`" + CsvDialect.column(column.getName()) + "`"));
        }
      }
    }
    assertThat(tables)
        .containsExactly(
            "cell_path",
            "clipping",
            "gate_units",
            "gates",
            "gradient_decay",
            "gradient_lag",
            "gradients",
            "jacobian",
            "lyapunov",
            "recurrent_matrices",
            "temporal_components",
            "time_constants",
            "truncation_angle",
            "units",
            "weights");
    assertThat(tables).allMatch(table -> page.contains("## " + table + ".csv\n"));
  }

  /** A probe with every option that adds a table. */
  private static Probe withEverything(Class<? extends Record> type) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    Object[] arguments =
        Arrays.stream(constructor.getParameterTypes())
            .map(BuiltInComponentsTest::anyValue)
            .toArray();
    return (Probe) constructor.newInstance(arguments);
  }

  private static Object anyValue(Class<?> type) {
    if (type == boolean.class) {
      return true;
    } else if (type == int.class) {
      return 1;
    } else if (type == String.class) {
      return "forget";
    }
    return type.isEnum() ? type.getEnumConstants()[0] : Optional.empty();
  }

  static Stream<Record> wrong() {
    return Stream.of(
        new LeakyRelu(-0.1),
        new Elu(0),
        new Sparse(0, 1),
        new Sparse(5, 0),
        new NearIdentity(1, -0.1),
        new Chrono(2, false),
        new PerParameterClipping(0),
        new Nesterov(1e-3, 1),
        new AdaGrad(0, 1e-8, 0),
        new AdaGrad(1e-2, 1e-8, -1),
        new AdamW(1e-3, 0.9, 0.999, 1e-8, -1, Adam.EpsilonAdded.BEFORE_CORRECTION, false),
        new ExponentialDecay(1.1, 10),
        new ExponentialDecay(0.5, 0),
        new StepDecay(0, Optional.of(1), List.of()),
        new StepDecay(0.1, Optional.of(0), List.of()),
        new StepDecay(0.1, Optional.empty(), List.of(0)),
        new LinearDecay(-0.1),
        new CosineDecay(1.1),
        new WarmUp(0, new ConstantRate()),
        new L1(-1, false),
        new L2(-1, true),
        new TemporalOrder(9, 20, 10, 10),
        new Counting(1, 10, 10),
        new NoisySequences(1, 5, Distractors.RANDOM, 0, 10, 10),
        new NoisySequences(9, 5, Distractors.RANDOM, 1, 10, 10),
        new NormClipping(0),
        new NormClipping(-1),
        new ValueClipping(0),
        new Normal(0, -0.1),
        new Uniform(0),
        new Orthogonal(0),
        new StochasticGradientDescent(0),
        new Momentum(1e-3, 1),
        new Momentum(-1e-3, 0.9),
        new RmsProp(1e-3, 1, 1e-8, 0, RmsProp.EpsilonAdded.AFTER_ROOT),
        new RmsProp(1e-3, 0.9, 0, 0, RmsProp.EpsilonAdded.AFTER_ROOT),
        new Adam(0, 0.9, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION),
        new Adam(1e-3, -0.1, 0.999, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION),
        new Adam(1e-3, 0.9, 1, 1e-8, Adam.EpsilonAdded.BEFORE_CORRECTION),
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
        new GradientLag(Optional.of(-1), FollowedLosses.LAST, Optional.empty()),
        new GradientLag(Optional.empty(), FollowedLosses.LAST, Optional.of(0)),
        new Gates(Optional.of(0), false),
        new TemporalComponents(Optional.empty(), FollowedLosses.LAST, Optional.of(0)),
        new Jacobian(Optional.empty(), 0, 100, 10),
        new Jacobian(Optional.empty(), 1, 0, 10),
        new Jacobian(Optional.empty(), 1, 100, -1),
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
