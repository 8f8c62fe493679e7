package org.unroll.train;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.unroll.api.Batch;
import org.unroll.api.Dataset;
import org.unroll.api.Parameter;
import org.unroll.api.RandomStreams;
import org.unroll.api.SequencePenalty;
import org.unroll.api.Split;
import org.unroll.api.Truncation;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.fast.BackpropagationThroughTime;
import org.unroll.engine.fast.CarriedState;
import org.unroll.engine.fast.Network;
import org.unroll.engine.reference.ReferenceNetwork;
import org.unroll.engine.trace.Node;

/**
 * Checks the gradients of one run's network on a few steps of its own data: the reference in double
 * precision against central differences of the loss, then the fast path against the reference, with
 * the penalties along the sequences. The parameters are the initial ones and a little noise, so
 * that none is special.
 */
public final class GradientCheck {
  private static final int SEQUENCES = 2;
  private static final int STEPS = 10;
  private static final int ELEMENTS = 12;
  private static final double NOISE = 0.1;
  private static final double STEP = 1e-5;
  private static final int DRAWS = 50;

  private final NetworkDefinition definition;
  private final Network network;
  private final Dataset.Sequences sequences;
  private final Truncation truncation;
  private final RandomStreams streams;
  private final ReferenceNetwork reference;
  private final Masks masks;

  @Inject
  GradientCheck(
      NetworkDefinition definition,
      Network network,
      Dataset.Sequences sequences,
      TrainingSettings settings,
      RandomStreams streams) {
    this.definition = definition;
    this.network = network;
    this.sequences = sequences;
    this.truncation = settings.continuous() ? Truncation.FULL : settings.truncation();
    this.streams = streams;
    this.reference = new ReferenceNetwork(definition.with(SequencePenalty.NONE));
    this.masks = Masks.of(streams, 1);
  }

  /**
   * What was found.
   *
   * @param differences the reference against central differences, by parameter
   * @param fastPath the fast path against the reference, by parameter
   * @param elements how many elements differences were taken of
   */
  public record Result(
      List<GradientError> differences, List<GradientError> fastPath, int elements) {
    /** Whether every parameter is within its bound. */
    public boolean agrees() {
      return differences.stream().allMatch(GradientError::within)
          && fastPath.stream().allMatch(GradientError::within);
    }
  }

  /**
   * Makes both checks.
   *
   * @throws IllegalStateException if the data gives no loss to differentiate, or every draw of
   *     parameters has a unit on a kink of its activation
   */
  public Result check() {
    Batch batch = sequences.batches(Split.TRAIN, SEQUENCES, STEPS).batch(0).lastSteps(STEPS);
    double[] parameters = parameters(batch);
    double[] gradient =
        reference.differentiate(parameters, batch, Truncation.FULL, masks).gradient();
    List<GradientError> differences = new ArrayList<>();
    int elements = 0;
    for (Parameter parameter : definition.layout().parameters()) {
      int[] chosen = chosen(parameter);
      elements += chosen.length;
      differences.add(differences(parameter, chosen, parameters, gradient, batch));
    }
    return new Result(differences, fastPath(parameters, batch), elements);
  }

  /** Near the initial ones, where no unit is so near a kink that a difference would jump it. */
  private double[] parameters(Batch batch) {
    for (int draw = 0; draw < DRAWS; draw++) {
      RandomGenerator random = streams.at("check-gradients", draw);
      double[] parameters = new double[network.parameters().length];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (float) (network.parameters()[i] + random.nextDouble(-NOISE, NOISE));
      }
      ReferenceNetwork.Result result =
          reference.differentiate(parameters, batch, Truncation.FULL, masks);
      if (result.sums().targets() == 0 || !Double.isFinite(result.sums().loss())) {
        throw new IllegalStateException(
            "the last " + STEPS + " steps of the first sequences give no loss to differentiate");
      }
      if (result.preActivations().stream().flatMapToDouble(Arrays::stream).noneMatch(nearKink())) {
        return parameters;
      }
    }
    throw new IllegalStateException(
        "each of " + DRAWS + " draws of parameters has a unit on a kink of its activation");
  }

  /**
   * Exactly on a kink lies only what no parameter moves, such as the memory of a unit that is off:
   * the parameters are noise, so that nothing else cancels to the last digit.
   */
  private DoublePredicate nearKink() {
    double[] kinks =
        definition
            .programs()
            .flatMap(program -> program.nodes().stream())
            .filter(Node.Activated.class::isInstance)
            .flatMapToDouble(node -> Arrays.stream(((Node.Activated) node).activation().kinks()))
            .distinct()
            .toArray();
    return x -> Arrays.stream(kinks).anyMatch(kink -> x != kink && Math.abs(x - kink) < 10 * STEP);
  }

  /** Some elements of a parameter, all of a small one. */
  private int[] chosen(Parameter parameter) {
    if (parameter.length() <= ELEMENTS) {
      return IntStream.range(parameter.offset(), parameter.offset() + parameter.length()).toArray();
    }
    RandomGenerator random = streams.at("check-gradients/" + parameter.name(), 0);
    return random
        .ints(parameter.offset(), parameter.offset() + parameter.length())
        .distinct()
        .limit(ELEMENTS)
        .toArray();
  }

  private GradientError differences(
      Parameter parameter, int[] elements, double[] parameters, double[] gradient, Batch batch) {
    double squaredDifference = 0;
    double squaredNorm = 0;
    for (int i : elements) {
      double centre = parameters[i];
      parameters[i] = centre + STEP;
      double above = reference.loss(parameters, batch, masks).meanLoss();
      parameters[i] = centre - STEP;
      double below = reference.loss(parameters, batch, masks).meanLoss();
      parameters[i] = centre;
      double slope = (above - below) / (2 * STEP);
      squaredDifference += (slope - gradient[i]) * (slope - gradient[i]);
      squaredNorm += slope * slope;
    }
    double norm = Math.sqrt(squaredNorm);
    return new GradientError(
        parameter.name(), Math.sqrt(squaredDifference), norm, 1e-6 * norm + 1e-8);
  }

  private List<GradientError> fastPath(double[] parameters, Batch batch) {
    double[] expected =
        new ReferenceNetwork(definition)
            .differentiate(parameters, batch, truncation, masks)
            .gradient();
    for (int i = 0; i < parameters.length; i++) {
      network.parameters()[i] = (float) parameters[i];
    }
    network.parametersChanged();
    new BackpropagationThroughTime(network)
        .run(batch, new CarriedState(), batch.time(), truncation, masks);
    double whole = norm(expected, 0, expected.length);
    List<GradientError> errors = new ArrayList<>();
    for (Parameter parameter : definition.layout().parameters()) {
      int end = parameter.offset() + parameter.length();
      double squares = 0;
      for (int i = parameter.offset(); i < end; i++) {
        squares += Math.pow(network.gradient()[i] - expected[i], 2);
      }
      double norm = norm(expected, parameter.offset(), end);
      // What nearly cancels is as good as single precision leaves it: the whole gradient tells.
      errors.add(
          new GradientError(
              parameter.name(), Math.sqrt(squares), norm, 1e-4 * norm + 5e-7 * whole + 1e-9));
    }
    return errors;
  }

  private static double norm(double[] values, int from, int end) {
    double squares = 0;
    for (int i = from; i < end; i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }
}
