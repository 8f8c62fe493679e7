package org.unroll.report.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * An event file in memory. Each event is a TFRecord: its length in 8 bytes, a checksum of these,
 * the event, a checksum of it; all little-endian. The times of all events are 0, so that the same
 * results give the same bytes: curves are shown by step.
 */
final class EventFile {
  private static final String VERSION = "brain.Event:2";
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  EventFile() {
    add(new Message().time().text(3, VERSION));
  }

  /**
   * Adds a scalar: Event {wall_time = 1, step = 2, summary = 5 {value = 1 {tag = 1, simple_value =
   * 2}}}.
   */
  void add(String tag, long step, float value) {
    Message scalar = new Message().text(1, tag).number(2, value);
    add(new Message().time().integer(2, step).message(5, new Message().message(1, scalar)));
  }

  private void add(Message event) {
    byte[] content = event.bytes();
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(content.length).array();
    records.writeBytes(length);
    records.writeBytes(checksum(length));
    records.writeBytes(content);
    records.writeBytes(checksum(content));
  }

  byte[] bytes() {
    return records.toByteArray();
  }

  /** CRC-32C, rotated and moved as TensorFlow does to guard checksums of checksums. */
  private static byte[] checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }

  /** A protocol buffer message: fields one after the other, each behind its number and kind. */
  private static final class Message {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    /** Event {wall_time = 1}, a number of eight bytes: 0. */
    Message time() {
      varint((1 << 3) | EIGHT_BYTES);
      fields.writeBytes(new byte[Double.BYTES]);
      return this;
    }

    Message integer(int field, long value) {
      varint((field << 3) | VARINT);
      varint(value);
      return this;
    }

    Message number(int field, float value) {
      varint((field << 3) | FOUR_BYTES);
      fields.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
      return this;
    }

    Message text(int field, String text) {
      return delimited(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return delimited(field, message.bytes());
    }

    private Message delimited(int field, byte[] bytes) {
      varint((field << 3) | LENGTH_DELIMITED);
      varint(bytes.length);
      fields.writeBytes(bytes);
      return this;
    }

    /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
    private void varint(long value) {
      long rest = value;
      while (rest >>> 7 != 0) {
        fields.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      fields.write((int) rest);
    }

    byte[] bytes() {
      return fields.toByteArray();
    }
  }
}
