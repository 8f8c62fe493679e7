/**
 * Curves as event files that TensorBoard reads. Two formats are written by hand, since their
 * libraries would be larger than unroll: TFRecord (a frame of length and checksums around each
 * event) and the four fields of the protocol buffer {@code tensorflow.Event} that a scalar needs.
 */
package org.unroll.report.tensorboard;
