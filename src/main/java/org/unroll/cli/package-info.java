/**
 * The command line: commands, their help and exit codes, progress and messages. The only room that
 * writes to the console. Commands load what they need when they need it, so that help is instant.
 */
package org.unroll.cli;
