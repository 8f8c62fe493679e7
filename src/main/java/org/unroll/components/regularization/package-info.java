/** Penalties on the parameters. */
package org.unroll.components.regularization;
