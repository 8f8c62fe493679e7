package org.unroll.config;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.unroll.api.Default;
import org.unroll.api.Doc;
import org.unroll.api.Location;
import org.unroll.api.Shorthand;

/**
 * One parameter of a component or of the run itself: all that binding, messages and descriptions
 * need to know of it.
 *
 * @param name in experiment files
 * @param component the record component that holds it
 */
public record ParameterDeclaration(String name, ValueType type, RecordComponent component) {
  static ParameterDeclaration of(RecordComponent component) {
    return new ParameterDeclaration(snakeCase(component.getName()), typeOf(component), component);
  }

  private static ValueType typeOf(RecordComponent component) {
    MetricName metric = component.getAnnotation(MetricName.class);
    return metric == null
        ? ValueType.of(component.getGenericType())
        : new ValueType.MetricOf(List.of(metric.splits()), List.of(metric.others()));
  }

  /** The default as it would be written in YAML. */
  public Optional<String> defaultText() {
    return annotation(component).map(Default::value);
  }

  /** The default that leaves the run id as it is. */
  public Optional<String> firstDefaultText() {
    return annotation(component)
        .map(declared -> declared.first().isEmpty() ? declared.value() : declared.first());
  }

  /** What it means; empty if its author does not say. */
  public String doc() {
    Doc doc = component.getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  /** The paper and equation it follows; empty where there is none. */
  public String source() {
    Doc doc = component.getAnnotation(Doc.class);
    return doc == null ? "" : doc.source();
  }

  /** Whether it must be given. */
  public boolean required() {
    return defaultText().isEmpty() && !(type instanceof ValueType.OptionalOf);
  }

  /** Whether the whole record may be written as this parameter's value. */
  public boolean shorthand() {
    return component.isAnnotationPresent(Shorthand.class);
  }

  /** Whether it says where data lies. */
  public boolean location() {
    return component.isAnnotationPresent(Location.class);
  }

  /** Its value in a record. */
  public Object valueIn(Record owner) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("cannot read " + name + " of " + owner, impossible);
    }
  }

  /** The name in experiment files of something that Java calls {@code hiddenSize}. */
  static String snakeCase(String javaName) {
    return javaName
        .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<Default> annotation(AnnotatedElement component) {
    return Optional.ofNullable(component.getAnnotation(Default.class));
  }
}
