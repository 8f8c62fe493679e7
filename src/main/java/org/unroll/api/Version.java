package org.unroll.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * That a component, or a group of settings, computes other numbers than an earlier version did.
 * What has no version has its first, 1. A version above 1 is part of the ids of the runs that use
 * it, so that what an earlier version computed is not taken for the run's result; a probe's is not,
 * since no probe changes training.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Version {
  /** The number, from 2. */
  int value();

  /** What is different from the version before, in one sentence. */
  String change();
}
