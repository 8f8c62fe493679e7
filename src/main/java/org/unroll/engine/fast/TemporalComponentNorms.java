package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Parameter;
import org.unroll.api.UpdateView.TemporalComponent;
import org.unroll.engine.NetworkDefinition.Direction;
import org.unroll.engine.ParameterLayout;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * Collects what each time step adds to the gradient of each weight, by lag. One sample's addition
 * to a matrix is the outer product δ_t a_tᵀ of the affine map's adjoint and its argument, whose
 * norm is ‖δ_t‖·‖a_t‖; to a bias it is δ_t. So no matrix is ever formed.
 */
final class TemporalComponentNorms implements AdjointObserver {
  /** One map or trained number per unit, with its sums by parameter and lag, the whole first. */
  private record Trained(int direction, Node node, List<Parameter> parameters, double[][] sums) {}

  private final Lags lags;
  private final int batch;
  private final ColumnNorms adjointNorms;
  private final ColumnNorms argumentNorms;
  private final List<List<Trained>> trained = new ArrayList<>();

  TemporalComponentNorms(
      List<Direction> directions, ParameterLayout layout, Lags lags, int time, int batch) {
    this.lags = lags;
    this.batch = batch;
    this.adjointNorms = new ColumnNorms(batch);
    this.argumentNorms = new ColumnNorms(batch);
    for (int d = 0; d < directions.size(); d++) {
      trained.add(trained(d, directions.get(d).program(), layout, time));
    }
  }

  private static List<Trained> trained(
      int direction, Program program, ParameterLayout layout, int time) {
    List<Trained> found = new ArrayList<>();
    List<Node.Affine> affines = program.affines();
    for (int i = 0; i < affines.size(); i++) {
      List<Parameter> parameters = new ArrayList<>(layout.weights(direction, i, affines.get(i)));
      if (affines.get(i).biased()) {
        parameters.add(layout.biases().get(direction).get(i));
      }
      found.add(of(direction, affines.get(i), parameters, time));
    }
    List<Node.UnitParameter> units = program.unitParameters();
    for (int i = 0; i < units.size(); i++) {
      Parameter parameter = layout.units().get(direction).get(i);
      found.add(of(direction, units.get(i), List.of(parameter), time));
    }
    return found;
  }

  private static Trained of(int direction, Node node, List<Parameter> parameters, int time) {
    return new Trained(
        direction, node, List.copyOf(parameters), new double[1 + parameters.size()][time]);
  }

  @Override
  public void state(int direction, int state, int step, float[] adjoint, int size, int width) {
    // What a step adds to the weights follows from the adjoints of its affine maps alone.
  }

  @Override
  public void step(int direction, int step, StepBuffers buffers) {
    trained.get(direction).forEach(each -> add(each, step, buffers));
  }

  private void add(Trained each, int step, StepBuffers buffers) {
    double[] delta =
        adjointNorms.squares(buffers.adjoint[each.node().id()], each.node().size()).clone();
    double[] whole = new double[batch];
    for (int p = 0; p < each.parameters().size(); p++) {
      boolean weight = p < each.node().arguments().size();
      double[] argument = weight ? argument(each.node().arguments().get(p), step, buffers) : null;
      for (int b = 0; b < batch; b++) {
        double square = weight ? delta[b] * argument[b] : delta[b];
        whole[b] += square;
        addSquare(each, 1 + p, step, b, square);
      }
    }
    for (int b = 0; b < batch; b++) {
      addSquare(each, 0, step, b, whole[b]);
    }
  }

  private void addSquare(Trained each, int place, int step, int sequence, double square) {
    int lag = lags.of(each.direction(), step, sequence);
    if (lag >= 0) {
      each.sums()[place][lag] += Math.sqrt(square);
    }
  }

  /** ‖a_t‖² of each sample; a token stands for a vector of one 1. */
  private double[] argument(Node node, int step, StepBuffers buffers) {
    if (node instanceof Node.Input && buffers.sequences().tokens() != null) {
      double[] ones = new double[batch];
      java.util.Arrays.fill(ones, 1);
      return ones;
    }
    return argumentNorms.squares(buffers.value[node.id()][step], node.size());
  }

  /** For each gate: all its parameters together, then each by itself. */
  List<TemporalComponent> means() {
    List<TemporalComponent> means = new ArrayList<>();
    for (Trained each : trained.stream().flatMap(List::stream).toList()) {
      Parameter first = each.parameters().get(0);
      for (int place = 0; place < each.sums().length; place++) {
        String role = place == 0 ? "" : each.parameters().get(place - 1).role();
        double[] mean = lags.means(each.direction(), each.sums()[place]);
        means.add(new TemporalComponent(first.layer(), first.gate(), role, mean));
      }
    }
    return means;
  }
}
