// What was copied, kept while one goes to another bed of the garden.
import { block, boundsOf, kept, kind, rounded, section, side } from "./drawing.js";
import { say } from "./live.js";
import { plant } from "./posting.js";
import { chosen, tool } from "./selection.js";

const KEY = "gardening.copied";

function copied() {
  const stored = JSON.parse(window.sessionStorage.getItem(KEY) ?? "null");
  const isOfHere = stored?.garden === section().dataset.garden && stored.kind === kind();
  return isOfHere ? stored : null;
}

export function copy() {
  const ids = chosen();
  if (!ids.length) return;
  const [first] = ids.map(block);
  const { garden } = section().dataset;
  const { spacing, rowSpacing } = first;
  const stored = { garden, kind: kind(), ids, bounds: boundsOf(ids), spacing, rowSpacing };
  window.sessionStorage.setItem(KEY, JSON.stringify(stored));
  showClipboard();
  say("copied", ids.length);
}

/** Beside the originals, below where that has no room; at the same place in another bed. On the
 * land the server looks for a free place. */
export function paste() {
  const stored = copied();
  if (!stored) return;
  const { ids, bounds } = stored;
  if (section().dataset.pastes === "anywhere") {
    plant("copy", { [kind()]: ids.join() });
    return;
  }
  const way = ids.some((id) => block(id)) ? beside(stored) : kept(bounds, { x: 0, y: 0 });
  plant("copy", { [kind()]: ids.join(), east_cm: rounded(way.x), south_cm: rounded(way.y) });
}

function beside({ bounds, spacing, rowSpacing }) {
  const east = { x: bounds.east - bounds.west + spacing, y: 0 };
  if (bounds.east + east.x <= side().east) return east;
  return kept(bounds, { x: 0, y: bounds.south - bounds.north + rowSpacing });
}

export function showClipboard() {
  tool("paste").disabled = copied() === null;
}
