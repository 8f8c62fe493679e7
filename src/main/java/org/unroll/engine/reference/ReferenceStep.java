package org.unroll.engine.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.unroll.api.Parameter;
import org.unroll.engine.ParameterLayout;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * Evaluates and differentiates one direction's program at one time step. Values are [batch, size].
 */
final class ReferenceStep {
  private final Program program;
  private final int direction;
  private final ParameterLayout layout;
  private final double[] parameters;
  private final double[] gradient;
  private final ReferenceMasks masks;
  private final List<Node.Affine> affines;
  private final Map<Parameter, INDArray> matrices = new HashMap<>();

  /**
   * Binds a layer's program to parameters.
   *
   * @param gradient takes ∂L/∂θ, flat; null if it is not wanted
   * @param masks what is dropped
   */
  ReferenceStep(
      Program program,
      int direction,
      ParameterLayout layout,
      double[] parameters,
      double[] gradient,
      ReferenceMasks masks) {
    this.masks = masks;
    this.program = program;
    this.direction = direction;
    this.layout = layout;
    this.parameters = parameters;
    this.gradient = gradient;
    this.affines = program.affines();
  }

  /** The values of all nodes, by id. */
  INDArray[] evaluate(INDArray input, INDArray[] previousStates) {
    INDArray[] values = new INDArray[program.nodes().size()];
    for (Node node : program.nodes()) {
      values[node.id()] = node.accept(new Evaluation(values, input, previousStates));
    }
    return values;
  }

  /**
   * Adds to the adjoints of all nodes what follows from those of the states' next values.
   *
   * @param adjoints by node id, zero but for the next values
   */
  void differentiate(INDArray[] values, INDArray[] adjoints) {
    for (int i = program.nodes().size() - 1; i >= 0; i--) {
      program.nodes().get(i).accept(new Differentiation(values, adjoints));
    }
  }

  static INDArray map(INDArray x, DoubleUnaryOperator function) {
    double[][] rows = x.toDoubleMatrix();
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = function.applyAsDouble(row[j]);
      }
    }
    return Nd4j.createFromArray(rows);
  }

  static INDArray matrix(double[] parameters, Parameter parameter) {
    double[][] rows = new double[parameter.rows()][parameter.columns()];
    for (int row = 0; row < parameter.rows(); row++) {
      System.arraycopy(
          parameters,
          parameter.offset() + row * parameter.columns(),
          rows[row],
          0,
          parameter.columns());
    }
    return Nd4j.createFromArray(rows);
  }

  static void addGradient(double[] gradient, Parameter parameter, INDArray contribution) {
    double[][] rows = contribution.toDoubleMatrix();
    for (int row = 0; row < parameter.rows(); row++) {
      for (int column = 0; column < parameter.columns(); column++) {
        gradient[parameter.offset() + row * parameter.columns() + column] += rows[row][column];
      }
    }
  }

  /** Anything below 1e-30 counts as zero, as on the fast path. */
  static INDArray flush(INDArray adjoint) {
    return map(adjoint, a -> Math.abs(a) < 1e-30 ? 0 : a);
  }

  static INDArray zeros(long rows, long columns) {
    return Nd4j.zeros(DataType.DOUBLE, rows, columns);
  }

  private void addToGradient(Parameter parameter, Supplier<INDArray> contribution) {
    if (gradient != null) {
      addGradient(gradient, parameter, contribution.get());
    }
  }

  private INDArray matrix(Parameter parameter) {
    return matrices.computeIfAbsent(parameter, key -> matrix(parameters, key));
  }

  private List<Parameter> weights(Node.Affine node) {
    return layout.weights(direction, affines.indexOf(node), node);
  }

  private Parameter unit(Node.UnitParameter node) {
    return layout.units().get(direction).get(program.unitParameters().indexOf(node));
  }

  private Parameter bias(Node.Affine node) {
    return layout.biases().get(direction).get(affines.indexOf(node));
  }

  private final class Evaluation implements Node.Visitor<INDArray> {
    private final INDArray[] values;
    private final INDArray input;
    private final INDArray[] previousStates;

    Evaluation(INDArray[] values, INDArray input, INDArray[] previousStates) {
      this.values = values;
      this.input = input;
      this.previousStates = previousStates;
    }

    @Override
    public INDArray input(Node.Input node) {
      return input;
    }

    @Override
    public INDArray previous(Node.Previous node) {
      List<String> names = program.states().stream().map(Program.State::name).toList();
      return previousStates[names.indexOf(node.state())];
    }

    @Override
    public INDArray affine(Node.Affine node) {
      INDArray sum = zeros(input.rows(), node.size());
      List<Parameter> weights = weights(node);
      for (int i = 0; i < weights.size(); i++) {
        INDArray argument = values[node.arguments().get(i).id()];
        sum = sum.add(argument.mmul(matrix(weights.get(i)).transpose()));
      }
      return bias(node) == null ? sum : sum.addRowVector(matrix(bias(node)).transpose());
    }

    @Override
    public INDArray sum(Node.Sum node) {
      return values[node.a().id()].add(values[node.b().id()]);
    }

    @Override
    public INDArray difference(Node.Difference node) {
      return values[node.a().id()].sub(values[node.b().id()]);
    }

    @Override
    public INDArray product(Node.Product node) {
      return values[node.a().id()].mul(values[node.b().id()]);
    }

    @Override
    public INDArray scaled(Node.Scaled node) {
      return values[node.a().id()].mul(node.factor()).add(node.constant());
    }

    @Override
    public INDArray unitParameter(Node.UnitParameter node) {
      return zeros(input.rows(), node.size()).addRowVector(matrix(unit(node)).transpose());
    }

    @Override
    public INDArray constant(Node.Constant node) {
      return zeros(input.rows(), node.size()).add(node.value());
    }

    @Override
    public INDArray concatenated(Node.Concatenated node) {
      return Nd4j.concat(
          1, node.arguments().stream().map(part -> values[part.id()]).toArray(INDArray[]::new));
    }

    @Override
    public INDArray slice(Node.Slice node) {
      return ReferenceSlices.of(values[node.a().id()], node.from(), node.size());
    }

    @Override
    public INDArray normalized(Node.Normalized node) {
      return ReferenceNormalization.forward(values[node.a().id()]);
    }

    @Override
    public INDArray mask(Node.Mask node) {
      return masks.at(node, input.rows());
    }

    @Override
    public INDArray custom(Node.Custom node) {
      return ReferenceCustom.forward(node, values);
    }

    @Override
    public INDArray activated(Node.Activated node) {
      return map(values[node.a().id()], node.activation()::value);
    }
  }

  private final class Differentiation implements Node.Visitor<List<Node>> {
    private final INDArray[] values;
    private final INDArray[] adjoints;

    Differentiation(INDArray[] values, INDArray[] adjoints) {
      this.values = values;
      this.adjoints = adjoints;
    }

    private List<Node> add(Node node, INDArray contribution) {
      adjoints[node.id()] = adjoints[node.id()].add(contribution);
      return List.of(node);
    }

    @Override
    public List<Node> input(Node.Input node) {
      return List.of();
    }

    @Override
    public List<Node> previous(Node.Previous node) {
      return List.of();
    }

    @Override
    public List<Node> affine(Node.Affine node) {
      INDArray adjoint = flush(adjoints[node.id()]);
      List<Node> reached = new ArrayList<>();
      List<Parameter> weights = weights(node);
      for (int i = 0; i < weights.size(); i++) {
        Node argument = node.arguments().get(i);
        addToGradient(weights.get(i), () -> adjoint.transpose().mmul(values[argument.id()]));
        reached.addAll(add(argument, adjoint.mmul(matrix(weights.get(i)))));
      }
      if (bias(node) != null) {
        addToGradient(bias(node), () -> adjoint.sum(true, 0).transpose());
      }
      return reached;
    }

    @Override
    public List<Node> sum(Node.Sum node) {
      add(node.a(), adjoints[node.id()]);
      return add(node.b(), adjoints[node.id()]);
    }

    @Override
    public List<Node> difference(Node.Difference node) {
      add(node.a(), adjoints[node.id()]);
      return add(node.b(), adjoints[node.id()].neg());
    }

    @Override
    public List<Node> product(Node.Product node) {
      add(node.a(), adjoints[node.id()].mul(values[node.b().id()]));
      return add(node.b(), adjoints[node.id()].mul(values[node.a().id()]));
    }

    @Override
    public List<Node> scaled(Node.Scaled node) {
      return add(node.a(), adjoints[node.id()].mul(node.factor()));
    }

    @Override
    public List<Node> unitParameter(Node.UnitParameter node) {
      INDArray adjoint = flush(adjoints[node.id()]);
      addToGradient(unit(node), () -> adjoint.sum(true, 0).transpose());
      return List.of();
    }

    @Override
    public List<Node> constant(Node.Constant node) {
      return List.of();
    }

    @Override
    public List<Node> concatenated(Node.Concatenated node) {
      int from = 0;
      for (Node part : node.arguments()) {
        add(part, ReferenceSlices.of(adjoints[node.id()], from, part.size()));
        from += part.size();
      }
      return node.arguments();
    }

    @Override
    public List<Node> slice(Node.Slice node) {
      return add(node.a(), ReferenceSlices.into(adjoints[node.id()], node.from(), node.a().size()));
    }

    @Override
    public List<Node> normalized(Node.Normalized node) {
      return add(
          node.a(), ReferenceNormalization.backward(values[node.a().id()], adjoints[node.id()]));
    }

    @Override
    public List<Node> mask(Node.Mask node) {
      return List.of();
    }

    @Override
    public List<Node> custom(Node.Custom node) {
      INDArray[] contributions = ReferenceCustom.backward(node, values, adjoints[node.id()]);
      for (int i = 0; i < contributions.length; i++) {
        add(node.arguments().get(i), contributions[i]);
      }
      return node.arguments();
    }

    @Override
    public List<Node> activated(Node.Activated node) {
      INDArray slope = map(values[node.a().id()], node.activation()::slope);
      return add(node.a(), adjoints[node.id()].mul(slope));
    }
  }
}
