// The gradient by training step and lag, as an image in SVG. Colours after cividis (Nuñez et al.
// 2018), which looks the same to those who cannot tell red from green.

const HEAT = [[0, 32, 77], [57, 72, 107], [112, 113, 115], [165, 156, 116], [222, 203, 87], [255, 234, 70]];

/** The colour of a share from 0 to 1. */
function heat(share) {
  const place = Math.min(Math.max(share, 0), 1) * (HEAT.length - 1);
  const i = Math.min(Math.floor(place), HEAT.length - 2);
  return HEAT[i].map((from, part) => Math.round(from + (HEAT[i + 1][part] - from) * (place - i)));
}

/** Steps go to the right, lags upwards; both by their order, since they may lie unevenly. */
function heatMap(map, range, width) {
  const height = Math.round(width * 0.62);
  const svg = emptySvg(width, height, "gradient by training step and lag");
  const box = boxOf(width, height);
  const lags = [...new Set(map.curves.flatMap(curve => curve.x))].sort((one, other) => one - other);
  const canvas = document.createElement("canvas");
  canvas.width = map.steps.length;
  canvas.height = lags.length;
  const context = canvas.getContext("2d");
  map.curves.forEach((curve, column) => curve.x.forEach((lag, i) => {
    if (curve.mean[i] !== null) {
      context.fillStyle = `rgb(${heat((curve.mean[i] - range[0]) / (range[1] - range[0]))})`;
      context.fillRect(column, lags.length - 1 - lags.indexOf(lag), 1, 1);
    }
  }));
  element(svg, "rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top, fill: "var(--nothing)" });
  element(svg, "image", {
    class: "heat", href: canvas.toDataURL(), x: box.left, y: box.top, width: box.right - box.left,
    height: box.bottom - box.top, preserveAspectRatio: "none", style: "image-rendering: pixelated",
  });
  const middle = (count, from, to) => i => from + ((i + 0.5) / count) * (to - from);
  drawFrame(svg, box, middle(map.steps.length, box.left, box.right), middle(lags.length, box.bottom, box.top),
    few(map.steps, width / 90), few(lags, 5), "step", "lag");
  svg.querySelectorAll("line.grid[x1='" + box.left + "']").forEach(line => line.remove());
  return svg;
}

/** A few of the places, evenly, as [index, words]. */
function few(places, wanted) {
  const every = Math.max(1, Math.ceil(places.length / wanted));
  return places.map((value, i) => [i, words(value)]).filter((_, i) => i % every === 0);
}

/** What the colours mean. */
function heatLegend(range) {
  const svg = emptySvg(420, 34, "colours of log₁₀ of the norm");
  svg.style.maxWidth = "420px";
  for (let i = 0; i < 64; i++) {
    element(svg, "rect", { x: 10 + i * 4.6875, y: 0, width: 5, height: 12, fill: `rgb(${heat(i / 63)})` });
  }
  element(svg, "text", { x: 326, y: 11 }, "log₁₀ norm");
  [0, 0.5, 1].forEach((share, i) => {
    const value = range[0] + share * (range[1] - range[0]);
    element(svg, "text", { x: 10 + share * 300, y: 28, "text-anchor": ["start", "middle", "end"][i] }, value.toFixed(1));
  });
  return svg;
}
