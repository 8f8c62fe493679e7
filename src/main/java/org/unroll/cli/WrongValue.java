package org.unroll.cli;

import java.util.Arrays;
import java.util.List;
import org.unroll.text.NearestName;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What to say of a value that an option does not take. The parser's own words are about Java's
 * types; converters of ours say what is wrong in words that can stand.
 */
record WrongValue(ParameterException wrong) {
  private static final List<Class<?>> WHOLE =
      List.of(int.class, Integer.class, long.class, Long.class);

  /** Whether it is about the value of an option. */
  boolean applies() {
    return wrong.getArgSpec() instanceof OptionSpec && wrong.getValue() != null;
  }

  String message() {
    OptionSpec option = (OptionSpec) wrong.getArgSpec();
    Class<?> type = valueType(option);
    String start = option.longestName() + ": '" + wrong.getValue() + "' ";
    if (WHOLE.contains(type)) {
      return start
          + (wrong.getValue().matches("[-+]?\\d+")
              ? "is too large or too small"
              : "is not a whole number");
    } else if (type.isEnum()) {
      List<String> words =
          Arrays.stream(type.getEnumConstants()).map(Object::toString).distinct().toList();
      String meant = NearestName.question(wrong.getValue(), words).orElse(".");
      return start + "is unknown" + meant + " Allowed: " + String.join(", ", words);
    }
    return wrong
        .getMessage()
        .replaceFirst("^Invalid value for option '[^']*'[^:]*: ", option.longestName() + ": ");
  }

  /** Of an option that takes several values, the type of one. */
  private static Class<?> valueType(ArgSpec option) {
    return option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
  }
}
