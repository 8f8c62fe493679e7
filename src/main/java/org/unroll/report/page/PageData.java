package org.unroll.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.unroll.format.ExperimentFolder;
import org.unroll.format.RunColumns;
import org.unroll.report.ConditionResults;
import org.unroll.report.Palette;
import org.unroll.report.ResultTable;
import org.unroll.report.RunResult;
import org.unroll.report.curve.Curve;
import org.unroll.report.curve.LagMap;
import org.unroll.report.curve.Measurements;
import org.unroll.report.curve.Quantities;
import org.unroll.report.curve.Quantity;

/** What the page's scripts draw, as JSON. Curves are collected condition by condition. */
final class PageData {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final Resolution resolution;
  private final ArrayNode conditions = MAPPER.createArrayNode();
  private final Map<String, Map<Quantity, ArrayNode>> panels = new LinkedHashMap<>();
  private final Map<Integer, ArrayNode> layers = new TreeMap<>();
  private final Map<String, List<Long>> divergences;

  PageData(ExperimentFolder folder, List<ConditionResults> all) {
    divergences = divergences(folder);
    resolution = Resolution.of(all.size());
    for (String panel : List.of("learning", "gradients", "gates", "clipping")) {
      panels.put(panel, new LinkedHashMap<>());
    }
    all.forEach(this::add);
  }

  /** The steps at which runs diverged, by condition. */
  private static Map<String, List<Long>> divergences(ExperimentFolder folder) {
    return ResultTable.read(folder.runs()).stream()
        .filter(row -> !row.get(RunColumns.DIVERGED_STEP).isEmpty())
        .collect(
            Collectors.groupingBy(
                row -> row.get(RunColumns.CONDITION),
                Collectors.mapping(
                    row -> Long.valueOf(row.get(RunColumns.DIVERGED_STEP)), Collectors.toList())));
  }

  private void add(ConditionResults results) {
    List<Measurements> runs =
        results.runs().stream().map(RunResult::folder).map(Measurements::new).toList();
    add("learning", Quantities.learning(), runs);
    add("gradients", Quantities.gradients(), runs);
    add("gates", runs.stream().flatMap(run -> run.gates().stream()).distinct().toList(), runs);
    add("clipping", Quantities.clipping(), runs);
    runs.stream()
        .flatMap(run -> run.layersWithLags().stream())
        .distinct()
        .forEach(layer -> addLags(layer, runs));
    int place = conditions.size();
    ObjectNode condition =
        conditions
            .addObject()
            .put("name", results.condition())
            .put("colour", Palette.variable(place))
            .put("dashes", Palette.dashes(place));
    ArrayNode diverged = condition.putArray("diverged");
    divergences.getOrDefault(results.condition(), List.of()).forEach(diverged::add);
  }

  private void add(String panel, List<Quantity> quantities, List<Measurements> runs) {
    for (Quantity quantity : quantities) {
      Curve curve =
          Curve.over(
              runs.stream().map(run -> run.alongTraining(quantity)).toList(), resolution.points());
      if (!curve.points().isEmpty()) {
        panels
            .get(panel)
            .computeIfAbsent(quantity, absent -> MAPPER.createArrayNode())
            .add(CurveJson.of(conditions.size(), curve));
      }
    }
  }

  private void addLags(int layer, List<Measurements> runs) {
    LagMap map =
        LagMap.over(
            runs.stream().map(run -> run.gradientByLag(layer)).toList(),
            resolution.steps(),
            resolution.lags());
    ObjectNode node = MAPPER.createObjectNode().put("condition", conditions.size());
    ArrayNode steps = node.putArray("steps");
    map.steps().forEach(step -> steps.add(ShortNumber.of(step)));
    ArrayNode curves = node.putArray("curves");
    map.curves().forEach(curve -> curves.add(CurveJson.of(conditions.size(), curve)));
    layers.computeIfAbsent(layer, absent -> MAPPER.createArrayNode()).add(node);
  }

  /** The JSON, in which no {@code <} stands, so that nothing in it can end the script element. */
  String json() {
    ObjectNode data = MAPPER.createObjectNode();
    data.set("conditions", conditions);
    data.put("thinning", resolution.words());
    ObjectNode drawn = data.putObject("panels");
    panels.forEach(
        (panel, quantities) -> {
          ArrayNode views = drawn.putArray(panel);
          quantities.forEach(
              (quantity, curves) ->
                  views
                      .addObject()
                      .put("name", quantity.name())
                      .put("title", quantity.title())
                      .set("curves", curves));
        });
    ArrayNode maps = data.putArray("lags");
    layers.forEach((layer, found) -> maps.addObject().put("layer", layer).set("maps", found));
    try {
      return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
