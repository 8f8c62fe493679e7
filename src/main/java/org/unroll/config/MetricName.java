package org.unroll.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a text names a metric on a split, such as {@code validation_loss}. Which metrics there
 * are is known from the catalog.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface MetricName {
  /** The splits that it may be measured on. */
  String[] splits();

  /** What may stand there besides. */
  String[] others() default {};
}
