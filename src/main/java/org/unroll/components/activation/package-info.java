/** Element-wise functions with slopes that stay true where the function saturates. */
package org.unroll.components.activation;
