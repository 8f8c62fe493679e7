package org.unroll.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file held when it was finished.
 *
 * @param rows of a table, without its header; null of another file
 * @param sha256 of all its bytes, in hexadecimal digits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileDigest(Long rows, String sha256) {
  /** A digest that bytes are added to. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  /** Of what was added so far; more may follow. */
  public static FileDigest of(MessageDigest soFar, Long rows) {
    try {
      return new FileDigest(
          rows, HexFormat.of().formatHex(((MessageDigest) soFar.clone()).digest()));
    } catch (CloneNotSupportedException impossible) { // Java's own can be copied
      throw new IllegalStateException(impossible);
    }
  }

  /** Of a text as it is written. */
  public static FileDigest of(String text) {
    MessageDigest digest = begin();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return of(digest, null);
  }
}
