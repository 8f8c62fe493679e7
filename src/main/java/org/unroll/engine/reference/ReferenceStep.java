package org.unroll.engine.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
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
  private final DMatrixRMaj context;
  private final ReferenceMasks masks;
  private final List<Node.Affine> affines;
  private final Map<Parameter, DMatrixRMaj> matrices = new HashMap<>();

  /**
   * Binds a layer's program to parameters.
   *
   * @param gradient takes ∂L/∂θ, flat; null if it is not wanted
   * @param context {@code [batch, context]}; null if there is none
   * @param masks what is dropped
   */
  ReferenceStep(
      Program program,
      int direction,
      ParameterLayout layout,
      double[] parameters,
      double[] gradient,
      DMatrixRMaj context,
      ReferenceMasks masks) {
    this.context = context;
    this.masks = masks;
    this.program = program;
    this.direction = direction;
    this.layout = layout;
    this.parameters = parameters;
    this.gradient = gradient;
    this.affines = program.affines();
  }

  /** The values of all nodes, by id. */
  DMatrixRMaj[] evaluate(DMatrixRMaj input, DMatrixRMaj[] previousStates) {
    DMatrixRMaj[] values = new DMatrixRMaj[program.nodes().size()];
    for (Node node : program.nodes()) {
      values[node.id()] = node.accept(new Evaluation(values, input, previousStates));
    }
    return values;
  }

  /**
   * Adds to the adjoints of all nodes what follows from those of the states' next values.
   *
   * @param values by node id; a single row stands for a batch of equal ones
   * @param adjoints by node id, zero but for the next values; they are added to in place
   */
  void differentiate(DMatrixRMaj[] values, DMatrixRMaj[] adjoints) {
    for (int i = program.nodes().size() - 1; i >= 0; i--) {
      program.nodes().get(i).accept(new Differentiation(values, adjoints));
    }
  }

  private void addToGradient(Parameter parameter, Supplier<DMatrixRMaj> contribution) {
    if (gradient != null) {
      ReferenceMatrices.addGradient(gradient, parameter, contribution.get());
    }
  }

  private DMatrixRMaj matrix(Parameter parameter) {
    return matrices.computeIfAbsent(parameter, key -> ReferenceMatrices.of(parameters, key));
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

  private final class Evaluation implements Node.Visitor<DMatrixRMaj> {
    private final DMatrixRMaj[] values;
    private final DMatrixRMaj input;
    private final DMatrixRMaj[] previousStates;

    Evaluation(DMatrixRMaj[] values, DMatrixRMaj input, DMatrixRMaj[] previousStates) {
      this.values = values;
      this.input = input;
      this.previousStates = previousStates;
    }

    @Override
    public DMatrixRMaj input(Node.Input node) {
      return input;
    }

    @Override
    public DMatrixRMaj context(Node.Context node) {
      return context;
    }

    @Override
    public DMatrixRMaj previous(Node.Previous node) {
      List<String> names = program.states().stream().map(Program.State::name).toList();
      return previousStates[names.indexOf(node.state())];
    }

    @Override
    public DMatrixRMaj affine(Node.Affine node) {
      DMatrixRMaj sum = bias(node) == null ? zeros(node) : alike(bias(node));
      List<Parameter> weights = weights(node);
      for (int i = 0; i < weights.size(); i++) {
        DMatrixRMaj argument = values[node.arguments().get(i).id()];
        CommonOps_DDRM.multAddTransB(argument, matrix(weights.get(i)), sum);
      }
      return sum;
    }

    @Override
    public DMatrixRMaj sum(Node.Sum node) {
      return CommonOps_DDRM.add(values[node.a().id()], values[node.b().id()], null);
    }

    @Override
    public DMatrixRMaj difference(Node.Difference node) {
      return CommonOps_DDRM.subtract(values[node.a().id()], values[node.b().id()], null);
    }

    @Override
    public DMatrixRMaj product(Node.Product node) {
      return CommonOps_DDRM.elementMult(values[node.a().id()], values[node.b().id()], null);
    }

    @Override
    public DMatrixRMaj scaled(Node.Scaled node) {
      return ReferenceMatrices.map(values[node.a().id()], a -> a * node.factor() + node.constant());
    }

    @Override
    public DMatrixRMaj unitParameter(Node.UnitParameter node) {
      return alike(unit(node));
    }

    @Override
    public DMatrixRMaj constant(Node.Constant node) {
      return ReferenceMatrices.filled(input.numRows, node.size(), node.value());
    }

    @Override
    public DMatrixRMaj concatenated(Node.Concatenated node) {
      return CommonOps_DDRM.concatColumnsMulti(
          node.arguments().stream().map(part -> values[part.id()]).toArray(DMatrixRMaj[]::new));
    }

    @Override
    public DMatrixRMaj slice(Node.Slice node) {
      return ReferenceMatrices.columns(values[node.a().id()], node.from(), node.size());
    }

    @Override
    public DMatrixRMaj normalized(Node.Normalized node) {
      return ReferenceNormalization.forward(values[node.a().id()]);
    }

    @Override
    public DMatrixRMaj mask(Node.Mask node) {
      return masks.at(node, input.numRows);
    }

    @Override
    public DMatrixRMaj custom(Node.Custom node) {
      return ReferenceCustom.forward(node, values);
    }

    @Override
    public DMatrixRMaj activated(Node.Activated node) {
      return ReferenceMatrices.map(values[node.a().id()], node.activation()::value);
    }

    private DMatrixRMaj zeros(Node node) {
      return ReferenceMatrices.zeros(input.numRows, node.size());
    }

    /** The parameter's values in each row. */
    private DMatrixRMaj alike(Parameter parameter) {
      return ReferenceMatrices.repeated(
              ReferenceMatrices.rowOf(parameters, parameter), input.numRows)
          .copy();
    }
  }

  private final class Differentiation implements Node.Visitor<List<Node>> {
    private final DMatrixRMaj[] values;
    private final DMatrixRMaj[] adjoints;

    Differentiation(DMatrixRMaj[] values, DMatrixRMaj[] adjoints) {
      this.values = values;
      this.adjoints = adjoints;
    }

    private List<Node> add(Node node, DMatrixRMaj contribution) {
      CommonOps_DDRM.addEquals(adjoints[node.id()], contribution);
      return List.of(node);
    }

    @Override
    public List<Node> input(Node.Input node) {
      return List.of();
    }

    @Override
    public List<Node> context(Node.Context node) {
      return List.of();
    }

    @Override
    public List<Node> previous(Node.Previous node) {
      return List.of();
    }

    @Override
    public List<Node> affine(Node.Affine node) {
      DMatrixRMaj adjoint = ReferenceMatrices.flush(adjoints[node.id()]);
      List<Node> reached = new ArrayList<>();
      List<Parameter> weights = weights(node);
      for (int i = 0; i < weights.size(); i++) {
        Node argument = node.arguments().get(i);
        addToGradient(
            weights.get(i), () -> CommonOps_DDRM.multTransA(adjoint, values[argument.id()], null));
        reached.addAll(add(argument, ReferenceMatrices.product(adjoint, matrix(weights.get(i)))));
      }
      if (bias(node) != null) {
        addToGradient(bias(node), () -> CommonOps_DDRM.sumCols(adjoint, null));
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
      return add(node.b(), ReferenceMatrices.scaled(adjoints[node.id()], -1));
    }

    @Override
    public List<Node> product(Node.Product node) {
      add(node.a(), ReferenceMatrices.times(adjoints[node.id()], values[node.b().id()]));
      return add(node.b(), ReferenceMatrices.times(adjoints[node.id()], values[node.a().id()]));
    }

    @Override
    public List<Node> scaled(Node.Scaled node) {
      return add(node.a(), ReferenceMatrices.scaled(adjoints[node.id()], node.factor()));
    }

    @Override
    public List<Node> unitParameter(Node.UnitParameter node) {
      DMatrixRMaj adjoint = ReferenceMatrices.flush(adjoints[node.id()]);
      addToGradient(unit(node), () -> CommonOps_DDRM.sumCols(adjoint, null));
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
        add(part, ReferenceMatrices.columns(adjoints[node.id()], from, part.size()));
        from += part.size();
      }
      return node.arguments();
    }

    @Override
    public List<Node> slice(Node.Slice node) {
      return add(
          node.a(), ReferenceMatrices.into(adjoints[node.id()], node.from(), node.a().size()));
    }

    @Override
    public List<Node> normalized(Node.Normalized node) {
      DMatrixRMaj adjoint = adjoints[node.id()];
      DMatrixRMaj a = ReferenceMatrices.repeated(values[node.a().id()], adjoint.numRows);
      return add(node.a(), ReferenceNormalization.backward(a, adjoint));
    }

    @Override
    public List<Node> mask(Node.Mask node) {
      return List.of();
    }

    @Override
    public List<Node> custom(Node.Custom node) {
      DMatrixRMaj[] contributions = ReferenceCustom.backward(node, values, adjoints[node.id()]);
      for (int i = 0; i < contributions.length; i++) {
        add(node.arguments().get(i), contributions[i]);
      }
      return node.arguments();
    }

    @Override
    public List<Node> activated(Node.Activated node) {
      DMatrixRMaj slope = ReferenceMatrices.map(values[node.a().id()], node.activation()::slope);
      return add(node.a(), ReferenceMatrices.times(adjoints[node.id()], slope));
    }
  }
}
