/** How the learning rate changes as training goes on. */
package org.unroll.components.schedule;
