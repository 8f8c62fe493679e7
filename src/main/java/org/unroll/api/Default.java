package org.unroll.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value a parameter takes when the experiment file does not set it, written as it would be
 * written in YAML. A parameter without this annotation is required, unless its type is {@link
 * java.util.Optional}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  String value();

  /**
   * The value that leaves the run id unchanged, when it is no longer the default. A parameter's
   * first default is left out of the run id for ever; changing the default later means naming the
   * first one here, so that runs made under the old default keep their id and the new default gets
   * another.
   */
  String first() default "";
}
