/**
 * Text that users wrote: their files, read within bounds and in the encoding they are in, and their
 * words, shown so that no character of them is taken for a command or upsets a table.
 */
package org.unroll.text;
