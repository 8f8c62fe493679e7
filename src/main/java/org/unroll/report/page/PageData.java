package org.unroll.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.unroll.format.RunManifest;
import org.unroll.report.ConditionResults;
import org.unroll.report.Palette;
import org.unroll.report.RunResult;
import org.unroll.report.curve.ByLag;
import org.unroll.report.curve.Curve;
import org.unroll.report.curve.LagMap;
import org.unroll.report.curve.Measurements;
import org.unroll.report.curve.Quantities;
import org.unroll.report.curve.Quantity;

/** What the page's scripts draw, as JSON. Curves are collected condition by condition. */
final class PageData {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  /** What is drawn by step and lag. */
  private static final List<ByLag> MAPS = List.of(ByLag.GRADIENT, ByLag.SINGULAR_VALUE);

  private final Resolution resolution;
  private final ArrayNode conditions = MAPPER.createArrayNode();
  private final Map<String, Map<Quantity, List<Of<Curve>>>> panels = new LinkedHashMap<>();
  private final Map<ByLag, Map<Integer, List<Of<LagMap>>>> lags = new EnumMap<>(ByLag.class);

  /** What is drawn of one condition, which goes by its place in the list. */
  private record Of<T>(int condition, T drawn) {}

  PageData(List<ConditionResults> all) {
    resolution = Resolution.of(all.size());
    all.forEach(this::add);
  }

  private void add(ConditionResults results) {
    List<Measurements> runs =
        results.runs().stream().map(RunResult::files).map(Measurements::new).toList();
    add("learning", recorded(runs, Measurements::learning), runs);
    add("gradients", Quantities.gradients(), runs);
    add("decay", recorded(runs, Measurements::decay), runs);
    add("gates", recorded(runs, Measurements::gates), runs);
    add("units", recorded(runs, Measurements::units), runs);
    add("weights", recorded(runs, Measurements::weights), runs);
    add("clipping", Quantities.clipping(), runs);
    for (ByLag each : MAPS) {
      Map<Integer, List<Of<LagMap>>> layers = lags.computeIfAbsent(each, absent -> new TreeMap<>());
      recorded(runs, run -> run.layers(each))
          .forEach(
              layer ->
                  layers
                      .computeIfAbsent(layer, absent -> new ArrayList<>())
                      .add(new Of<>(conditions.size(), map(each, layer, runs))));
    }
    int place = conditions.size();
    ObjectNode condition =
        conditions
            .addObject()
            .put("name", results.condition())
            .put("colour", Palette.variable(place))
            .put("dashes", Palette.dashes(place));
    ArrayNode diverged = condition.putArray("diverged");
    for (RunResult run : results.runs()) {
      run.files().manifest().map(RunManifest::divergedStep).ifPresent(diverged::add);
    }
  }

  /** What any of the runs recorded, once. */
  private static <T> List<T> recorded(
      List<Measurements> runs, Function<Measurements, Collection<T>> recorded) {
    return runs.stream().flatMap(run -> recorded.apply(run).stream()).distinct().toList();
  }

  private void add(String panel, List<Quantity> quantities, List<Measurements> runs) {
    Map<Quantity, List<Of<Curve>>> views =
        panels.computeIfAbsent(panel, absent -> new LinkedHashMap<>());
    for (Quantity quantity : quantities) {
      Curve curve =
          Curve.over(
              runs.stream().map(run -> run.alongTraining(quantity)).toList(), resolution.points());
      if (!curve.points().isEmpty()) {
        views
            .computeIfAbsent(quantity, absent -> new ArrayList<>())
            .add(new Of<>(conditions.size(), curve));
      }
    }
  }

  private LagMap map(ByLag recorded, int layer, List<Measurements> runs) {
    return LagMap.over(
        runs.stream().map(run -> run.byLag(recorded, layer)).toList(),
        resolution.steps(),
        resolution.lags());
  }

  private static ObjectNode json(Of<LagMap> map, Resolution shown) {
    LagMap thinned = map.drawn().thinned(shown.steps(), shown.lags());
    ObjectNode node = MAPPER.createObjectNode().put("condition", map.condition());
    ArrayNode steps = node.putArray("steps");
    thinned.steps().forEach(step -> steps.add(ShortNumber.of(step)));
    ArrayNode curves = node.putArray("curves");
    thinned.curves().forEach(curve -> curves.add(CurveJson.of(map.condition(), curve)));
    return node;
  }

  /** How many things stand in such maps of lists. */
  private static <T> int count(Collection<? extends Map<?, List<T>>> all) {
    return all.stream().flatMap(map -> map.values().stream()).mapToInt(List::size).sum();
  }

  /** The JSON, in which no {@code <} stands, so that nothing in it can end the script element. */
  String json() {
    Resolution shown = resolution.shared(count(panels.values()), count(lags.values()));
    ObjectNode data = MAPPER.createObjectNode();
    data.set("conditions", conditions);
    data.put("thinning", shown.words());
    ObjectNode drawn = data.putObject("panels");
    panels.forEach(
        (panel, quantities) -> {
          ArrayNode views = drawn.putArray(panel);
          quantities.forEach(
              (quantity, curves) -> {
                ArrayNode drawnCurves =
                    views
                        .addObject()
                        .put("name", quantity.name())
                        .put("title", quantity.title())
                        .putArray("curves");
                curves.forEach(
                    curve ->
                        drawnCurves.add(
                            CurveJson.of(
                                curve.condition(), curve.drawn().thinned(shown.points()))));
              });
        });
    ObjectNode byLag = data.putObject("lags");
    lags.forEach(
        (each, layers) -> {
          ArrayNode maps = byLag.putArray(each.name().toLowerCase(Locale.ROOT));
          layers.forEach(
              (layer, found) -> {
                ArrayNode ofLayer = maps.addObject().put("layer", layer).putArray("maps");
                found.forEach(map -> ofLayer.add(json(map, shown)));
              });
        });
    try {
      return MAPPER.writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
