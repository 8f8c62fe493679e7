package org.unroll.record;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unroll.format.FileDigest;

/**
 * Arrays as NumPy's {@code numpy.load} reads them: format version 1.0, little-endian numbers in
 * row-major order.
 */
final class NumpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int HEADER_ALIGNMENT = 64;

  private static final Pattern VECTOR =
      Pattern.compile(
          "\\{'descr': '(<f4|<f8|<i8)', 'fortran_order': False, 'shape': \\((\\d{1,10}),\\), } *\n");

  private NumpyFile() {}

  /**
   * Writes {@code values[offset, …)}, as many as the shape has elements; returns what the file
   * holds then.
   */
  static FileDigest write(Path file, float[] values, int offset, int... shape) throws IOException {
    int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    ByteBuffer data = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values, offset, count);
    MessageDigest digest = FileDigest.begin();
    try (OutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(new FileOutputStream(file.toFile())), digest)) {
      out.write(header("<f4", shape));
      out.write(data.array());
    }
    return FileDigest.of(digest, null);
  }

  /** Writes integers of 32 bits; there are as many as the shape has elements. */
  static void write(Path file, int[] values, int... shape) throws IOException {
    byte[] header = header("<i4", shape);
    byte[] content =
        Arrays.copyOf(
            header, Math.addExact(header.length, Math.multiplyExact(values.length, Integer.BYTES)));
    data(content, values.length * Integer.BYTES).asIntBuffer().put(values);
    Files.write(file, content);
  }

  /**
   * The file's content for a vector.
   *
   * @param vector {@code float[]}, {@code double[]} or {@code long[]}
   */
  static byte[] content(Object vector) {
    if (vector instanceof float[] values) {
      byte[] content = room("<f4", values.length, Float.BYTES);
      data(content, values.length * Float.BYTES).asFloatBuffer().put(values);
      return content;
    } else if (vector instanceof double[] values) {
      byte[] content = room("<f8", values.length, Double.BYTES);
      data(content, values.length * Double.BYTES).asDoubleBuffer().put(values);
      return content;
    } else if (vector instanceof long[] values) {
      byte[] content = room("<i8", values.length, Long.BYTES);
      data(content, values.length * Long.BYTES).asLongBuffer().put(values);
      return content;
    }
    throw new IllegalArgumentException("no vector of numbers: " + vector);
  }

  private static byte[] room(String type, int length, int bytes) {
    byte[] header = header(type, length);
    return Arrays.copyOf(header, Math.addExact(header.length, Math.multiplyExact(length, bytes)));
  }

  /** The last so many bytes. */
  private static ByteBuffer data(byte[] content, int count) {
    return ByteBuffer.wrap(content, content.length - count, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The vector of which {@link #content} is the content.
   *
   * @throws IOException if it is something else
   */
  static Object vector(byte[] content) throws IOException {
    int start = MAGIC.length + Short.BYTES;
    if (content.length < start
        || !Arrays.equals(MAGIC, 0, MAGIC.length, content, 0, MAGIC.length)) {
      throw new IOException("no NumPy array");
    }
    int end = start + Short.toUnsignedInt(data(content, content.length).getShort(MAGIC.length));
    if (content.length < end) {
      throw new IOException("a NumPy array without its data");
    }
    Matcher header =
        VECTOR.matcher(new String(content, start, end - start, StandardCharsets.US_ASCII));
    if (!header.matches()) {
      throw new IOException("a NumPy array of another form");
    }
    Object vector = vector(header.group(1), data(content, content.length - end));
    if (Array.getLength(vector) != Long.parseLong(header.group(2))) {
      throw new IOException("a NumPy array of another length than it says");
    }
    return vector;
  }

  private static Object vector(String type, ByteBuffer data) {
    if (type.equals("<f4")) {
      float[] values = new float[data.remaining() / Float.BYTES];
      data.asFloatBuffer().get(values);
      return values;
    } else if (type.equals("<f8")) {
      double[] values = new double[data.remaining() / Double.BYTES];
      data.asDoubleBuffer().get(values);
      return values;
    }
    long[] values = new long[data.remaining() / Long.BYTES];
    data.asLongBuffer().get(values);
    return values;
  }

  /** Magic, version, length, and a Python dictionary padded so that the data is aligned. */
  private static byte[] header(String type, int... shape) {
    String dimensions =
        Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    String dictionary =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + dimensions + "), }";
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
