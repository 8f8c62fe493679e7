package org.unroll.config.reference;

import java.util.function.Consumer;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;
import org.unroll.config.ValueType;

/**
 * Walks every key that can be set for a run, dotted ones included: {@code optimizer}, {@code
 * optimizer.learning_rate}, {@code initialization.recurrent.standard_deviation}.
 */
public final class SettingKeys {
  /** What stands for a name that the file chooses, as in {@code initialization.gates.*}. */
  public static final String ANY_NAME = "*";

  /** Components may hold components of their own kind, without end. */
  private static final int DEEPEST = 4;

  private final ComponentCatalog catalog;

  public SettingKeys(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * One key.
   *
   * @param path the dotted key
   * @param owner the component that has the parameter; empty if no component does
   * @param declaration of the parameter
   * @param type of the value; not the parameter's own where the path goes into a map
   */
  public record Key(String path, String owner, ParameterDeclaration declaration, ValueType type) {}

  /**
   * Shows every key, outer before inner. A key that several components have is shown once for each.
   */
  public void visit(Consumer<Key> visitor) {
    walk("", "", RecordDeclaration.of(RunSpec.class), 1, visitor);
  }

  private void walk(
      String prefix,
      String owner,
      RecordDeclaration declaration,
      int depth,
      Consumer<Key> visitor) {
    for (ParameterDeclaration parameter : declaration.parameters()) {
      String path = prefix + parameter.name();
      value(new Key(path, owner, parameter, parameter.type()), depth, visitor);
    }
  }

  private void value(Key key, int depth, Consumer<Key> visitor) {
    visitor.accept(key);
    ValueType type =
        key.type() instanceof ValueType.OptionalOf optional ? optional.value() : key.type();
    String inside = key.path() + ".";
    if (depth >= DEEPEST) {
      return;
    } else if (type instanceof ValueType.RecordOf plain) {
      walk(inside, key.owner(), RecordDeclaration.of(plain.type()), depth + 1, visitor);
    } else if (type instanceof ValueType.MapOf map) {
      value(
          new Key(inside + ANY_NAME, key.owner(), key.declaration(), map.value()),
          depth + 1,
          visitor);
    } else if (type instanceof ValueType.ComponentOf component) {
      for (ComponentDefinition definition : catalog.all(component.kind()).values()) {
        walk(
            inside, definition.name(), RecordDeclaration.of(definition.type()), depth + 1, visitor);
      }
    }
  }
}
