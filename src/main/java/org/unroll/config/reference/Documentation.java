package org.unroll.config.reference;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.unroll.api.Doc;
import org.unroll.api.Version;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.ValueType;

/**
 * What authors say of what they declare.
 *
 * @param value the meaning; empty if it is not said
 * @param equations what is computed, a line each
 * @param details what else is to be known, a paragraph each
 * @param source the paper; empty if there is none
 */
record Documentation(String value, List<String> equations, List<String> details, String source) {
  /** Of a parameter; if nothing is said of it, of the record that is its value. */
  static Documentation of(ParameterDeclaration declared) {
    if (declared.doc().isEmpty() && valueOf(declared.type()) instanceof ValueType.RecordOf plain) {
      return of(plain.type());
    }
    return of(declared.component());
  }

  /** Of a record. */
  static Documentation of(AnnotatedElement element) {
    Doc doc = element.getAnnotation(Doc.class);
    if (doc == null) {
      return new Documentation("", List.of(), List.of(), "");
    }
    List<String> details = new ArrayList<>(List.of(doc.details()));
    Version version = element.getAnnotation(Version.class);
    if (version != null) {
      details.add("Version " + version.value() + ": " + version.change());
    }
    return new Documentation(doc.value(), List.of(doc.equations()), details, doc.source());
  }

  private static ValueType valueOf(ValueType type) {
    return type instanceof ValueType.OptionalOf optional ? optional.value() : type;
  }
}
