package org.unroll.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the file, without {@code .csv}, into which records of this type are written: one row each,
 * one column per record component in snake case. Empty optionals and NaN are empty cells. A {@link
 * Doc} on each component says what the column means.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {
  String value();
}
