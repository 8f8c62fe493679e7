/**
 * Where sequences come from: synthetic tasks with known difficulty, and texts. Generated data is a
 * pure function of (seed, split, index of the sequence), so that neither the batch size nor any
 * other component changes it.
 */
package org.unroll.components.dataset;
