package org.unroll.config.reference;

import java.lang.reflect.AnnotatedElement;
import org.unroll.api.Doc;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.ValueType;

/**
 * What authors say of what they declare.
 *
 * @param value the meaning; empty if it is not said
 * @param source the paper; empty if there is none
 */
record Documentation(String value, String source) {
  /** Of a parameter; if nothing is said of it, of the record that is its value. */
  static Documentation of(ParameterDeclaration declared) {
    if (declared.doc().isEmpty() && valueOf(declared.type()) instanceof ValueType.RecordOf plain) {
      return of(plain.type());
    }
    return new Documentation(declared.doc(), declared.source());
  }

  /** Of a record. */
  static Documentation of(AnnotatedElement type) {
    Doc doc = type.getAnnotation(Doc.class);
    return doc == null ? new Documentation("", "") : new Documentation(doc.value(), doc.source());
  }

  private static ValueType valueOf(ValueType type) {
    return type instanceof ValueType.OptionalOf optional ? optional.value() : type;
  }
}
