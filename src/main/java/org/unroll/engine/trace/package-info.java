/** Records a cell's equations once, as a program of nodes in evaluation order. */
package org.unroll.engine.trace;
