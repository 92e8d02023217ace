// Turning what lies on the land, by its handle, by R or by a button.
import { axisOf, canTurn, settled, showTurned } from "./handle.js";
import { rotate } from "./posting.js";
import { chosen } from "./selection.js";

const STEP_DEG = 5;
const PATIENCE_MS = 450;
let pending = null;

/** Draws the chosen thing as far round as the pointer has gone about its middle. */
export function turnedTo(from, place) {
  const [id] = chosen();
  const axis = axisOf(id);
  const bearing = (point) => (Math.atan2(point.y - axis.y, point.x - axis.x) * 180) / Math.PI;
  const degrees = settled(id, bearing(place) - bearing(from));
  showTurned(id, degrees);
  return degrees;
}

/** Several presses in a row are one step of the plan. */
export function turnBy(direction) {
  const ids = pending?.ids ?? chosen().filter(canTurn);
  if (!ids.length) return;
  window.clearTimeout(pending?.timer);
  pending = { ids, degrees: (pending?.degrees ?? 0) + direction * STEP_DEG };
  for (const id of ids) showTurned(id, pending.degrees);
  pending.timer = window.setTimeout(settle, PATIENCE_MS);
}

function settle() {
  const { ids, degrees } = pending;
  pending = null;
  if (degrees % 360) rotate(ids, degrees % 360);
}
