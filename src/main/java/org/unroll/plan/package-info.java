/**
 * Turns a sweep into conditions, and conditions times seeds into runs: canonical form, run id,
 * named random streams. Pure functions: nothing here reads a clock or writes a file.
 */
package org.unroll.plan;
