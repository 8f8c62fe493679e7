package org.unroll.components;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.unroll.api.Doc;
import org.unroll.config.RecordDeclaration;

/**
 * Computes what a component's {@link Doc} says that it computes, from the text alone, in double
 * precision and plain loops. Knows nothing of how the component does it.
 */
public final class WrittenEquations {
  private record Line(String name, String expression) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<Line> initial = new ArrayList<>();
  private final Map<String, double[]> settings = new HashMap<>();
  private Maps maps =
      (matrix, text, argument) -> {
        throw new IllegalStateException("no matrix " + matrix);
      };
  private final Map<String, DoubleUnaryOperator> functions = new HashMap<>();

  /** How matrices act: the name, the argument as it is written, and its value. */
  @FunctionalInterface
  public interface Maps {
    double[] apply(String matrix, String text, double[] argument);
  }

  /** The equations that hold for these settings. */
  public WrittenEquations(Record component) {
    Map<String, String> words = new HashMap<>();
    RecordDeclaration.of(component.getClass())
        .parameters()
        .forEach(
            parameter -> {
              Object value = parameter.valueIn(component);
              words.put(parameter.name(), value.toString());
              if (value instanceof Number number) {
                settings.put(parameter.name(), new double[] {number.doubleValue()});
              }
            });
    for (String written : component.getClass().getAnnotation(Doc.class).equations()) {
      int condition = written.indexOf("  [");
      if (condition < 0 || holds(written.substring(condition + 3, written.length() - 1), words)) {
        String[] sides =
            (condition < 0 ? written : written.substring(0, condition)).split(" = ", 2);
        boolean first = sides[0].endsWith("_0");
        (first ? initial : lines)
            .add(new Line(first ? sides[0].replace("_0", "'") : sides[0], sides[1].strip()));
      }
    }
    functions.put("sqrt", Math::sqrt);
    functions.put("cos", Math::cos);
    functions.put("floor", Math::floor);
    functions.put("abs", Math::abs);
    functions.put("sign", Math::signum);
    settings.put("pi", new double[] {Math.PI});
  }

  private static boolean holds(String conditions, Map<String, String> words) {
    for (String condition : conditions.split("; ", -1)) {
      String[] sides = condition.strip().split(": ", 2);
      if (!List.of(sides[1].split(", ", -1)).contains(words.get(sides[0]))) {
        return false;
      }
    }
    return true;
  }

  public WrittenEquations function(String name, DoubleUnaryOperator function) {
    functions.put(name, function);
    return this;
  }

  public WrittenEquations maps(Maps given) {
    maps = given;
    return this;
  }

  /** Values before the first time, under the names that equations give them: {@code v'}. */
  public Map<String, double[]> start() {
    Map<String, double[]> values = new HashMap<>(settings);
    initial.forEach(line -> values.put(line.name(), new Reader(line.expression(), values).all()));
    return values;
  }

  /** All that one step computes. */
  public Map<String, double[]> step(Map<String, double[]> given) {
    Map<String, double[]> values = new LinkedHashMap<>(settings);
    values.putAll(given);
    lines.forEach(line -> values.put(line.name(), new Reader(line.expression(), values).all()));
    return values;
  }

  /** What this step computed, as the step after it sees it. */
  public static void pass(Map<String, double[]> from, Map<String, double[]> to, String... names) {
    for (String name : names) {
      to.put(name + "'", from.get(name));
    }
  }

  /** Reads and computes one expression. */
  private final class Reader {
    private final String text;
    private final Map<String, double[]> values;
    private int at;

    Reader(String text, Map<String, double[]> values) {
      this.text = text;
      this.values = values;
    }

    double[] all() {
      double[] value = sum();
      if (at < text.length()) {
        throw new IllegalArgumentException("cannot read '" + text + "' from " + at);
      }
      return value;
    }

    private boolean take(String symbol) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return true;
      }
      return false;
    }

    private double[] sum() {
      double[] value = product();
      while (true) {
        if (take(" + ")) {
          value = each(value, product(), (a, b) -> a + b);
        } else if (take(" - ")) {
          value = each(value, product(), (a, b) -> a - b);
        } else {
          return value;
        }
      }
    }

    private double[] product() {
      double[] value = power();
      while (true) {
        if (take(" * ")) {
          value = each(value, power(), (a, b) -> a * b);
        } else if (take(" / ")) {
          value = each(value, power(), (a, b) -> a / b);
        } else {
          return value;
        }
      }
    }

    private double[] power() {
      double[] base = atom();
      return take(" ^ ") ? each(base, power(), Math::pow) : base;
    }

    private double[] atom() {
      if (take("(")) {
        double[] value = sum();
        if (!take(")")) {
          throw new IllegalArgumentException("no ) in '" + text + "' at " + at);
        }
        return value;
      }
      int from = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "_'.".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      String name = text.substring(from, at);
      if (name.isEmpty()) {
        throw new IllegalArgumentException("cannot read '" + text + "' from " + at);
      } else if (Character.isDigit(name.charAt(0))) {
        return new double[] {Double.parseDouble(name)};
      } else if (name.matches("[WUV]_.*") && take(" ")) {
        int begin = at;
        double[] argument = atom();
        return maps.apply(name, text.substring(begin, at), argument);
      } else if (text.startsWith("(", at)) {
        double[] argument = atom();
        if (name.equals("sum")) {
          double sum = 0;
          for (double x : argument) {
            sum += x;
          }
          return new double[] {sum};
        }
        DoubleUnaryOperator function = functions.get(name);
        double[] value = new double[argument.length];
        for (int i = 0; i < value.length; i++) {
          value[i] = function.applyAsDouble(argument[i]);
        }
        return value;
      } else if (!values.containsKey(name)) {
        throw new IllegalArgumentException("'" + name + "' of '" + text + "' is not known");
      }
      return values.get(name);
    }

    private double[] each(double[] a, double[] b, DoubleBinaryOperator operation) {
      double[] value = new double[Math.max(a.length, b.length)];
      for (int i = 0; i < value.length; i++) {
        value[i] = operation.applyAsDouble(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i]);
      }
      return value;
    }
  }
}
