package org.unroll.config;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a random search draws a key's values from. */
sealed interface Distribution {
  /** Their names in experiment files. */
  List<String> NAMES = List.of("log_uniform", "uniform", "integer", "choice");

  /** A value, written so that the file that shows it repeats it. */
  Node draw(RandomGenerator random, Origin origin);

  /** Evenly between the bounds. */
  record Uniform(double low, double high) implements Distribution {
    @Override
    public Node draw(RandomGenerator random, Origin origin) {
      return number(low + random.nextDouble() * (high - low), low, high, origin);
    }
  }

  /** Evenly between the bounds' logarithms, for what works by orders of magnitude. */
  record LogUniform(double low, double high) implements Distribution {
    @Override
    public Node draw(RandomGenerator random, Origin origin) {
      double from = StrictMath.log(low);
      double exponent = from + random.nextDouble() * (StrictMath.log(high) - from);
      return number(StrictMath.exp(exponent), low, high, origin);
    }
  }

  /** Each whole number between the bounds and the bounds themselves, equally often. */
  record Whole(long low, long high) implements Distribution {
    @Override
    public Node draw(RandomGenerator random, Origin origin) {
      long drawn = low + (long) (random.nextDouble() * ((double) high - low + 1));
      return new Node.Scalar(origin, Long.toString(Math.min(drawn, high)), true);
    }
  }

  /** Each of these equally often. */
  record Choice(List<Node> values) implements Distribution {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public Node draw(RandomGenerator random, Origin origin) {
      return values.get((int) (random.nextDouble() * values.size()));
    }
  }

  /** Five digits are more than a search can tell apart, and fit into a folder's name. */
  private static Node number(double drawn, double low, double high, Origin origin) {
    double rounded = new BigDecimal(drawn).round(new MathContext(5)).doubleValue();
    double within = Math.max(low, Math.min(high, rounded));
    return new Node.Scalar(origin, DoubleToDecimal.toString(within), true);
  }
}
