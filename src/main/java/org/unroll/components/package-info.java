/** The built-in components, registered as any plugin's are. */
package org.unroll.components;
