// Puts the page together: the arms that are shown, and a panel for each kind of curve.

const data = JSON.parse(document.getElementById("data").textContent);
const shownArms = new Set(data.conditions.map((_, i) => i));
const redraws = [];
let printing = false;
const BANDS = { "min to max": ["min", "max"], "95% interval": ["low", "high"], "none": null };

function html(parent, name, attributes, text) {
  const made = document.createElement(name);
  Object.assign(made, attributes || {});
  if (text !== undefined) {
    made.textContent = text;
  }
  parent.append(made);
  return made;
}

function redrawAll() {
  redraws.forEach(redraw => redraw());
}

function visible(curves) {
  return curves.filter(curve => shownArms.has(curve.condition));
}

/** The legend; each arm in it is a switch. */
function armSwitches() {
  const place = document.getElementById("arms");
  const bar = html(place, "div", { className: "bar" });
  const chips = html(place, "div", { className: "chips" });
  const buttons = data.conditions.map((condition, i) => {
    const button = html(chips, "button", { type: "button", title: condition.name });
    button.dataset.condition = i;
    button.append(sample(i, 30));
    html(button, "span", {}, condition.name);
    button.addEventListener("click", () => show([i], !shownArms.has(i)));
    return button;
  });
  const show = (arms, on) => {
    arms.forEach(i => (on ? shownArms.add(i) : shownArms.delete(i)));
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(shownArms.has(i))));
    redrawAll();
  };
  if (data.conditions.length > 6) {
    const search = html(html(bar, "label", {}, "show only "), "input", { type: "search", placeholder: "part of a name" });
    search.addEventListener("input", () => {
      data.conditions.forEach((condition, i) =>
        condition.name.includes(search.value) ? shownArms.add(i) : shownArms.delete(i));
      show([], true);
    });
  }
  buttons.forEach(button => button.setAttribute("aria-pressed", "true"));
}

function choice(bar, label, words) {
  const select = html(html(bar, "label", {}, label), "select");
  words.forEach((word, i) => html(select, "option", { value: i }, word));
  return select;
}

function toggle(bar, label, on) {
  const box = html(bar, "label");
  const input = html(box, "input", { type: "checkbox", checked: on });
  box.append(label);
  return input;
}

/** A panel's heading, bar and place to draw. */
function panel(id, title, note, wide) {
  const made = html(document.getElementById("panels"), "div", { id, className: wide ? "panel wide" : "panel" });
  html(made, "h3", {}, title);
  const bar = html(made, "div", { className: "bar" });
  const drawing = html(made, "div", { className: "drawing" });
  html(made, "p", { className: "note" }, note);
  return { bar, drawing };
}

/** Of a drawing; on paper, such that the words in it come out as large as those around it. */
function widthOf(place) {
  return printing ? 420 : Math.max(280, Math.min(place.clientWidth || 600, 1100));
}

/** Losses that fall by more than tenfold are told apart on a log axis only. */
function wantsLog(view) {
  const means = view.curves.flatMap(curve => curve.mean).filter(mean => mean !== null);
  const low = Math.min(...means);
  return !/accuracy|share|mean$/.test(view.title) && low > 0 && Math.max(...means) / low > 10;
}

/** Curves along training. */
function trainingPanel(id, title, views, note) {
  if (views.length === 0) {
    return;
  }
  const { bar, drawing } = panel(id, title, note);
  const view = choice(bar, "", views.map(each => each.title));
  const band = choice(bar, "band: ", Object.keys(BANDS));
  const logX = toggle(bar, "log x", false);
  const logY = toggle(bar, "log y", wantsLog(views[0]));
  const redraw = () => {
    const width = widthOf(drawing);
    const chosen = views[view.value];
    drawing.replaceChildren(lineChart(visible(chosen.curves), {
      width, height: Math.max(240, Math.min(360, width * 0.6)), titleX: "step", titleY: chosen.title,
      logX: logX.checked, logY: logY.checked, band: Object.values(BANDS)[band.value], divergences: true,
    }));
  };
  view.addEventListener("change", () => (logY.checked = wantsLog(views[view.value])));
  [view, band, logX, logY].forEach(input => input.addEventListener("change", redraw));
  showValues(drawing);
  redraws.push(redraw);
}

/** Curves by lag at one step; returns the switch between layers, or nothing. */
function lagPanel(id, title, titleY, layers, note) {
  if (layers.length === 0) {
    return undefined;
  }
  const { bar, drawing } = panel(id, title, note);
  const layer = choice(bar, "layer: ", layers.map(each => each.layer));
  layer.value = layers.length - 1;
  const steps = [...new Set(layers.flatMap(each => each.maps.flatMap(map => map.steps)))].sort((a, b) => a - b);
  const slider = html(html(bar, "label", {}, "step "), "input", { type: "range", min: 0, max: steps.length - 1, value: steps.length - 1 });
  const told = html(bar, "output");
  const logX = toggle(bar, "log x", false);
  const redraw = () => {
    const step = steps[slider.value];
    told.textContent = words(step);
    const curves = visible(layers[layer.value].maps)
      .map(map => map.curves[map.steps.findLastIndex(recorded => recorded <= step)])
      .filter(curve => curve);
    const width = widthOf(drawing);
    drawing.replaceChildren(lineChart(curves, {
      width, height: Math.max(240, Math.min(360, width * 0.6)), titleX: "lag", titleY,
      logX: logX.checked, logY: false, band: ["min", "max"],
    }));
  };
  [slider, layer, logX].forEach(input => input.addEventListener("input", redraw));
  showValues(drawing);
  redraws.push(redraw);
  return layer;
}

const MOST_MAPS = 12;

/** The gradient at all steps. */
function mapPanel(layer) {
  if (!layer) {
    return;
  }
  const { bar, drawing } = panel("map", "Gradient by lag, over training",
    "Bright: much arrives; dark: little; grey: nothing, or nothing recorded. Geometric mean over seeds."
    + " All maps have the same colours.", true);
  const redraw = () => {
    const maps = visible(data.lags.gradient[layer.value].maps);
    const range = rangeOf(maps.flatMap(map => map.curves.flatMap(curve => curve.mean)), false);
    drawing.replaceChildren();
    bar.replaceChildren();
    if (!range) {
      return;
    }
    bar.append(heatLegend(range));
    const grid = html(drawing, "div", { className: "maps" });
    maps.slice(0, MOST_MAPS).forEach(map => {
      const cell = html(grid, "div");
      html(cell, "div", {}, data.conditions[map.condition].name);
      cell.append(heatMap(map, range, widthOf(cell)));
    });
    if (maps.length > MOST_MAPS) {
      html(drawing, "p", { className: "note" }, `The first ${MOST_MAPS} of the ${maps.length} arms that are shown.`);
    }
  };
  layer.addEventListener("input", redraw);
  redraws.push(redraw);
}

const LAG_TITLE = "log₁₀ of the gradient's norm";
const GEOMETRIC = "Line: geometric mean over seeds; band: minimum to maximum.";
const OVER_SEEDS = "Line: mean over the seeds that recorded the step. Band: from the smallest to the largest"
  + " seed, or the 95% confidence interval of the mean (Student's t). ×: a run diverged.";

armSwitches();
trainingPanel("learning", "Learning curves", data.panels.learning, OVER_SEEDS);
mapPanel(lagPanel("lags", "Gradient by lag", LAG_TITLE, data.lags.gradient,
  "Norm of the loss's gradient with respect to the state so many time steps before the loss; of several"
  + " states (h and c) the one that carries most. " + GEOMETRIC + " A gap: nothing arrives at all."));
trainingPanel("decay", "How fast the gradient fades", data.panels.decay,
  "Slope of a straight line through ln of the gradient's norm by lag, in nats per step back: below 0 it vanishes,"
  + " above 0 it explodes. " + OVER_SEEDS);
lagPanel("jacobian", "Largest singular value by lag", "log₁₀ of the largest singular value", data.lags.singular_value,
  "Of the Jacobian of a sequence's last state with respect to the state so many steps before: the most by"
  + " which a change can grow; of several sequences the largest. " + GEOMETRIC);
trainingPanel("gradients", "Gradient norm", data.panels.gradients, "Before clipping, all parameters together. " + OVER_SEEDS);
trainingPanel("gates", "Gates", data.panels.gates, "Over units, time steps and sequences. " + OVER_SEEDS);
trainingPanel("units", "Units", data.panels.units,
  "Dead: 0 at every step of every sequence of the batch. " + OVER_SEEDS);
trainingPanel("weights", "Weights", data.panels.weights,
  "Euclidean norms, before the update; global: all parameters together. " + OVER_SEEDS);
trainingPanel("clipping", "Clipping", data.panels.clipping, OVER_SEEDS);
html(document.getElementById("curves"), "p", { className: "note" }, data.thinning);
redrawAll();

let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth !== width) {
    width = window.innerWidth;
    redrawAll();
  }
});
for (const [event, begins] of [["beforeprint", true], ["afterprint", false]]) {
  window.addEventListener(event, () => {
    printing = begins;
    redrawAll();
  });
}
