/**
 * Where everything is put together: plugins are found, their components registered by name, and
 * each run gets a fresh injector of its own. The only room that creates injectors.
 */
package org.unroll.wire;
