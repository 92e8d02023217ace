// Mouse and fingers on the drawing: select, drag, draw a rectangle, pan and pinch.
import { hideCount, showCount } from "./counting.js";
import {
  block,
  blockAt,
  blocks,
  boundsOf,
  draw,
  isInBed,
  isOnDrawing,
  kept,
  placeAt,
  rounded,
  scale,
  show,
  svg,
  typed,
  unitsAt,
} from "./drawing.js";
import { isHandle } from "./handle.js";
import { move, rotate } from "./posting.js";
import { add, chosen, isSelected, saySelection, select, toggle } from "./selection.js";
import { snapped } from "./snapping.js";
import { activeTool, armedTile, fillWithTile, placeTile } from "./tools.js";
import { turnedTo } from "./turning.js";
import { factor, isZoomed, pan, zoom } from "./view.js";

const FAR_ENOUGH_PX = 4;
const LONG_PRESS_MS = 500;
const fingers = new Map();
let gesture = null;
let pinch = null;

export const isDragging = () => gesture?.isFar === true;

document.addEventListener("pointerdown", (event) => {
  if (!isOnDrawing(event)) return;
  if (event.pointerType === "touch") {
    fingers.set(event.pointerId, event);
    if (fingers.size === 2) return beginPinch();
  }
  if (event.button > 1 || fingers.size > 1) return;
  begin(event);
});

function begin(event) {
  const id = idAt(event);
  gesture = {
    kind: kindOf(event, id),
    id,
    from: placeAt(event),
    x: event.clientX,
    y: event.clientY,
    isTouch: event.pointerType === "touch",
    pointer: event.pointerId,
  };
  if (gesture.isTouch && id) {
    const pressed = gesture;
    window.setTimeout(() => gesture === pressed && !pressed.isFar && longPress(pressed), LONG_PRESS_MS);
  }
}

/** Of what is under the pointer, or so small that a finger is meant to reach it from beside. */
const idAt = (event) => blockAt(event)?.dataset.id ?? event.target.dataset.of;

function kindOf(event, id) {
  if (event.button === 1) return "pan";
  if (isHandle(event)) return "turn";
  if (activeTool() === "fill") return "fill";
  if (activeTool() === "place") return "place";
  if (id) return "drag";
  if (event.pointerType !== "touch") return "band";
  return isZoomed() ? "pan" : "tap";
}

function longPress(pressed) {
  add([pressed.id]);
  saySelection();
  pressed.isDone = true;
}

document.addEventListener("pointermove", (event) => {
  if (fingers.has(event.pointerId)) {
    const before = fingers.get(event.pointerId);
    fingers.set(event.pointerId, event);
    if (pinch) return continuePinch();
    if (gesture?.kind === "pan") return panFrom(before, event);
  } else if (gesture?.kind === "pan") {
    pan({ x: event.movementX / screenScale(), y: event.movementY / screenScale() });
  }
  if (!gesture || gesture.pointer !== event.pointerId) return;
  if (!gesture.isFar) {
    if (Math.hypot(event.clientX - gesture.x, event.clientY - gesture.y) < FAR_ENOUGH_PX) return;
    gesture.isFar = true;
    if (event.target.closest?.("[data-editor]")) svg().setPointerCapture(event.pointerId);
    beginDrag();
  }
  continueGesture(event);
});

const screenScale = () => svg().getScreenCTM().a;

function panFrom(before, event) {
  pan({
    x: (event.clientX - before.clientX) / screenScale(),
    y: (event.clientY - before.clientY) / screenScale(),
  });
}

/** A planting that was not selected is dragged alone; a finger drags only what is selected. */
function beginDrag() {
  if (gesture.kind !== "drag") return;
  if (isSelected(gesture.id)) return;
  if (gesture.isTouch) gesture.kind = "tap";
  else select([gesture.id]);
}

function continueGesture(event) {
  const place = placeAt(event);
  if (gesture.kind === "drag") {
    const ids = [gesture.id, ...chosen().filter((id) => id !== gesture.id)];
    const way = { x: place.x - gesture.from.x, y: place.y - gesture.from.y };
    gesture.way = snapped(ids, kept(boundsOf(ids), way));
    show(ids, gesture.way);
  } else if (gesture.kind === "turn") {
    gesture.degrees = turnedTo(gesture.from, place);
  } else if (gesture.kind === "band" || gesture.kind === "fill") {
    gesture.area = areaBetween(gesture.from, place);
    showArea(gesture.area);
    if (gesture.kind === "fill" && armedTile()) showCount(armedTile(), inBed(gesture.area));
  }
}

function areaBetween(one, other) {
  return {
    west: Math.min(one.x, other.x),
    north: Math.min(one.y, other.y),
    east: Math.max(one.x, other.x),
    south: Math.max(one.y, other.y),
  };
}

function showArea({ west, north, east, south }) {
  gesture.band ??= draw("rect", { class: "band" });
  const sides = { x: west, y: north, width: east - west, height: south - north };
  for (const [name, cm] of Object.entries(sides)) gesture.band.setAttribute(name, cm * scale());
}

document.addEventListener("pointerup", (event) => {
  endFinger(event);
  if (!gesture || gesture.pointer !== event.pointerId) return;
  const done = gesture;
  gesture = null;
  done.band?.remove();
  hideCount();
  if (done.isDone) return;
  if (done.isFar) drop(done);
  else click(done, event);
});

document.addEventListener("pointercancel", (event) => {
  endFinger(event);
  abandon();
});

export function abandon() {
  if (!gesture) return;
  gesture.band?.remove();
  hideCount();
  show(chosen(), { x: 0, y: 0 });
  gesture = null;
}

function drop({ kind, way, area, degrees }) {
  if (kind === "drag" && way) {
    if (way.x || way.y) move(chosen(), { x: rounded(way.x), y: rounded(way.y) });
  } else if (kind === "turn") {
    if (degrees) rotate(chosen(), degrees);
  } else if (kind === "band" && area) {
    const inside = blocks().filter(
      (one) =>
        one.west <= area.east && one.east >= area.west && one.north <= area.south && one.south >= area.north,
    );
    select(inside.map((one) => one.id));
    saySelection();
  } else if (kind === "fill" && area && armedTile()) {
    fillWithTile(armedTile(), inBed(area));
  }
}

function inBed(area) {
  const { length, width } = svg().dataset;
  return {
    west: Math.max(0, area.west),
    north: Math.max(0, area.north),
    east: Math.min(Number(length), area.east),
    south: Math.min(Number(width), area.south),
  };
}

function click({ kind, id, from, isTouch }, event) {
  if (kind === "turn") return;
  if (kind === "place" && armedTile() && isInBed(from)) placeTile(armedTile(), from);
  else if (activeTool() === "select" && id) clickPlanting(id, event, isTouch);
  else if (activeTool() === "select") clickSoil(from);
}

function clickPlanting(id, event, isTouch) {
  const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
  if (isMore || (isTouch && isSelected(id))) toggle(id);
  else select([id]);
  block(id).element.focus({ preventScroll: true });
  saySelection();
}

/** The place is written into the form for numbers. */
function clickSoil(place) {
  if (chosen().length) select([]);
  const form = document.getElementById("place-by-numbers");
  if (!form || !isInBed(place)) return;
  form.elements.x_cm.value = Math.round(typed(place.x));
  form.elements.y_cm.value = Math.round(typed(place.y));
}

/** A new drawing: two fingers on it magnify the bed, not the page. */
export function renewPointer() {
  const isOurs = (event) => pinch && event.cancelable;
  svg().addEventListener("touchmove", (event) => isOurs(event) && event.preventDefault(), {
    passive: false,
  });
}

function beginPinch() {
  abandon();
  const [one, other] = [...fingers.values()];
  pinch = { apart: apartOf(one, other), factor: factor(), about: middleOf(one, other) };
}

function continuePinch() {
  const [one, other] = [...fingers.values()];
  zoom((pinch.factor * apartOf(one, other)) / pinch.apart, pinch.about);
  const now = middleOf(one, other);
  pan({ x: now.x - pinch.about.x, y: now.y - pinch.about.y });
}

const apartOf = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
const middleOf = (one, other) =>
  unitsAt({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });

function endFinger(event) {
  fingers.delete(event.pointerId);
  if (fingers.size < 2) pinch = null;
}

// A click selects; a double click, Enter and clicks with the middle button follow the link.
document.addEventListener("click", (event) => {
  if (event.detail > 0 && isOnDrawing(event)) event.preventDefault();
});
document.addEventListener("dblclick", (event) => {
  const element = blockAt(event);
  if (element) window.location.assign(element.getAttribute("href"));
});
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-editor]")) event.preventDefault();
});
document.addEventListener("contextmenu", (event) => {
  if (gesture?.isTouch && isOnDrawing(event)) event.preventDefault();
});
