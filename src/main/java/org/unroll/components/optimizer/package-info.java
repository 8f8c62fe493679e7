/**
 * Ways to turn gradients into updates. Those that ND4J has run on its updaters; the equations in
 * each Javadoc are what its native code computes, and the tests hold it to them.
 */
package org.unroll.components.optimizer;
