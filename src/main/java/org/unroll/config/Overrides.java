package org.unroll.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the command line's {@code key=value} arguments. */
final class Overrides {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*");

  private final Problems problems;

  Overrides(Problems problems) {
    this.problems = problems;
  }

  /** One override: a dotted key and its value. */
  record Assignment(String key, Node.Entry entry) {}

  /** The overrides in order. */
  List<Assignment> read(List<String> arguments) {
    List<Assignment> overrides = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      Origin origin = new Origin.Argument(i + 1, argument);
      int equals = argument.indexOf('=');
      if (equals < 0 || !KEY.matcher(argument.substring(0, equals)).matches()) {
        problems.add(origin, "is no override; write key=value, such as hidden_size=128");
        continue;
      }
      String key = argument.substring(0, equals);
      new YamlReader(Placement.all(origin), problems)
          .read(argument.substring(equals + 1))
          .ifPresent(value -> overrides.add(new Assignment(key, new Node.Entry(origin, value))));
    }
    return overrides;
  }
}
