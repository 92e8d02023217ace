// Lets a dragged planting settle on the grid, or at the distance its neighbours need.
import { block, blocks, boundsOf, kept, scale, section, side, svg } from "./drawing.js";

const KEY = "gardening.snap";
const REACH = 18;

const wanted = () => new Set((window.localStorage.getItem(KEY) ?? "grid").split(" "));
const reachCm = () => REACH / scale();

export function showSnapping() {
  for (const button of section().querySelectorAll("[data-snap]")) {
    button.setAttribute("aria-pressed", wanted().has(button.dataset.snap));
  }
}

export function toggleSnapping(name) {
  const kinds = wanted();
  if (!kinds.delete(name)) kinds.add(name);
  window.localStorage.setItem(KEY, [...kinds].join(" "));
  showSnapping();
}

/** The way of a drag, changed so that the first planting comes to stand well. */
export function snapped(ids, way) {
  const one = block(ids[0]);
  const kinds = wanted();
  const others = kinds.has("spacing") ? blocks().filter(({ id }) => !ids.includes(id)) : [];
  const grid = kinds.has("grid") ? Number(svg().dataset.grid) : 0;
  const x = settled(one.west + way.x, placesAlong(one, others, "west", "east", "spacing"), grid);
  const y = settled(one.north + way.y, placesAlong(one, others, "north", "south", "rowSpacing"), grid);
  return kept(boundsOf(ids), { x: x - one.west, y: y - one.north });
}

export function snappedPlace({ x, y }) {
  const grid = wanted().has("grid") ? Number(svg().dataset.grid) : 1;
  const { east, south } = side();
  return {
    x: Math.min(east, Math.max(0, settled(x, [], grid))),
    y: Math.min(south, Math.max(0, settled(y, [], grid))),
  };
}

function settled(at, places, grid) {
  const near = places
    .filter((place) => Math.abs(place - at) <= reachCm())
    .sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
  if (near.length) return near[0];
  return grid ? Math.round(at / grid) * grid : Math.round(at);
}

/** In line with a neighbour, just far enough on either side of it, or half a spacing off an edge. */
function placesAlong(one, others, near, far, spacing) {
  if (!others.length) return [];
  const size = one[far] - one[near];
  const places = [one[spacing] / 2, side()[far] - one[spacing] / 2 - size];
  for (const other of others) {
    const needed = (one[spacing] + other[spacing]) / 2;
    places.push(other[near], other[far] + needed, other[near] - needed - size);
  }
  return places;
}
