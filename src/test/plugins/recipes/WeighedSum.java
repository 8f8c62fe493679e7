package org.example.recipes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import jakarta.validation.constraints.Positive;
import org.unroll.api.Batch;
import org.unroll.api.BatchSource;
import org.unroll.api.Column;
import org.unroll.api.Context;
import org.unroll.api.Dataset;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Features;
import org.unroll.api.Input;
import org.unroll.api.InputShape;
import org.unroll.api.Split;
import org.unroll.api.Task;
import org.unroll.api.Tokens;
import org.unroll.api.Values;

/**
 * Numbers with a sign beside each, and a weight for the whole sequence: the target is the weight
 * times the sum of the signed numbers.
 */
@Doc("The sum of numbers with signs, times a weight that stands beside the sequence.")
public record WeighedSum(
    @Positive @Default("5") @Doc("Steps of a sequence.") int length,
    @Positive @Default("100") @Doc("Sequences of the validation and of the test split.") int size)
    implements Dataset {
  @Override
  public String loss() {
    return "squared_error";
  }

  @Override
  public Sequences open(Opening opening) {
    return new Sequences() {
      @Override
      public InputShape input() {
        return InputShape.of(
            Input.tokens("sign", List.of("plus", "minus")),
            Input.features("number", 1),
            Input.context("weight", 1));
      }

      @Override
      public Task task() {
        return new Task(Task.Target.VALUES, Task.Timing.AT_END, 1);
      }

      @Override
      public BatchSource batches(Split split, int batchSize, int window) {
        long count = split == Split.TRAIN ? Long.MAX_VALUE : size;
        return BatchSource.of(
            index -> sequence(opening.streams().at("dataset/" + split.word(), index)),
            count,
            batchSize);
      }
    };
  }

  private Batch sequence(RandomGenerator random) {
    int[] signs = new int[length];
    float[] numbers = new float[length];
    float weight = random.nextFloat();
    float sum = 0;
    for (int t = 0; t < length; t++) {
      signs[t] = random.nextInt(2);
      numbers[t] = random.nextFloat();
      sum += signs[t] == 0 ? numbers[t] : -numbers[t];
    }
    Map<String, Column> inputs = new LinkedHashMap<>();
    inputs.put("sign", new Tokens(signs));
    inputs.put("number", new Features(1, numbers));
    inputs.put("weight", new Context(1, new float[] {weight}));
    return new Batch(
        length, 1, new int[] {length}, inputs, Map.of("target", Values.atEnd(1, weight * sum)));
  }
}
