package org.unroll.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component, a parameter or a column means, in one or two sentences, with its unit where it
 * has one. Errors, {@code describe}, the JSON Schema and the documentation all quote it. What it
 * takes to compute the same numbers elsewhere stands here and nowhere else; tests compute them so.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Doc {
  String value();

  /**
   * What is computed, in lines {@code name = expression}, or {@code name_0 = expression} for a
   * value before the first time. Products and powers are element by element; {@code h'} is h of the
   * time before; a letter for a matrix applies it to what follows. A line that holds for some
   * settings only ends with them: {@code [reset: before]}, {@code [peepholes: none, output;
   * forget_gate: own]}.
   */
  String[] equations() default {};

  /** What else one has to know to compute the same numbers, each a paragraph. */
  String[] details() default {};

  /** The paper and equation this follows, where there is one. */
  String source() default "";
}
