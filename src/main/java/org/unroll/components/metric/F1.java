package org.unroll.components.metric;

import java.util.Set;
import org.unroll.api.Batch;
import org.unroll.api.Classes;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.MetricSums;
import org.unroll.api.Target;
import org.unroll.api.Values;

/** 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall. */
@Doc(
    value = "The harmonic mean of precision and recall, of classes or of labels.",
    equations = {
      "f1_i = 2 found_i / (2 found_i + wrongly named_i + missed_i)",
      "f1 = mean over i of f1_i  [average: macro]",
      "f1 = 2 F / (2 F + W + M) with F, W and M summed over i  [average: micro]"
    },
    details = {
      "Higher is better.",
      "i is a class, and the most probable one is named; or i is one of several labels, and those"
          + " with a positive score are named, as with binary_cross_entropy.",
      "macro leaves out what neither is there nor is named. For classes micro is the accuracy."
    },
    source = "van Rijsbergen 1979, Information Retrieval, chapter 7")
public record F1(
    @Default("macro") @Doc("macro: each class or label counts alike; micro: each target does.")
        Average average)
    implements Share {
  /** Over what the mean is taken. */
  public enum Average {
    MACRO,
    MICRO
  }

  @Override
  public Set<Class<? extends Target>> targets() {
    return Set.of(Classes.class, Values.class);
  }

  @Override
  public Set<String> losses() {
    return Set.of("cross_entropy", "binary_cross_entropy");
  }

  @Override
  public Accumulator start(int outputs) {
    return new Sums(outputs, average);
  }

  private static final class Sums extends MetricSums {
    private final int outputs;
    private final Average average;

    Sums(int outputs, Average average) {
      super(FoundLabels.SUMS * outputs);
      this.outputs = outputs;
      this.average = average;
    }

    @Override
    public void add(float[][] scores, Batch batch, Target target, int samples) {
      for (int sample = 0; sample < samples; sample++) {
        if (target.has(sample) && target instanceof Classes classes) {
          addClass(scores, classes.classes()[sample], sample);
        } else if (target.has(sample) && target instanceof Values values) {
          addLabels(scores, values.values(), sample);
        }
      }
    }

    private void addLabels(float[][] scores, float[] labels, int sample) {
      for (int i = 0; i < outputs; i++) {
        boolean there = labels[sample * outputs + i] >= 0.5f;
        FoundLabels.count(sums, i, there, scores[i][sample] > 0);
      }
    }

    private void addClass(float[][] scores, int wanted, int sample) {
      int named = 0;
      for (int i = 1; i < outputs; i++) {
        named = scores[i][sample] > scores[named][sample] ? i : named;
      }
      FoundLabels.count(sums, wanted, true, named == wanted);
      if (named != wanted) {
        FoundLabels.count(sums, named, false, true);
      }
    }

    @Override
    public double value() {
      double found = 0;
      double faults = 0;
      double shares = 0;
      int known = 0;
      for (int i = 0; i < outputs; i++) {
        double right = FoundLabels.found(sums, i);
        double wrong = FoundLabels.faults(sums, i);
        found += right;
        faults += wrong;
        if (right + wrong > 0) {
          shares += 2 * right / (2 * right + wrong);
          known++;
        }
      }
      if (known == 0) {
        return Double.NaN;
      }
      return average == Average.MICRO ? 2 * found / (2 * found + faults) : shares / known;
    }
  }
}
