/**
 * What result files are called and how they are written: names of folders, files, columns and
 * statuses, the text of a table's cell, and the replacement of a file in one step. The rooms that
 * write results and those that read them meet here only.
 */
package org.unroll.format;
