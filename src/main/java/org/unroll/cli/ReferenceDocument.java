package org.unroll.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.unroll.api.ComponentKind;
import org.unroll.config.reference.ComponentReference;
import org.unroll.config.reference.KeyReference;
import org.unroll.config.reference.Reference;

/** The reference, or a part of it, for other programs. */
record ReferenceDocument(List<KeyReference> keys, List<ComponentReference> components) {
  /** Everything. */
  static ReferenceDocument of(Reference reference) {
    return new ReferenceDocument(
        reference.keys(),
        Arrays.stream(ComponentKind.values())
            .flatMap(kind -> reference.components(kind).stream())
            .toList());
  }

  /** What was looked up. */
  static ReferenceDocument of(List<Reference.Entry> entries) {
    List<KeyReference> keys = new ArrayList<>();
    List<ComponentReference> components = new ArrayList<>();
    for (Reference.Entry entry : entries) {
      if (entry instanceof KeyReference key) {
        keys.add(key);
      } else {
        components.add((ComponentReference) entry);
      }
    }
    return new ReferenceDocument(keys, components);
  }
}
