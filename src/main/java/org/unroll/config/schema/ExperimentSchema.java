package org.unroll.config.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.unroll.api.ComponentCatalog;
import org.unroll.config.Bounds;
import org.unroll.config.ClaimSpec;
import org.unroll.config.ExperimentName;
import org.unroll.config.SweepKey;
import org.unroll.config.ValueType;
import org.unroll.config.reference.ExperimentKey;

/**
 * The schema of experiment files over the components of a catalog, in draft 7: the newest that all
 * editors know.
 */
public final class ExperimentSchema {
  private static final ValueType TEXT = new ValueType.ScalarOf(String.class);
  private static final String BLOCK = "sweep_block";
  private static final String LISTS = "#/definitions/value_lists";
  private static final int MOST_SEEDS = 10_000;

  private final ValueSchemas values;
  private final SettingsSchema settings;

  public ExperimentSchema(ComponentCatalog catalog) {
    this.values = new ValueSchemas(catalog);
    this.settings = new SettingsSchema(catalog, values);
  }

  /** The schema as a JSON document. */
  public ObjectNode document() {
    ObjectNode schema = Json.object();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "An experiment with recurrent networks");
    ObjectNode properties = Json.object();
    for (ExperimentKey key : ExperimentKey.values()) {
      properties.set(key.key(), Json.annotate(valueOf(key), key.doc(), ""));
    }
    ObjectNode map = Json.map(properties);
    settings.addTo(map);
    schema.setAll(map);
    ObjectNode definitions = schema.putObject("definitions");
    settings.define(definitions);
    definitions.set("value_lists", settings.lists());
    values.define(definitions);
    definitions.set(BLOCK, block());
    ScalarSchemas.define(definitions);
    return schema;
  }

  private ObjectNode valueOf(ExperimentKey key) {
    return switch (key) {
      case NAME -> name();
      case DESCRIPTION -> values.of(TEXT, Bounds.NONE, Bounds.NONE);
      case EXTENDS ->
          values.of(new ValueType.ListOf(TEXT), new Bounds(List.of(), 1, 100, false), Bounds.NONE);
      case SWEEP -> {
        ObjectNode block = Json.reference("#/definitions/" + BLOCK);
        yield Json.anyOf(List.of(block, Json.listOf(block).put("minItems", 1)));
      }
      case TUNE -> tune();
      case SEEDS -> seeds();
      case CLAIMS ->
          values.of(
              new ValueType.ListOf(new ValueType.RecordOf(ClaimSpec.class)),
              Bounds.NONE,
              Bounds.NONE);
    };
  }

  private static ObjectNode name() {
    ObjectNode name = Json.object();
    name.putArray("type").add("string").add("number").add("boolean");
    name.put("pattern", "^" + ExperimentName.PATTERN + "$|\\$\\{[^}]+\\}");
    name.put("patternErrorMessage", "use " + ExperimentName.RULE);
    return name;
  }

  private ObjectNode tune() {
    ObjectNode lists = settings.lists().put("minProperties", 1);
    ((ObjectNode) lists.get("properties"))
        .set("seeds", Json.annotate(seedCount(), "How many seeds choose.", ""));
    return lists;
  }

  private static ObjectNode seeds() {
    ObjectNode list = Json.listOf(ScalarSchemas.number("integer", Bounds.NONE));
    list.put("minItems", 1).put("uniqueItems", true);
    return Json.anyOf(List.of(seedCount(), list)).put("default", 1);
  }

  private static ObjectNode seedCount() {
    return ScalarSchemas.number(
        "integer",
        new Bounds(
            List.of(
                new Bounds.Limit(true, BigDecimal.ONE, true),
                new Bounds.Limit(false, BigDecimal.valueOf(MOST_SEEDS), true)),
            0,
            Integer.MAX_VALUE,
            false));
  }

  private ObjectNode block() {
    ObjectNode arms = Json.ofType("object");
    arms.put("minProperties", 1);
    arms.set("additionalProperties", SettingsSchema.reference());
    ObjectNode properties = Json.object();
    properties.set("arms", Json.annotate(arms, SweepKey.ARMS.doc(), ""));
    properties.set("ablate", Json.annotate(ablate(), SweepKey.ABLATE.doc(), ""));
    properties.set("grid", Json.annotate(Json.reference(LISTS), SweepKey.GRID.doc(), ""));
    properties.set("zip", Json.annotate(Json.reference(LISTS), SweepKey.ZIP.doc(), ""));
    properties.set("random", Json.annotate(random(), SweepKey.RANDOM.doc(), ""));
    ObjectNode exclude = settings.some();
    ((ObjectNode) exclude.get("properties")).set("arm", Json.ofType("string"));
    properties.set(
        "exclude",
        Json.annotate(
            Json.anyOf(List.of(exclude, Json.listOf(exclude))), SweepKey.EXCLUDE.doc(), ""));
    return Json.map(properties);
  }

  private static ObjectNode ablate() {
    ObjectNode factors = Json.ofType("object");
    factors.put("minProperties", 1).put("maxProperties", 10);
    factors.set("additionalProperties", SettingsSchema.reference());
    ObjectNode properties = Json.object();
    properties.set("factors", Json.annotate(factors, "What each sets when it is on.", ""));
    properties.set(
        "design",
        Json.annotate(
            Json.words(List.of("add-one-in", "leave-one-out", "full")),
            "add-one-in: none, then each alone; leave-one-out: all, then all but each; full: every"
                + " combination.",
            ""));
    return Json.map(properties);
  }

  private ObjectNode random() {
    ObjectNode properties = Json.object();
    ObjectNode count = ScalarSchemas.number("integer", Bounds.NONE);
    properties.set("count", Json.annotate(count, "How many points are drawn.", ""));
    ObjectNode seed = ScalarSchemas.number("integer", Bounds.NONE);
    properties.set("seed", Json.annotate(seed, "Of the drawing.", "").put("default", 1));
    properties.set("keys", settings.distributions());
    return Json.map(properties);
  }
}
