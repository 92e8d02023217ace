// Magnification: the part of the drawing that is shown, and a scale bar that tells its size.
import { isOnDrawing, scale, section, svg, unitsAt } from "./drawing.js";

const LARGEST = 8;
const STEP = 1.5;
const whole = { x: 0, y: 0, width: 0, height: 0 };
let shown = { factor: 1, x: 0, y: 0 };

/** A new drawing shows the same part as the old one. */
export function renewView() {
  const [x, y, width, height] = svg().getAttribute("viewBox").split(" ").map(Number);
  Object.assign(whole, { x, y, width, height });
  if (shown.factor === 1) shown = { factor: 1, x, y };
  apply();
}

export const isZoomed = () => shown.factor > 1;

export function zoom(factor, about = middle()) {
  const next = Math.min(LARGEST, Math.max(1, factor));
  const share = shown.factor / next;
  shown = {
    factor: next,
    x: about.x - (about.x - shown.x) * share,
    y: about.y - (about.y - shown.y) * share,
  };
  apply();
}

export const zoomBy = (change, about) => zoom(shown.factor * change, about);
export const factor = () => shown.factor;

export function zoomButton(name) {
  if (name === "whole") zoom(1);
  else zoomBy(name === "in" ? STEP : 1 / STEP);
}

export function pan(units) {
  shown.x -= units.x;
  shown.y -= units.y;
  apply();
}

function middle() {
  return {
    x: shown.x + whole.width / shown.factor / 2,
    y: shown.y + whole.height / shown.factor / 2,
  };
}

function apply() {
  const width = whole.width / shown.factor;
  const height = whole.height / shown.factor;
  shown.x = Math.min(Math.max(shown.x, whole.x), whole.x + whole.width - width);
  shown.y = Math.min(Math.max(shown.y, whole.y), whole.y + whole.height - height);
  svg().setAttribute("viewBox", `${shown.x} ${shown.y} ${width} ${height}`);
  section().toggleAttribute("data-zoomed", isZoomed());
  section().querySelector('[data-zoom="out"]').disabled = !isZoomed();
  section().querySelector('[data-zoom="in"]').disabled = shown.factor >= LARGEST;
  drawScaleBar(width, height);
  keepMarkers();
}

/** The numbers of the findings stay as large as they are, and hide no more when magnified. */
function keepMarkers() {
  for (const marker of svg().querySelectorAll("[data-marker]"))
    marker.setAttribute("transform", `translate(${marker.dataset.marker}) scale(${1 / shown.factor})`);
}

function drawScaleBar(width, height) {
  const group = svg().querySelector("[data-scale-bar]");
  group.dataset.home ??= group.getAttribute("transform");
  const bars = svg().dataset.bars.split(";").map((bar) => bar.split("="));
  const fitting = bars.filter(([cm]) => cm * scale() <= width / 4);
  const [cm, words] = fitting.at(-1) ?? bars[0];
  const length = cm * scale() * shown.factor;
  group.querySelector("line").setAttribute("x2", length);
  group.querySelector("path").setAttribute("d", `M0-4v8M${length}-4v8`);
  group.querySelector("text").setAttribute("x", length);
  group.querySelector("text").textContent = words;
  const at = `translate(${shown.x + 12 / shown.factor} ${shown.y + height - 14 / shown.factor})`;
  group.setAttribute("transform", isZoomed() ? `${at} scale(${1 / shown.factor})` : group.dataset.home);
}

document.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey || !isOnDrawing(event)) return;
    event.preventDefault();
    zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, unitsAt(event));
  },
  { passive: false },
);
