package org.unroll.cli;

/**
 * The room on a terminal.
 *
 * @param columns characters of a line
 * @param rows lines
 */
record ScreenSize(int columns, int rows) {}
