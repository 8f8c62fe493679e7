package org.unroll.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component, a parameter or a column means, in one or two sentences, with its unit where it
 * has one. Errors, {@code describe}, the JSON Schema and the documentation all quote it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Doc {
  String value();

  /** The paper and equation this follows, where there is one. */
  String source() default "";
}
