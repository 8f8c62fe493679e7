package org.unroll.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Event files are read back field by field, by the formats' descriptions. */
class EventFileTest {
  /**
   * The first 12 bytes of every event file that TensorFlow writes: the length 24 of the record that
   * tells the version, and its checksum.
   */
  private static final String BEGINNING = "1800000000000000a37f4b22";

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int value = (int) crc.getValue();
    return ((value >>> 15) | (value << 17)) + 0xa282ead8;
  }

  private static List<ByteBuffer> records(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<ByteBuffer> records = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertThat(bytes.getInt()).isEqualTo(checksum(length));
      byte[] content =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(content);
      assertThat(bytes.getInt()).isEqualTo(checksum(content));
      records.add(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    }
    return records;
  }

  /** Seven bits a byte, the lowest first. */
  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static ByteBuffer delimited(ByteBuffer message, int field) {
    assertThat(message.get()).isEqualTo((byte) ((field << 3) | 2));
    ByteBuffer inner = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) varint(inner);
    int start = inner.position();
    message.position(message.position() + start + length);
    return inner.limit(start + length);
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static void time(ByteBuffer event) {
    assertThat(event.get()).isEqualTo((byte) ((1 << 3) | 1));
    assertThat(event.getDouble()).isZero();
  }

  @Test
  void scalarsAreReadBack() {
    String tag = "learning_curve/validation_loss ü".repeat(5);
    EventFile file = new EventFile();
    file.add(tag, 3_000_000_000L, 0.125f);
    file.add("x", 0, Float.NEGATIVE_INFINITY);
    assertThat(HexFormat.of().formatHex(file.bytes())).startsWith(BEGINNING);

    List<ByteBuffer> records = records(file.bytes());
    assertThat(records).hasSize(3);
    time(records.get(0));
    assertThat(text(delimited(records.get(0), 3))).isEqualTo("brain.Event:2");

    ByteBuffer event = records.get(1);
    time(event);
    assertThat(event.get()).isEqualTo((byte) (2 << 3));
    assertThat(varint(event)).isEqualTo(3_000_000_000L);
    ByteBuffer value = delimited(delimited(event, 5), 1);
    assertThat(text(delimited(value, 1))).isEqualTo(tag);
    assertThat(value.get()).isEqualTo((byte) ((2 << 3) | 5));
    assertThat(value.getFloat()).isEqualTo(0.125f);
    assertThat(value.hasRemaining() || event.hasRemaining()).isFalse();
  }
}
