/** The metrics: how well scores predict targets. */
package org.unroll.components.metric;
