// Curves with bands, in SVG. A curve is {condition, x, mean, n, min, max, low, high}.

const SVG = "http://www.w3.org/2000/svg";
const MARKS = ["M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0", "M-3,-3h6v6h-6z", "M0,-4l4,7h-8z", "M0,-4l4,4l-4,4l-4,-4z", "M-3,-3l6,6M3,-3l-6,6"];
const MARGIN = { left: 62, right: 12, top: 10, bottom: 42 };

function element(parent, name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes || {})) {
    made.setAttribute(key, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  parent.append(made);
  return made;
}

function emptySvg(width, height, label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}

/** The sign by which a condition is known, as in the legend. */
function sample(condition, width) {
  const svg = emptySvg(width, 12, "");
  svg.setAttribute("aria-hidden", "true");
  const style = styleOf(condition);
  element(svg, "path", { d: `M0,6H${width}`, stroke: style.colour, "stroke-width": 2, "stroke-dasharray": style.dashes });
  element(svg, "path", { d: style.mark, transform: `translate(${width / 2},6)`, fill: style.colour, stroke: style.colour });
  return svg;
}

function styleOf(condition) {
  const found = data.conditions[condition];
  return { colour: found.colour, dashes: found.dashes, mark: MARKS[condition % MARKS.length] };
}

/** Axes with their titles; ticks are [value, words]. */
function drawFrame(svg, box, x, y, ticksX, ticksY, titleX, titleY) {
  for (const [value, text] of ticksY) {
    element(svg, "line", { class: "grid", x1: box.left, x2: box.right, y1: y(value), y2: y(value) });
    element(svg, "text", { x: box.left - 6, y: y(value) + 4, "text-anchor": "end" }, text);
  }
  for (const [value, text] of ticksX) {
    element(svg, "line", { class: "grid", x1: x(value), x2: x(value), y1: box.bottom, y2: box.bottom + 4 });
    element(svg, "text", { x: x(value), y: box.bottom + 17, "text-anchor": "middle" }, text);
  }
  element(svg, "path", { class: "frame", d: `M${box.left},${box.top}V${box.bottom}H${box.right}` });
  element(svg, "text", { x: (box.left + box.right) / 2, y: box.bottom + 36, "text-anchor": "middle" }, titleX);
  const middle = (box.top + box.bottom) / 2;
  element(svg, "text", { transform: `translate(14,${middle}) rotate(-90)`, "text-anchor": "middle" }, titleY);
}

function boxOf(width, height) {
  return { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
}

/**
 * Draws curves and returns the SVG, with what the hovering needs as its property `chart`.
 *
 * options: {width, height, titleX, titleY, logX, logY, band: ["low", "high"] or null, marks: bool}
 */
function lineChart(curves, options) {
  const svg = emptySvg(options.width, options.height, `${options.titleY} by ${options.titleX}`);
  const [lower, upper] = options.band || ["mean", "mean"];
  const rangeX = rangeOf(curves.flatMap(curve => curve.x), options.logX);
  const rangeY = rangeOf(
    curves.flatMap(curve => [...curve.mean, ...(curve[lower] || []), ...(curve[upper] || [])]), options.logY);
  if (!rangeX || !rangeY) {
    element(svg, "text", { x: options.width / 2, y: options.height / 2, "text-anchor": "middle" }, "nothing to show");
    return svg;
  }
  const box = boxOf(options.width, options.height);
  const x = makeScale(rangeX[0], rangeX[1], box.left, box.right, options.logX);
  const y = makeScale(rangeY[0], rangeY[1], box.bottom, box.top, options.logY);
  const named = scale => scale.ticks.map(tick => [tick, words(tick)]);
  drawFrame(svg, box, x, y, named(x), named(y), options.titleX, options.titleY);
  const placed = curves.map(curve => place(curve, x, y, options, lower, upper, box));
  placed.filter(curve => curve.area).forEach(curve =>
    element(svg, "path", { class: "band", d: curve.area, fill: curve.style.colour, "data-condition": curve.condition }));
  placed.forEach(curve => drawCurve(svg, curve, options, x, box));
  svg.chart = { box, x, curves, titleX: options.titleX };
  return svg;
}

/** The curve's points on the screen; what cannot stand on a log axis is left out. */
function place(curve, x, y, options, lower, upper, box) {
  const shown = (value, log) => value !== null && value !== undefined && (!log || value > 0);
  const line = [];
  const top = [];
  const bottom = [];
  curve.x.forEach((at, i) => {
    if (!shown(at, options.logX)) {
      return;
    }
    const px = x(at);
    line.push(shown(curve.mean[i], options.logY) ? [px, y(curve.mean[i])] : null);
    if (options.band && curve[upper] && shown(curve[upper][i], options.logY)) {
      top.push([px, y(curve[upper][i])]);
      // A band that reaches below what a log axis can show goes down to its end.
      bottom.push([px, shown(curve[lower][i], options.logY) ? y(curve[lower][i]) : box.bottom]);
    }
  });
  const area = top.length > 1 ? "M" + [...top, ...bottom.reverse()].map(pair).join("L") + "Z" : null;
  return { condition: curve.condition, style: styleOf(curve.condition), line, area };
}

function pair([x, y]) {
  return x.toFixed(1) + "," + y.toFixed(1);
}

function drawCurve(svg, curve, options, x, box) {
  let path = "";
  let pen = "M";
  for (const point of curve.line) {
    path += point ? pen + pair(point) : "";
    pen = point ? "L" : "M";
  }
  const attributes = { "data-condition": curve.condition, stroke: curve.style.colour };
  element(svg, "path", { ...attributes, class: "curve", d: path || "M0,0", "stroke-dasharray": curve.style.dashes });
  const points = curve.line.filter(point => point);
  const every = Math.max(1, Math.ceil(points.length / 6));
  points.filter((_, i) => i % every === curve.condition % every).forEach(point =>
    element(svg, "path", { ...attributes, class: "mark", d: curve.style.mark, fill: curve.style.colour, transform: `translate(${pair(point)})` }));
  if (options.divergences) {
    data.conditions[curve.condition].diverged
      .filter(step => !options.logX || step > 0)
      .map(step => Math.min(box.right, Math.max(box.left, x(step))))
      .forEach(at => element(svg, "path", { ...attributes, class: "divergence", "stroke-width": 2, d: `M${at - 5},${box.top}l10,10m0,-10l-10,10` }));
  }
}
