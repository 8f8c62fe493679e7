/**
 * What a plugin sees: the component interfaces, the vocabulary in which a cell's equations are
 * written, batches and observations as {@code float[]} with stated shapes, training events, and the
 * few contracts that let the other rooms work without knowing each other.
 */
package org.unroll.api;
