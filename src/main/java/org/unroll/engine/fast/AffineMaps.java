package org.unroll.engine.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.unroll.api.Parameter;
import org.unroll.engine.ParameterLayout;
import org.unroll.engine.trace.Node;
import org.unroll.engine.trace.Program;

/**
 * The trained parts of one layer, above all its affine maps: their merged weight blocks, biases and
 * token weights, products with the context, and the native memory in which the products meet
 * ({@code [rows of all maps, batch]}).
 */
final class AffineMaps {
  /** A merged product with its argument's and its first map's place. */
  record MergedBlock(ParameterLayout.Block block, WeightBlock weights, int firstRow) {}

  private static final int STEPS_OF_ONE_SEQUENCE = 32;

  private final List<MergedBlock> blocks = new ArrayList<>();
  private final List<BiasVector> biases = new ArrayList<>();
  private final List<BiasVector> units = new ArrayList<>();
  private final List<TokenWeights> tokens = new ArrayList<>();

  /** The biases and the numbers per unit that there are. */
  private final List<BiasVector> vectors = new ArrayList<>();

  /** The token weights that there are. */
  private final List<TokenWeights> tables = new ArrayList<>();

  private final List<ContextProduct> contexts = new ArrayList<>();

  /** What each map takes of the context; null if it takes nothing. */
  private final List<ContextProduct.Term> contextTerms = new ArrayList<>();

  private final int[] firstRows;
  private final NativeRows preActivations;
  private final NativeRows adjoints;
  private int stepsTogether = 1;

  /**
   * Lays out the maps of one layer.
   *
   * @param tokenInput whether the layer's input is tokens, chosen by column instead of multiplied
   */
  AffineMaps(
      Program program, int layer, ParameterLayout layout, Weights weights, boolean tokenInput) {
    List<Node.Affine> affines = program.affines();
    firstRows = new int[affines.size() + 1];
    for (int i = 0; i < affines.size(); i++) {
      firstRows[i + 1] = firstRows[i] + affines.get(i).size();
      tokens.add(null);
      contextTerms.add(null);
      Parameter bias = layout.biases().get(layer).get(i);
      biases.add(bias == null ? null : new BiasVector(bias, weights));
    }
    for (Parameter unit : layout.units().get(layer)) {
      units.add(new BiasVector(unit, weights));
    }
    for (ParameterLayout.Block block : layout.blocks().get(layer)) {
      if (tokenInput && block.argument() instanceof Node.Input) {
        for (int i = 0; i < block.weights().size(); i++) {
          int affine = block.firstAffine() + i;
          Parameter bias = layout.biases().get(layer).get(affine);
          tokens.set(affine, new TokenWeights(block.weights().get(i), bias, weights));
          biases.set(affine, null); // the token weights take it over
        }
      } else if (block.argument() instanceof Node.Context) {
        ContextProduct product = new ContextProduct(block, weights);
        contexts.add(product);
        for (int i = 0; i < block.weights().size(); i++) {
          contextTerms.set(block.firstAffine() + i, product.terms().get(i));
        }
      } else {
        WeightBlock matrix =
            new WeightBlock(weights, block.offset(), block.rows(), block.columns());
        blocks.add(new MergedBlock(block, matrix, firstRows[block.firstAffine()]));
      }
    }
    Stream.concat(biases.stream(), units.stream()).filter(Objects::nonNull).forEach(vectors::add);
    tokens.stream().filter(Objects::nonNull).forEach(tables::add);
    preActivations = new NativeRows(rows());
    adjoints = new NativeRows(rows());
  }

  /**
   * Makes room. With a single sequence, one step's share of a weight's gradient is the product of
   * two vectors, whose cost is that of going through the whole matrix; it is taken for many steps
   * together.
   */
  void prepare(int batch) {
    stepsTogether = stepsTogether(batch);
    preActivations.prepare(batch);
    adjoints.prepare(batch, stepsTogether);
  }

  /** The steps whose adjoints are collected, with that batch size. */
  static int stepsTogether(long batch) {
    return batch == 1 ? STEPS_OF_ONE_SEQUENCE : 1;
  }

  /** For how many steps a backward sweep collects adjoints before it takes weight gradients. */
  int stepsTogether() {
    return stepsTogether;
  }

  /** Has to be called after the parameters or the batch size changed. */
  void refresh(int batch) {
    blocks.forEach(block -> block.weights().refresh(batch));
    contexts.forEach(context -> context.refresh(batch));
    vectors.forEach(vector -> vector.refresh(batch));
    tables.forEach(token -> token.refresh(batch));
  }

  void clearGradient() {
    vectors.forEach(BiasVector::clearGradient);
    tables.forEach(TokenWeights::clearGradient);
  }

  void writeGradient() {
    vectors.forEach(BiasVector::writeGradient);
    tables.forEach(TokenWeights::writeGradient);
  }

  /** The trained numbers per unit, by their order in the equations. */
  BiasVector unit(int index) {
    return units.get(index);
  }

  List<MergedBlock> blocks() {
    return blocks;
  }

  /** The bias of a map, or null if it has none or its token weights hold it. */
  BiasVector bias(int affine) {
    return biases.get(affine);
  }

  /** The token weights of a map, or null. */
  TokenWeights tokens(int affine) {
    return tokens.get(affine);
  }

  /** What a map takes of the context, or null. */
  ContextProduct.Term context(int affine) {
    return contextTerms.get(affine);
  }

  /** The products with the context. */
  List<ContextProduct> contexts() {
    return contexts;
  }

  int firstRow(int affine) {
    return firstRows[affine];
  }

  /** Σ W·a, {@code [rows of all maps, batch]}. */
  NativeRows preActivations() {
    return preActivations;
  }

  /** All maps' rows. */
  int rows() {
    return firstRows[firstRows.length - 1];
  }

  /** The adjoints of the maps' results, laid out alike, for {@link #stepsTogether} steps. */
  NativeRows adjoints() {
    return adjoints;
  }
}
