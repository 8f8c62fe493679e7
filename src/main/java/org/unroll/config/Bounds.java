package org.unroll.config;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the constraints on a parameter say of its value, for descriptions; the constraints
 * themselves are checked by the validator.
 *
 * @param limits on a number
 * @param leastSize characters of a text, or items of a list; 0 without a bound
 * @param mostSize the same; {@link Integer#MAX_VALUE} without a bound
 * @param visible whether a text must have more than blanks
 */
public record Bounds(List<Limit> limits, int leastSize, int mostSize, boolean visible) {
  /** Nothing is bounded. */
  public static final Bounds NONE = new Bounds(List.of(), 0, Integer.MAX_VALUE, false);

  public Bounds {
    limits = List.copyOf(limits);
  }

  /**
   * One end of the range of a number.
   *
   * @param lower whether it is the lower end
   * @param inclusive whether the value itself is allowed
   */
  public record Limit(boolean lower, BigDecimal value, boolean inclusive) {
    @Override
    public String toString() {
      String words =
          lower
              ? (inclusive ? "at least " : "greater than ")
              : (inclusive ? "at most " : "less than ");
      return words + value.toPlainString();
    }
  }

  /**
   * The whole numbers that a type holds, and which of them are allowed.
   *
   * @param typeLeast the least that the type holds
   * @param typeMost the largest that the type holds
   * @param least the least that is allowed
   * @param most the largest that is allowed
   */
  record Range(long typeLeast, long typeMost, long least, long most) {
    /** What is allowed of the type, after the word number; empty if all of it is. */
    @Override
    public String toString() {
      if (least > typeLeast && most < typeMost) {
        return " from " + least + " to " + most;
      }
      return (least > typeLeast ? " of at least " + least : "")
          + (most < typeMost ? " of at most " + most : "");
    }
  }

  /** These bounds among the whole numbers of a type. */
  Range within(long typeLeast, long typeMost) {
    long least = typeLeast;
    long most = typeMost;
    for (Limit limit : limits) {
      RoundingMode inward = limit.lower() ? RoundingMode.CEILING : RoundingMode.FLOOR;
      long whole = limit.value().setScale(0, inward).longValueExact();
      boolean shut = !limit.inclusive() && limit.value().compareTo(BigDecimal.valueOf(whole)) == 0;
      if (limit.lower()) {
        least = Math.max(least, shut ? whole + 1 : whole);
      } else {
        most = Math.min(most, shut ? whole - 1 : whole);
      }
    }
    return new Range(typeLeast, typeMost, least, most);
  }

  /** The bounds of a parameter; those of an optional one are those of its value if given. */
  public static Bounds of(ParameterDeclaration parameter) {
    AnnotatedType type = parameter.component().getAnnotatedType();
    Stream<Annotation> own = Stream.of(type.getAnnotations());
    if (parameter.type() instanceof ValueType.OptionalOf
        && type instanceof AnnotatedParameterizedType generic) {
      own = Stream.concat(own, inside(generic));
    }
    return of(own.toList());
  }

  /** The bounds of each item of a list, or of each value of a map. */
  public static Bounds ofItems(ParameterDeclaration parameter) {
    return parameter.component().getAnnotatedType() instanceof AnnotatedParameterizedType generic
        ? of(inside(generic).toList())
        : NONE;
  }

  private static Stream<Annotation> inside(AnnotatedParameterizedType generic) {
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    return Stream.of(arguments[arguments.length - 1].getAnnotations());
  }

  private static Bounds of(List<Annotation> constraints) {
    List<Limit> limits = new ArrayList<>();
    int least = 0;
    int most = Integer.MAX_VALUE;
    boolean visible = false;
    for (Annotation constraint : constraints) {
      limit(constraint).ifPresent(limits::add);
      if (constraint instanceof Size size) {
        least = size.min();
        most = size.max();
      } else if (constraint instanceof NotEmpty) {
        least = 1;
      } else if (constraint instanceof NotBlank) {
        visible = true;
      }
    }
    return new Bounds(limits, least, most, visible);
  }

  private static Optional<Limit> limit(Annotation constraint) {
    if (constraint instanceof Positive) {
      return Optional.of(new Limit(true, BigDecimal.ZERO, false));
    } else if (constraint instanceof PositiveOrZero) {
      return Optional.of(new Limit(true, BigDecimal.ZERO, true));
    } else if (constraint instanceof Negative) {
      return Optional.of(new Limit(false, BigDecimal.ZERO, false));
    } else if (constraint instanceof NegativeOrZero) {
      return Optional.of(new Limit(false, BigDecimal.ZERO, true));
    } else if (constraint instanceof Min least) {
      return Optional.of(new Limit(true, BigDecimal.valueOf(least.value()), true));
    } else if (constraint instanceof Max most) {
      return Optional.of(new Limit(false, BigDecimal.valueOf(most.value()), true));
    } else if (constraint instanceof DecimalMin least) {
      return Optional.of(new Limit(true, new BigDecimal(least.value()), least.inclusive()));
    } else if (constraint instanceof DecimalMax most) {
      return Optional.of(new Limit(false, new BigDecimal(most.value()), most.inclusive()));
    }
    return Optional.empty();
  }

  /** In words, such as {@code at least 0, less than 1.0}; empty if nothing is bounded. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>(limits.stream().map(Limit::toString).toList());
    if (leastSize > 0) {
      words.add("size at least " + leastSize);
    }
    if (mostSize < Integer.MAX_VALUE) {
      words.add("size at most " + mostSize);
    }
    if (visible) {
      words.add("not blank");
    }
    return String.join(", ", words);
  }
}
