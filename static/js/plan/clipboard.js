// Copied plantings, kept while one goes to another bed of the garden.
import { block, boundsOf, kept, rounded, section, side } from "./drawing.js";
import { say } from "./live.js";
import { plant } from "./posting.js";
import { chosen, tool } from "./selection.js";

const KEY = "gardening.copied";

function copied() {
  const stored = JSON.parse(window.sessionStorage.getItem(KEY) ?? "null");
  return stored?.garden === section().dataset.garden ? stored : null;
}

export function copy() {
  const ids = chosen();
  if (!ids.length) return;
  const [first] = ids.map(block);
  const { garden } = section().dataset;
  const { spacing, rowSpacing } = first;
  const kept = { garden, ids, bounds: boundsOf(ids), spacing, rowSpacing };
  window.sessionStorage.setItem(KEY, JSON.stringify(kept));
  showClipboard();
  say("copied", ids.length);
}

/** Beside the originals, below where that has no room; at the same place in another bed. */
export function paste() {
  const stored = copied();
  if (!stored) return;
  const { ids, bounds } = stored;
  const way = ids.some((id) => block(id)) ? beside(stored) : kept(bounds, { x: 0, y: 0 });
  plant("copy", { planting: ids.join(), east_cm: rounded(way.x), south_cm: rounded(way.y) });
}

function beside({ bounds, spacing, rowSpacing }) {
  const east = { x: bounds.east - bounds.west + spacing, y: 0 };
  if (bounds.east + east.x <= side().east) return east;
  return kept(bounds, { x: 0, y: bounds.south - bounds.north + rowSpacing });
}

export function showClipboard() {
  tool("paste").disabled = copied() === null;
}
