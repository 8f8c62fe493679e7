package org.unroll.config;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Checks the constraints that a record's components carry. */
final class ConstraintChecks {
  private final Validator validator;

  ConstraintChecks() {
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ConstraintMessages())
            .buildValidatorFactory()) {
      validator = factory.getValidator();
    }
  }

  /**
   * A constraint that does not hold.
   *
   * @param parameter the parameter's name in files, or empty for the record as a whole
   */
  record Violation(String parameter, String message) {}

  /** The constraints that do not hold, by parameter. */
  List<Violation> check(Object bound) {
    return validator.validate(bound).stream()
        .map(violation -> new Violation(parameter(violation), violation.getMessage()))
        .sorted(Comparator.comparing(Violation::parameter).thenComparing(Violation::message))
        .toList();
  }

  private static String parameter(ConstraintViolation<Object> violation) {
    Iterator<Path.Node> path = violation.getPropertyPath().iterator();
    String name = path.hasNext() ? path.next().getName() : null;
    return name == null ? "" : ParameterDeclaration.snakeCase(name);
  }
}
