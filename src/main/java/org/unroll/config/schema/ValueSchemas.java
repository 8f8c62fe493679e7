package org.unroll.config.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unroll.api.ComponentCatalog;
import org.unroll.api.ComponentDefinition;
import org.unroll.api.ComponentKind;
import org.unroll.api.Doc;
import org.unroll.config.Bounds;
import org.unroll.config.ParameterDeclaration;
import org.unroll.config.RecordDeclaration;
import org.unroll.config.ValueType;

/** Schemas of values by their declared type, in every form that a file may write them in. */
final class ValueSchemas {
  private static final String TYPE = "type";

  private final ComponentCatalog catalog;

  ValueSchemas(ComponentCatalog catalog) {
    this.catalog = catalog;
  }

  /** Each kind of component has a definition, since components may hold components. */
  void define(ObjectNode definitions) {
    for (ComponentKind kind : ComponentKind.values()) {
      definitions.set(kind.word(), component(kind));
    }
  }

  /** A parameter's value, with its meaning and default. */
  ObjectNode of(ParameterDeclaration parameter) {
    ObjectNode schema = of(parameter.type(), Bounds.of(parameter), Bounds.ofItems(parameter));
    Json.annotate(schema, parameter.doc(), parameter.source());
    parameter
        .defaultText()
        .ifPresent(text -> schema.set("default", DefaultValue.of(parameter.type(), text)));
    return schema;
  }

  ObjectNode of(ValueType type, Bounds bounds, Bounds items) {
    if (type instanceof ValueType.OptionalOf optional) {
      return Json.anyOf(List.of(of(optional.value(), bounds, items), Json.ofType("null")));
    } else if (type instanceof ValueType.ScalarOf scalar) {
      return ScalarSchemas.of(scalar, bounds);
    } else if (type instanceof ValueType.MetricOf metric) {
      return ScalarSchemas.oneOf(metric.words(catalog));
    } else if (type instanceof ValueType.ListOf list) {
      return list(of(list.item(), items, Bounds.NONE), bounds);
    } else if (type instanceof ValueType.MapOf map) {
      ObjectNode schema = Json.ofType("object");
      schema.set("additionalProperties", of(map.value(), items, Bounds.NONE));
      return Json.anyOf(List.of(schema, ScalarSchemas.interpolation()));
    } else if (type instanceof ValueType.RecordOf plain) {
      return record(RecordDeclaration.of(plain.type()));
    } else if (type instanceof ValueType.ComponentOf component) {
      return Json.reference("#/definitions/" + component.kind().word());
    }
    return Json.object();
  }

  private static ObjectNode list(ObjectNode item, Bounds bounds) {
    ObjectNode list = Json.listOf(item);
    if (bounds.leastSize() > 0) {
      list.put("minItems", bounds.leastSize());
    }
    if (bounds.mostSize() < Integer.MAX_VALUE) {
      list.put("maxItems", bounds.mostSize());
    }
    return Json.anyOf(List.of(list, item)); // one value may stand for a list of one
  }

  private ObjectNode record(RecordDeclaration declaration) {
    List<ObjectNode> forms = new ArrayList<>();
    if (declaration.hasFactory()) {
      ObjectNode single = Json.object();
      ArrayNode types = single.putArray(TYPE);
      List.of("string", "number", "boolean").forEach(types::add);
      forms.add(single);
    }
    declaration.shorthand().map(this::of).ifPresent(forms::add);
    forms.add(Json.map(properties(declaration.parameters())));
    forms.add(ScalarSchemas.interpolation());
    Doc doc = declaration.type().getAnnotation(Doc.class);
    ObjectNode schema = Json.anyOf(forms);
    return doc == null ? schema : Json.annotate(schema, doc.value(), doc.source());
  }

  private ObjectNode properties(Collection<ParameterDeclaration> parameters) {
    ObjectNode properties = Json.object();
    parameters.forEach(parameter -> properties.set(parameter.name(), of(parameter)));
    return properties;
  }

  private ObjectNode component(ComponentKind kind) {
    Collection<ComponentDefinition> all = catalog.all(kind).values();
    List<ObjectNode> forms = new ArrayList<>();
    forms.add(names(all));
    all.forEach(definition -> forms.add(chosen(definition)));
    forms.add(inherited(all));
    forms.add(ScalarSchemas.interpolation());
    return Json.anyOf(forms);
  }

  private static ObjectNode names(Collection<ComponentDefinition> all) {
    ObjectNode names = Json.words(all.stream().map(ComponentDefinition::name).toList());
    ArrayNode docs = names.putArray("enumDescriptions");
    all.forEach(definition -> docs.add(doc(definition)));
    return names;
  }

  private static String doc(ComponentDefinition definition) {
    Doc doc = definition.type().getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  /**
   * The component by name with parameters. None is required, since a setting below this one may
   * have given it.
   */
  private ObjectNode chosen(ComponentDefinition definition) {
    ObjectNode properties = Json.object();
    properties.putObject(TYPE).put("const", definition.name());
    properties.setAll(properties(RecordDeclaration.of(definition.type()).parameters()));
    ObjectNode schema = Json.map(properties);
    schema.putArray("required").add(TYPE);
    Doc doc = definition.type().getAnnotation(Doc.class);
    return doc == null ? schema : Json.annotate(schema, doc.value(), doc.source());
  }

  /** Parameters of a component that another setting chooses. */
  private ObjectNode inherited(Collection<ComponentDefinition> all) {
    Map<String, Set<ObjectNode>> byName = new LinkedHashMap<>();
    for (ComponentDefinition definition : all) {
      for (ParameterDeclaration parameter : RecordDeclaration.of(definition.type()).parameters()) {
        byName.computeIfAbsent(parameter.name(), name -> new LinkedHashSet<>()).add(of(parameter));
      }
    }
    ObjectNode properties = Json.object();
    byName.forEach((name, forms) -> properties.set(name, either(forms)));
    return Json.map(properties);
  }

  /** One of several, or the only one. */
  static ObjectNode either(Set<ObjectNode> forms) {
    return forms.size() == 1 ? forms.iterator().next() : Json.anyOf(forms);
  }
}
