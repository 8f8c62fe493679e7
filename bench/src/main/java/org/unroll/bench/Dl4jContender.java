package org.unroll.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.unroll.api.Parameter;
import org.unroll.train.StepSettings;

/**
 * DL4J, which has no GRU. It clips by the norm of each layer, for want of a global norm, and its
 * {@code fit} does not tell forward and backward from the update.
 */
final class Dl4jContender implements Contender {
  /** Its order of an LSTM's gates. */
  private static final List<String> LSTM_GATES = List.of("candidate", "forget", "output", "input");

  private final TrainingProblem problem;
  private final List<String> gates;
  private final MultiLayerNetwork network;
  private final INDArray input;
  private final INDArray targets;

  Dl4jContender(TrainingProblem problem) {
    this.problem = problem;
    this.gates = problem.cell() == CellKind.LSTM ? LSTM_GATES : List.of("state");
    int hidden = named("layer0." + gates.get(0) + ".input").rows();
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(
                    new Adam(
                        StepSettings.LEARNING_RATE,
                        StepSettings.BETA1,
                        StepSettings.BETA2,
                        StepSettings.EPSILON))
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(StepSettings.CLIPPING_THRESHOLD)
                .list()
                .layer(
                    recurrent(problem.cell())
                        .nIn(Workload.SYMBOLS)
                        .nOut(hidden)
                        .activation(Activation.TANH)
                        .build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(hidden)
                        .nOut(Workload.SYMBOLS)
                        .build())
                .build());
    network.init();
    load();
    input = sequences(problem.inputRows());
    targets = sequences(problem.targetRows());
  }

  private static BaseRecurrentLayer.Builder<?> recurrent(CellKind cell) {
    return switch (cell) {
      case RNN -> new SimpleRnn.Builder();
      case LSTM -> new LSTM.Builder().gateActivationFunction(Activation.SIGMOID);
      case GRU -> throw new IllegalArgumentException("DL4J has no GRU");
    };
  }

  private Parameter named(String name) {
    return problem.definition().layout().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * From {@code [time, batch, 65]} to DL4J's {@code [batch, 65, time]}, in the order it works in.
   */
  private INDArray sequences(float[] rows) {
    return Nd4j.createFromArray(rows)
        .reshape(problem.batch().time(), problem.batch().batch(), Workload.SYMBOLS)
        .permute(1, 2, 0)
        .dup('f');
  }

  private void load() {
    for (String gate : gates) {
      block("0_W", gate).assign(matrix("layer0." + gate + ".input").transpose());
      block("0_RW", gate).assign(matrix("layer0." + gate + ".recurrent").transpose());
      block("0_b", gate).assign(matrix("layer0." + gate + ".bias").transpose());
    }
    network.getParam("1_W").assign(matrix("output.weight").transpose());
    network.getParam("1_b").assign(matrix("output.bias").transpose());
  }

  private INDArray matrix(String name) {
    Parameter parameter = named(name);
    return Nd4j.create(DataType.FLOAT, parameter.length())
        .assign(
            Nd4j.createFromArray(
                java.util.Arrays.copyOfRange(
                    problem.parameters(),
                    parameter.offset(),
                    parameter.offset() + parameter.length())))
        .reshape(parameter.rows(), parameter.columns());
  }

  private INDArray block(String name, String gate) {
    return columns(network.getParam(name), gate);
  }

  /** The columns of one gate. */
  private INDArray columns(INDArray all, String gate) {
    long width = all.columns() / gates.size();
    long from = gates.indexOf(gate) * width;
    return all.get(
        org.nd4j.linalg.indexing.NDArrayIndex.all(),
        org.nd4j.linalg.indexing.NDArrayIndex.interval(from, from + width));
  }

  @Override
  public long step() {
    network.fit(input, targets);
    return 0;
  }

  /** DL4J sums the loss over time and its gradient over time and batch. */
  @Override
  public Evaluation evaluate() {
    network.setInput(input);
    network.setLabels(targets);
    network.computeGradientAndScore();
    int time = problem.batch().time();
    Map<String, INDArray> raw = network.gradient().gradientForVariable();
    Map<String, float[]> gradients = new HashMap<>();
    double factor = 1.0 / ((double) time * problem.batch().batch());
    for (String gate : gates) {
      put(gradients, "layer0." + gate + ".input", columns(raw.get("0_W"), gate), factor);
      put(gradients, "layer0." + gate + ".recurrent", columns(raw.get("0_RW"), gate), factor);
      put(gradients, "layer0." + gate + ".bias", columns(raw.get("0_b"), gate), factor);
    }
    put(gradients, "output.weight", raw.get("1_W"), factor);
    put(gradients, "output.bias", raw.get("1_b"), factor);
    return new Evaluation(network.score() / time, gradients);
  }

  private static void put(
      Map<String, float[]> gradients, String name, INDArray gradient, double factor) {
    INDArray upright = gradient.rank() < 2 ? gradient : gradient.transpose();
    gradients.put(name, upright.mul(factor).dup('c').data().asFloat());
  }
}
