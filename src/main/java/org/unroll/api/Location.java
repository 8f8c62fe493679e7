package org.unroll.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a dataset's parameter that says where data lies. The data's {@link Dataset#fingerprint}, not
 * the place, is part of the run id: moving the data trains nothing anew. A relative path starts
 * from the folder of the experiment file in which it is written, also if another file extends that
 * one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Location {}
