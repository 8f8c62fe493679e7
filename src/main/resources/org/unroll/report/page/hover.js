// Values under the pointer, or under a finger.

const MOST_VALUES = 14;

/** Shows what the curves of a drawing say at the pointer's place. */
function showValues(drawing) {
  let box = null;
  let cursor = null;
  const clear = () => {
    [box, cursor].forEach(shown => shown && shown.remove());
    box = cursor = null;
  };
  const show = event => {
    clear();
    const svg = drawing.querySelector("svg");
    if (!svg || !svg.chart) {
      return;
    }
    const chart = svg.chart;
    const frame = svg.getBoundingClientRect();
    const at = (event.clientX - frame.left) * svg.viewBox.baseVal.width / frame.width;
    const step = nearest(chart, at);
    if (step === null) {
      return;
    }
    cursor = element(svg, "line", { class: "cursor", x1: chart.x(step), x2: chart.x(step), y1: chart.box.top, y2: chart.box.bottom });
    box = document.createElement("div");
    box.className = "values";
    box.style[at > frame.width / 2 ? "left" : "right"] = at > frame.width / 2 ? "70px" : "14px";
    line(box, null, `${chart.titleX} ${words(step)}`);
    const values = chart.curves.map(curve => valueAt(curve, step)).filter(value => value);
    values.sort((one, other) => other.mean - one.mean);
    values.slice(0, MOST_VALUES).forEach(value => line(box, value.condition, value.text));
    if (values.length > MOST_VALUES) {
      line(box, null, `… and ${values.length - MOST_VALUES} more`);
    }
    drawing.append(box);
  };
  drawing.addEventListener("pointermove", show);
  drawing.addEventListener("pointerdown", show);
  drawing.addEventListener("pointerleave", clear);
}

function nearest(chart, at) {
  let best = null;
  for (const curve of chart.curves) {
    for (const value of curve.x) {
      const place = chart.x(value);
      if (Number.isFinite(place) && (best === null || Math.abs(place - at) < Math.abs(chart.x(best) - at))) {
        best = value;
      }
    }
  }
  return best;
}

function valueAt(curve, step) {
  const i = curve.x.indexOf(step);
  if (i < 0) {
    return null;
  }
  const mean = curve.mean[i];
  let text = `${data.conditions[curve.condition].name}: ${mean === null ? "0" : words(mean)}`;
  if (curve.min && curve.min[i] !== null) {
    text += ` (${words(curve.min[i])} … ${words(curve.max[i])}, ${curve.n[i]} seeds)`;
  }
  return { condition: curve.condition, mean: mean === null ? -Infinity : mean, text };
}

function line(box, condition, text) {
  const row = document.createElement("p");
  if (condition !== null) {
    row.append(sample(condition, 24));
  }
  row.append(text);
  box.append(row);
}
