// What a click does (select, place, fill) and which plant of the palette it does it with.
import { draw, isInBed, placeAt, rounded, scale, section } from "./drawing.js";
import { plant } from "./posting.js";
import { snappedPlace } from "./snapping.js";

const FAR_ENOUGH_PX = 6;
const HOLD_MS = 300;
let current = "select";
let armed = null;
let carried = null;

const tileOf = (event) => event.target.closest?.("[data-editor] .tile");
export const activeTool = () => current;
export const armedTile = () => armed && document.getElementById(armed);

export function use(tool) {
  current = tool;
  if (tool === "select") armed = null;
  showTools();
}

export function showTools() {
  section().dataset.tool = current;
  for (const button of section().querySelectorAll("[data-tool]")) {
    button.setAttribute("aria-pressed", button.dataset.tool === current);
  }
  for (const hint of section().querySelectorAll("[data-hint]")) {
    hint.hidden = hint.dataset.hint !== current;
  }
  for (const tile of section().querySelectorAll(".tile")) {
    if (current === "select") tile.removeAttribute("aria-pressed");
    else tile.setAttribute("aria-pressed", tile.id === armed);
  }
}

export function placeTile(tile, place) {
  const { x, y } = snappedPlace(place);
  return plant("place", { plant: tile.value, x_cm: rounded(x), y_cm: rounded(y) });
}

export function fillWithTile(tile, { west, north, east, south }) {
  const values = { x_cm: west, y_cm: north, length_cm: east - west, width_cm: south - north };
  for (const name of Object.keys(values)) values[name] = rounded(values[name]);
  return plant("fill", { plant: tile.dataset.name, ...values });
}

/** With a tool in hand a tile is taken up; else the form of the palette does its work. */
document.addEventListener("click", (event) => {
  const tile = tileOf(event);
  if (!tile) return;
  if (carried?.isFar || current !== "select") event.preventDefault();
  if (!carried?.isFar && current !== "select") {
    armed = tile.id;
    showTools();
  }
  carried = null;
});

// A mouse drags a tile at once; a finger holds it first, since else it scrolls the palette.
document.addEventListener("pointerdown", (event) => {
  const tile = tileOf(event);
  if (!tile || event.button !== 0 || !event.isPrimary) return;
  carried = { tile, x: event.clientX, y: event.clientY, isFar: false, ghost: null };
  carried.isHeld = event.pointerType === "mouse";
  if (!carried.isHeld) carried.timer = window.setTimeout(hold, HOLD_MS, carried);
});

function hold(held) {
  held.isHeld = true;
  held.tile.classList.add("is-held");
}

document.addEventListener("pointermove", (event) => {
  if (!carried || event.buttons !== 1) return;
  const isFar = Math.hypot(event.clientX - carried.x, event.clientY - carried.y) > FAR_ENOUGH_PX;
  if (isFar && !carried.isHeld) letGo();
  else if (carried.isFar || isFar) {
    carried.isFar = true;
    showCarried(placeAt(event));
  }
});

document.addEventListener("pointerup", (event) => {
  if (!carried) return;
  const { tile, isFar } = carried;
  const place = placeAt(event);
  const held = carried;
  clear(held);
  if (isFar && isInBed(place)) placeTile(tile, place);
  // The click that follows a short drag inside the palette finds `carried`; there is none elsewhere.
  window.setTimeout(() => {
    if (carried === held) carried = null;
  });
});

document.addEventListener("pointercancel", () => carried && letGo());
document.addEventListener(
  "touchmove",
  (event) => carried?.isHeld && event.cancelable && event.preventDefault(),
  { passive: false },
);
document.addEventListener("contextmenu", (event) => carried?.isHeld && event.preventDefault());

function letGo() {
  clear(carried);
  carried = null;
}

function clear(held) {
  window.clearTimeout(held.timer);
  held.ghost?.remove();
  held.tile.classList.remove("is-held");
}

function showCarried({ x, y }) {
  const size = 20 * scale();
  carried.ghost ??= draw("use", {
    class: "carried",
    href: carried.tile.querySelector("use").getAttribute("href"),
    width: size,
    height: size,
  });
  carried.ghost.setAttribute("x", x * scale() - size / 2);
  carried.ghost.setAttribute("y", y * scale() - size / 2);
}
