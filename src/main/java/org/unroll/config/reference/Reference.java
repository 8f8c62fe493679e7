package org.unroll.config.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentKind;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.RunSpec;
import org.unroll.text.NearestName;

/** Everything that an experiment file can say, to be looked up by name. */
public final class Reference {
  private final ComponentCatalog catalog;

  public Reference(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /** A key or a component. */
  public sealed interface Entry permits KeyReference, ComponentReference {}

  /** The keys at the top of a file: the experiment's own, then those of its runs. */
  public List<KeyReference> keys() {
    return Stream.concat(
            Arrays.stream(ExperimentKey.values()).map(ExperimentKey::reference),
            settings().parameters().stream()
                .map(declared -> KeyReference.of(declared.name(), "", declared)))
        .toList();
  }

  /** The components of one kind, by name. */
  public List<ComponentReference> components(ComponentKind kind) {
    return catalog.all(kind).values().stream().map(ComponentReference::of).toList();
  }

  /** The kind that goes by that word. */
  public static Optional<ComponentKind> kind(String word) {
    return Arrays.stream(ComponentKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst();
  }

  /**
   * All that goes by a name: a key, plain or dotted; a kind, or the key of a list of that kind,
   * which means its components; a component, alone or after its kind; or else every parameter of
   * that name.
   */
  public List<Entry> find(String name) {
    List<Entry> found = new ArrayList<>();
    keys().stream().filter(key -> key.value().name().equals(name)).forEach(found::add);
    for (ComponentKind kind : ComponentKind.values()) {
      components(kind).stream()
          .filter(
              component ->
                  name.equals(kind.word())
                      || name.equals(kind.word() + "s")
                      || name.equals(component.name())
                      || name.equals(kind.word() + "." + component.name()))
          .forEach(found::add);
    }
    if (name.contains(".")) {
      dottedKeys().stream().filter(key -> key.value().name().equals(name)).forEach(found::add);
    } else if (found.isEmpty()) {
      dottedKeys().stream()
          .filter(key -> key.value().name().endsWith("." + name))
          .forEach(found::add);
    }
    return found;
  }

  /** The name that was probably meant. */
  public Optional<String> nearest(String name) {
    Set<String> names = new LinkedHashSet<>();
    keys().forEach(key -> names.add(key.value().name()));
    for (ComponentKind kind : ComponentKind.values()) {
      names.add(kind.word());
      names.addAll(catalog.all(kind).keySet());
    }
    dottedKeys()
        .forEach(
            key -> {
              String dotted = key.value().name();
              names.add(dotted);
              names.add(dotted.substring(dotted.lastIndexOf('.') + 1));
            });
    return NearestName.of(name, names);
  }

  private List<KeyReference> dottedKeys() {
    List<KeyReference> keys = new ArrayList<>(ExperimentKey.within());
    new SettingKeys(catalog)
        .visit(
            key -> {
              boolean whole = key.type().equals(key.declaration().type());
              if (key.path().contains(".") && whole) {
                keys.add(KeyReference.of(key.path(), key.owner(), key.declaration()));
              }
            });
    return keys;
  }

  private static RecordDeclaration settings() {
    return RecordDeclaration.of(RunSpec.class);
  }
}
