/** Ways to fill a weight matrix before training. */
package org.unroll.components.initialization;
