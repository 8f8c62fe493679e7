/** What is recorded of training beside the learning curve. */
package org.unroll.components.probe;
