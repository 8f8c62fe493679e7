package org.unroll.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyFileTest {
  @TempDir private Path folder;

  /** Follows the format's specification (NumPy Enhancement Proposal 1), not the writer. */
  @Test
  void aMatrixReadsBack() throws IOException {
    Path file = folder.resolve("w.npy");
    NumpyFile.write(file, new float[] {9, 1, 2, 3, -4, 5.5f, 6e-30f}, 1, 2, 3);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.get()).isEqualTo((byte) 0x93);
    assertThat(text(bytes, 5)).isEqualTo("NUMPY");
    assertThat(bytes.getShort()).as("version 1.0").isEqualTo((short) 1);
    String header = text(bytes, bytes.getShort());
    assertThat(bytes.position() % 64).as("data is aligned").isZero();
    assertThat(header)
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3,), }")
        .endsWith("\n");
    float[] values = new float[6];
    bytes.asFloatBuffer().get(values);
    assertThat(values).containsExactly(1, 2, 3, -4, 5.5f, 6e-30f);
    assertThat(bytes.remaining()).isEqualTo(24);
  }

  @Test
  void aBiasHasOneDimension() throws IOException {
    Path file = folder.resolve("b.npy");
    NumpyFile.write(file, new float[] {1, 2}, 0, 2);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("'shape': (2,)");
  }

  private static String text(ByteBuffer bytes, int length) {
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.US_ASCII);
  }
}
