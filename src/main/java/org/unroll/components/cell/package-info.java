/** The built-in cells, each as the equations of one time step. */
package org.unroll.components.cell;
