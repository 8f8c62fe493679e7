package org.unroll.config;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

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

  /** What the constraints on one parameter say of a value, in words. */
  List<String> check(ParameterDeclaration parameter, Object value) {
    Class<?> owner = parameter.component().getDeclaringRecord();
    return messages(() -> validator.validateValue(owner, parameter.component().getName(), value));
  }

  /** What constraints say of a record as a whole, once its parameters are right. */
  List<String> check(Object bound) {
    return messages(() -> validator.validate(bound));
  }

  private static List<String> messages(Supplier<Set<? extends ConstraintViolation<?>>> check) {
    try {
      return check.get().stream().map(ConstraintViolation::getMessage).sorted().toList();
    } catch (ValidationException misused) {
      return List.of(
          "cannot be checked, a mistake of the component's author: " + misused.getMessage());
    }
  }
}
