package org.unroll.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a record be written shorter than as a map of its parameters.
 *
 * <p>On a record component: a value that is not a map of the record's own parameters is taken as
 * the value of this one ({@code initialization: orthogonal} means {@code {recurrent: orthogonal}}).
 * On a static factory method with one {@code String} parameter: a scalar is handed to it ({@code
 * truncation: full}); its {@link IllegalArgumentException} message becomes the problem shown.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Shorthand {}
