package org.unroll.record;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes arrays as NumPy's {@code numpy.load} reads them: format version 1.0, little-endian 32-bit
 * floats in row-major order.
 */
final class NumpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int HEADER_ALIGNMENT = 64;

  private NumpyFile() {}

  /** Writes {@code values[offset, …)}, as many as the shape has elements. */
  static void write(Path file, float[] values, int offset, int... shape) throws IOException {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    ByteBuffer data = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values, offset, count);
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile()))) {
      out.write(header(shape));
      out.write(data.array());
    }
  }

  /** Magic, version, length, and a Python dictionary padded so that the data is aligned. */
  private static byte[] header(int... shape) {
    String dimensions =
        Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + dimensions + "), }";
    int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
    int padding = Math.floorMod(-unpadded, HEADER_ALIGNMENT);
    byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) text.length)
        .put(text)
        .array();
  }
}
