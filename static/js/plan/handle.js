// The handle above a single thing on the land, and what turning it looks like.
import { block, draw, scale, section, svg, transform } from "./drawing.js";

const STEP_DEG = 5;
// User units: 44 CSS pixels where the drawing is at its narrowest.
const TARGET = 58;
const ABOVE = 40;

export const canTurn = (id) => Boolean(section().dataset.rotate && block(id)?.element.dataset.axis);
export const isHandle = (event) => Boolean(event.target.closest?.("[data-handle]"));

export function axisOf(id) {
  const [x, y] = block(id).element.dataset.axis.split(" ").map(Number);
  return { x, y };
}

export function showHandle(ids) {
  svg().querySelector("[data-handle]")?.remove();
  if (ids.length !== 1 || !canTurn(ids[0])) return;
  const x = axisOf(ids[0]).x * scale();
  const foot = block(ids[0]).north * scale();
  const top = Math.max(foot - ABOVE, 4);
  const handle = draw("g", { "data-handle": "turn", "data-of": ids[0] });
  draw("line", { x1: x, x2: x, y1: top, y2: foot }, handle);
  draw("circle", { class: "grip", cx: x, cy: top, r: 9 }, handle);
  draw("circle", { class: "hit", cx: x, cy: top, r: TARGET / 2 }, handle);
}

/** The turn by about so much that ends on a multiple of five degrees. */
export function settled(id, degrees) {
  const now = Number(block(id).element.dataset.turn);
  return (Math.round((now + degrees) / STEP_DEG) * STEP_DEG - now) % 360;
}

export function showTurned(id, degrees) {
  const { x, y } = axisOf(id);
  transform(id, degrees ? `rotate(${degrees} ${x * scale()} ${y * scale()})` : "");
}
