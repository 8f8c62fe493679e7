/** Bounds on the gradient: of its norm, or of each element. */
package org.unroll.components.clipping;
