/**
 * A plan's runs are executed, one after another, in this process: finished ones are skipped, one
 * that fails is noted and the rest go on, and an interrupt leaves every finished run intact.
 */
package org.unroll.launch;
