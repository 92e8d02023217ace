// How many plants a rectangle would hold, asked of the server while it is drawn.
import { draw, scale, section, typed } from "./drawing.js";

let label = null;
let isAsking = false;
let wanted = null;

export function showCount(tile, area) {
  label ??= draw("text", { class: "t halo over", "font-size": 16, "font-weight": 650 });
  label.setAttribute("x", area.west * scale() + 8);
  label.setAttribute("y", area.north * scale() + 22);
  wanted = { plant: tile.dataset.name, ...valuesOf(area) };
  if (!isAsking) ask();
}

export function hideCount() {
  label?.remove();
  label = null;
  wanted = null;
}

function valuesOf({ west, north, east, south }) {
  const values = { x_cm: west, y_cm: north, length_cm: east - west, width_cm: south - north };
  return Object.fromEntries(Object.entries(values).map(([name, cm]) => [name, typed(cm)]));
}

/** One question at a time, the newest. */
async function ask() {
  isAsking = true;
  while (wanted) {
    const question = new URLSearchParams(wanted);
    wanted = null;
    const answer = await window.fetch(`${section().dataset.fits}?${question}`).catch(() => null);
    if (answer?.ok && label) label.textContent = await answer.text();
  }
  isAsking = false;
}
