package org.unroll.record;

import org.unroll.format.FileDigest;

/**
 * A place in a table up to which it was on the disk at some moment.
 *
 * @param bytes how many came before
 * @param content the rows and the digest of those bytes
 */
record TableMark(long bytes, FileDigest content) {}
