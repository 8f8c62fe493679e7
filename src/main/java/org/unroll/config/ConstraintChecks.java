package org.unroll.config;

import static java.util.stream.Collectors.toSet;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Checks the constraints that a record's components carry. */
final class ConstraintChecks {
  private final Validator validator;

  /** Most parameters have no constraint, and asking the validator costs more than all else. */
  private final Map<Class<?>, Set<String>> constrained = new ConcurrentHashMap<>();

  private final Map<Class<?>, Boolean> constrainedAsWholes = new ConcurrentHashMap<>();

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
    if (!isConstrained(owner, parameter.component().getName())) {
      return List.of();
    }
    return messages(() -> validator.validateValue(owner, parameter.component().getName(), value));
  }

  /** What constraints say of a record as a whole, once its parameters are right. */
  List<String> check(Object bound) {
    if (!constrainedAsWholes.computeIfAbsent(
        bound.getClass(), type -> validator.getConstraintsForClass(type).hasConstraints())) {
      return List.of();
    }
    return messages(() -> validator.validate(bound));
  }

  private boolean isConstrained(Class<?> owner, String property) {
    return constrained
        .computeIfAbsent(
            owner,
            type ->
                validator.getConstraintsForClass(type).getConstrainedProperties().stream()
                    .map(PropertyDescriptor::getPropertyName)
                    .collect(toSet()))
        .contains(property);
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
