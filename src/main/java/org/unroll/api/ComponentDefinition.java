package org.unroll.api;

/**
 * A registered component: its name in experiment files and the record that implements it. The
 * record's components are its parameters; {@link Doc}, {@link Default} and Jakarta validation
 * constraints on them are all that describes them.
 *
 * @param kind what it is
 * @param name its name in experiment files, in snake case
 * @param type the record that implements the kind's interface
 * @param origin where it comes from, for messages: {@code built in}, or the plugin's file
 */
public record ComponentDefinition(
    ComponentKind kind, String name, Class<? extends Record> type, String origin) {
  public ComponentDefinition {
    if (!kind.type().isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName() + " is registered as a " + kind.word() + " but is not a " + kind.type());
    }
    if (!name.matches("[a-z][a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no component name: lower-case letters, digits, '_' and '-'");
    }
  }
}
