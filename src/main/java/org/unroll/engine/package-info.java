/**
 * A cell's equations become a program, and the program an unrolled forward and backward pass. Two
 * executors share one definition and one parameter layout: {@code fast} runs on flat loops and BLAS
 * in single precision, {@code reference} evaluates node by node in double and is the oracle.
 */
package org.unroll.engine;
