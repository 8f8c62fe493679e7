// From values to places on the screen, and back to words.

/** A scale from the range [low, high] to [from, to] in pixels; on a log scale low is above 0. */
function makeScale(low, high, from, to, log) {
  const [a, b] = log ? [Math.log10(low), Math.log10(high)] : [low, high];
  const place = value =>
    from + (((log ? Math.log10(value) : value) - a) / (b - a || 1)) * (to - from);
  place.ticks = log ? logTicks(low, high) : linearTicks(low, high, Math.abs(to - from) / 60);
  return place;
}

/** Round numbers, about as many as wanted. */
function linearTicks(low, high, wanted) {
  const rough = (high - low) / Math.max(2, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(i * step);
  }
  return ticks;
}

/** Powers of ten; where there are few of them, also their doubles and fivefolds. */
function logTicks(low, high) {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const every = Math.max(1, Math.ceil((last - first) / 8));
  const factors = last - first <= 2 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = Math.floor(first / every) * every; power <= last; power += every) {
    factors.map(factor => factor * 10 ** power)
      .filter(tick => tick >= low * 0.999 && tick <= high * 1.001)
      .forEach(tick => ticks.push(tick));
  }
  return ticks;
}

/** A number in words that fit an axis: 0.05, 3000, 2·10⁻⁷. */
function words(value) {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const power = Math.floor(Math.log10(size) + 1e-9);
    const factor = Number((value / 10 ** power).toPrecision(3));
    const raised = String(power).replace(/./g, digit => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(digit)]);
    return (factor === 1 ? "" : factor + "·") + "10" + raised;
  }
  return String(Number(value.toPrecision(4)));
}

/** The range of all numbers, a little widened; null if there are none. */
function rangeOf(values, log) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value !== null && value !== undefined && (!log || value > 0)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) {
    return null;
  } else if (low === high) {
    return log ? [low / 2, high * 2] : [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  } else if (log) {
    const edge = (high / low) ** 0.04;
    return [low / edge, high * edge];
  }
  const edge = (high - low) * 0.04;
  return [low >= 0 && low - edge < 0 ? 0 : low - edge, high + edge];
}
