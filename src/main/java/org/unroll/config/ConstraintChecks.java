package org.unroll.config;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
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

  /** What the constraints on one parameter say of a value, in words. */
  List<String> check(ParameterDeclaration parameter, Object value) {
    Class<?> owner = parameter.component().getDeclaringRecord();
    return validator.validateValue(owner, parameter.component().getName(), value).stream()
        .map(ConstraintViolation::getMessage)
        .sorted()
        .toList();
  }

  /** What constraints say of a record as a whole, once its parameters are right. */
  List<String> check(Object bound) {
    return validator.validate(bound).stream()
        .map(ConstraintViolation::getMessage)
        .sorted()
        .toList();
  }
}
