package org.unroll.config;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Constraint messages in English, whatever the machine's language, and without an expression
 * language. The two standard messages that need one are said here.
 */
final class ConstraintMessages implements MessageInterpolator {
  private static final String STANDARD = "{jakarta.validation.constraints.";

  private final MessageInterpolator others =
      new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false);

  @Override
  public String interpolate(String template, Context context) {
    Annotation constraint = context.getConstraintDescriptor().getAnnotation();
    if (template.startsWith(STANDARD) && constraint instanceof DecimalMin least) {
      return "must be " + (least.inclusive() ? "at least " : "greater than ") + least.value();
    } else if (template.startsWith(STANDARD) && constraint instanceof DecimalMax most) {
      return "must be " + (most.inclusive() ? "at most " : "less than ") + most.value();
    }
    return others.interpolate(template, context);
  }

  @Override
  public String interpolate(String template, Context context, Locale locale) {
    return interpolate(template, context);
  }
}
