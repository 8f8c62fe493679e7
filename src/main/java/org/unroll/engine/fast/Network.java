package org.unroll.engine.fast;

import java.util.List;
import java.util.function.Consumer;
import org.unroll.api.Batch;
import org.unroll.api.LossTime;
import org.unroll.api.Truncation;
import org.unroll.api.UpdateView.GateValues;
import org.unroll.api.UpdateView.StateValues;
import org.unroll.engine.LossSums;
import org.unroll.engine.Masks;
import org.unroll.engine.NetworkDefinition;
import org.unroll.engine.ScoreObserver;
import org.unroll.engine.Window;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * The network in single precision. One forward pass, then any number of backward sweeps over what
 * it left; not for use by several threads.
 */
public final class Network {
  private final NetworkDefinition definition;
  private final Weights weights;
  private final Layer[] layers;
  private final OutputHead head;
  private final LossSeeds seeds;
  private final InputLoader loader;
  private float[][][] inputAdjoints = new float[0][][];
  private Batch batch;
  private LossSums sums = LossSums.NONE;
  private int refreshedBatch;

  /**
   * Creates the network, its parameters being zero.
   *
   * @param threads how many threads divide its work among each other, 1 to 32; the caller's is one
   *     of them
   */
  public Network(NetworkDefinition definition, int threads) {
    this.definition = definition;
    this.weights =
        new Weights(
            definition.layout().size(), BlasKernels.ofThisProcess(), new ThreadTeam(threads));
    this.layers = new Layer[definition.layers()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = layer(l);
    }
    Layer top = layers[layers.length - 1];
    SequenceReadout readout =
        SequenceReadout.of(definition.readout(), definition.outputSize(), top.reverseFrom());
    this.head =
        new OutputHead(
            definition.task(),
            definition.loss(),
            definition.outputSize(),
            readout,
            definition.layout(),
            weights);
    this.seeds = new LossSeeds(definition.task(), head, readout, definition.outputSize());
    this.loader =
        new InputLoader(
            definition.input(), usesInputDirectly(definition.directions().get(0).program()));
  }

  private Layer layer(int layer) {
    int first = layer * definition.perLayer();
    RecurrentLayer forward = direction(first);
    return definition.bidirectional()
        ? new BidirectionalLayer(forward, direction(first + 1))
        : forward;
  }

  private RecurrentLayer direction(int index) {
    NetworkDefinition.Direction direction = definition.directions().get(index);
    boolean lowest = direction.layer() == 0;
    return new RecurrentLayer(
        index,
        direction,
        definition.layout(),
        weights,
        lowest && definition.input().isTokens(),
        !lowest,
        definition.initial(index).map(each -> initialStates(index, each)).orElse(null));
  }

  private InitialStates initialStates(int direction, NetworkDefinition.Direction initial) {
    int place = definition.placeOfInitial(direction);
    return new InitialStates(
        new RecurrentLayer(place, initial, definition.layout(), weights, false, false, null));
  }

  /** Whether the equations use x_t outside of affine maps, so that a token has to be a vector. */
  static boolean usesInputDirectly(Program program) {
    return program.nodes().stream()
        .filter(node -> !(node instanceof Node.Affine))
        .anyMatch(node -> node.arguments().stream().anyMatch(Node.Input.class::isInstance));
  }

  /** The flat parameters. Call {@link #parametersChanged()} after writing to them. */
  public float[] parameters() {
    return weights.values();
  }

  /** Brings changed parameters to where the products read them. */
  public void parametersChanged() {
    weights.publish();
    refreshedBatch = 0;
  }

  /** ∂L/∂θ as the last {@link #backward} left it, flat. */
  public float[] gradient() {
    return weights.gradient();
  }

  /** Runs over a batch without dropping anything. */
  public LossSums forward(Batch next, CarriedState carried) {
    return forward(next, carried, ScoreObserver.NONE);
  }

  /**
   * The same.
   *
   * @param observer is shown the scores
   */
  public LossSums forward(Batch next, CarriedState carried, ScoreObserver observer) {
    return forward(next, carried, next.time(), Masks.NONE, observer);
  }

  /**
   * Runs over a batch.
   *
   * @param carried the state to start from; takes the state after {@code keepAfter} steps
   * @param masks what is dropped
   * @param observer is shown the scores
   */
  public LossSums forward(
      Batch next, CarriedState carried, int keepAfter, Masks masks, ScoreObserver observer) {
    batch = next;
    if (refreshedBatch != batch.batch()) {
      refreshedBatch = batch.batch();
      for (Layer layer : layers) {
        layer.refresh(refreshedBatch);
      }
      head.refresh(refreshedBatch);
    }
    Sequences sequences = loader.load(batch);
    Sequences input = sequences;
    for (int l = 0; l < layers.length; l++) {
      layers[l].forward(input, carried.of(l, batch.batch()), masks);
      input = sequences.withInputs(layers[l].outputs());
    }
    carried.keep(layers, batch.batch(), keepAfter);
    sums = head.forward(layers[layers.length - 1].outputs(), batch, observer);
    return sums;
  }

  /** Leaves the gradient of the mean loss over the batch's targets in {@link #gradient()}. */
  public void backward(Truncation truncation) {
    clearGradient();
    accumulate(Window.of(truncation, batch.time()), sums.targets(), SweepPenalties.NONE);
    completeGradient();
  }

  /** Begins a gradient. */
  void clearGradient() {
    weights.clearGradient();
    for (Layer layer : layers) {
      layer.clearGradient();
    }
    head.clearGradient();
  }

  /**
   * Adds the last forward pass's part to the gradient.
   *
   * @param targets the number that the mean is taken over
   */
  void accumulate(List<Window> windows, long targets, SweepPenalties penalties) {
    float factor = targets == 0 ? 0f : 1f / targets;
    sweep(windows, (step, sequence) -> factor, penalties.outputs(), true, penalties.jacobians());
  }

  /** Leaves the gradient in {@link #gradient()}. */
  void completeGradient() {
    weights.fetchGradient();
    for (Layer layer : layers) {
      layer.writeGradient();
    }
    head.writeGradient();
  }

  /**
   * Sweeps back each sample's own losses, each with weight 1, for an observer; the gradient of the
   * weights is left alone.
   *
   * @param start the step of the whole batch at which the last forward pass began
   */
  void followBack(
      List<Window> windows, int start, Batch whole, LossTime loss, AdjointObserver observer) {
    sweep(
        windows,
        (step, sequence) -> loss.counts(start + step, whole.lengths()[sequence]) ? 1f : 0f,
        null,
        false,
        observer);
  }

  private void sweep(
      List<Window> windows,
      LossSeeds.Weighting weighting,
      OutputAdjoints penalty,
      boolean weightGradients,
      AdjointObserver observer) {
    seeds.prepare(batch);
    prepareInputAdjoints();
    for (Window window : windows) {
      float[][] external = seeds.of(window, weighting, weightGradients);
      if (penalty != null) {
        penalty.addTo(seeds, window, outputs(), batch.lengths(), definition.outputSize());
      }
      for (int l = layers.length - 1; l >= 0; l--) {
        layers[l].backward(window, external, inputAdjoints[l], weightGradients, observer);
        external = inputAdjoints[l];
      }
    }
  }

  /** Memory for ∂L/∂x_t of every layer that stands on another. */
  private void prepareInputAdjoints() {
    if (inputAdjoints.length == 0) {
      inputAdjoints = new float[layers.length][0][];
    }
    for (int l = 1; l < layers.length; l++) {
      int count =
          definition.directions().get(l * definition.perLayer()).program().input().size()
              * batch.batch();
      if (inputAdjoints[l].length < batch.time() || inputAdjoints[l][0].length < count) {
        inputAdjoints[l] = new float[batch.time()][count];
      }
    }
  }

  /** The gates' values in the last forward pass from that step on. */
  void showGates(int from, Consumer<GateValues> gates) {
    for (Layer layer : layers) {
      layer.showGates(from, gates);
    }
  }

  /** The states' values in the last forward pass from that step on. */
  void showStates(int from, Consumer<StateValues> states) {
    for (Layer layer : layers) {
      layer.showStates(from, states);
    }
  }

  /**
   * The states from which the last forward pass started, by layer and state, {@code [size, batch]};
   * null at a layer that always starts from zero. Valid until the next forward pass.
   */
  float[][][] initialStates() {
    float[][][] states = new float[layers.length][][];
    for (int l = 0; l < layers.length; l++) {
      states[l] = layers[l].statesAfter(0);
    }
    return states;
  }

  NetworkDefinition definition() {
    return definition;
  }

  /** h_t of the top layer in the last forward pass, by step, {@code [hidden, batch]}. */
  public float[][] outputs() {
    return layers[layers.length - 1].outputs();
  }
}
