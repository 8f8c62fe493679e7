/** Losses: what scores cost, given what was to be predicted. */
package org.unroll.components.loss;
