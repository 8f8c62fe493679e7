package org.unroll.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.unroll.api.Shorthand;

/** A record as experiment files see it: its parameters and how it is made from them. */
public record RecordDeclaration(
    Class<? extends Record> type, List<ParameterDeclaration> parameters) {
  public RecordDeclaration {
    parameters = List.copyOf(parameters);
  }

  /** What a class declares never changes, and to ask it by reflection takes its time. */
  private static final ClassValue<RecordDeclaration> DECLARED =
      new ClassValue<>() {
        @Override
        protected RecordDeclaration computeValue(Class<?> type) {
          return new RecordDeclaration(
              type.asSubclass(Record.class),
              Arrays.stream(type.getRecordComponents()).map(ParameterDeclaration::of).toList());
        }
      };

  /** What that record declares. */
  public static RecordDeclaration of(Class<? extends Record> type) {
    return DECLARED.get(type);
  }

  /** The parameter of that name. */
  public Optional<ParameterDeclaration> find(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** The parameters' names in order. */
  public List<String> names() {
    return parameters.stream().map(ParameterDeclaration::name).toList();
  }

  /** The parameter whose value may stand for the whole. */
  public Optional<ParameterDeclaration> shorthand() {
    return parameters.stream().filter(ParameterDeclaration::shorthand).findFirst();
  }

  /** Whether a single value may stand for the whole. */
  public boolean hasFactory() {
    return factory().isPresent();
  }

  /** Makes the record from its values in order. */
  Object construct(List<Object> values) throws RejectedValueException {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException rejected) {
      throw new RejectedValueException(rejected.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot construct " + type, impossible);
    }
  }

  /** A record with another value of one parameter; nothing if it does not take that. */
  public static Optional<Record> with(Record owner, ParameterDeclaration parameter, Object value) {
    RecordDeclaration declaration = of(owner.getClass());
    List<Object> values =
        declaration.parameters().stream()
            .map(each -> each.equals(parameter) ? value : each.valueIn(owner))
            .toList();
    try {
      return Optional.of((Record) declaration.construct(values));
    } catch (RejectedValueException rejected) {
      return Optional.empty();
    }
  }

  /** Makes the record from a single value. */
  Object parse(String text) throws RejectedValueException {
    try {
      return factory().orElseThrow().invoke(null, text);
    } catch (InvocationTargetException rejected) {
      throw new RejectedValueException(rejected.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("cannot read a " + type, impossible);
    }
  }

  private Optional<Method> factory() {
    Optional<Method> found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Shorthand.class))
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .findFirst();
    found.ifPresent(method -> method.setAccessible(true));
    return found;
  }
}
