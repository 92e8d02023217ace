// The whole editor from the keyboard: go, select, nudge, copy, remove, undo.
import {
  block,
  blockAt,
  boundsOf,
  inReadingOrder,
  kept,
  rounded,
  section,
  show,
  svg,
  unit,
} from "./drawing.js";
import { copy, paste } from "./clipboard.js";
import { abandon } from "./pointer.js";
import { move, remove, turn } from "./posting.js";
import { chosen, saySelection, select, selectAll, toggle } from "./selection.js";
import { use } from "./tools.js";
import { turnBy } from "./turning.js";
import { zoomButton } from "./view.js";

// Centimetres or inches.
const NUDGE = 1;
const FAR_NUDGE = 10;
const PATIENCE_MS = 450;
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const CONTROLLED = {
  a: () => {
    selectAll();
    saySelection();
  },
  c: copy,
  v: paste,
  y: () => turn("redo"),
};
let nudge = null;
let current = null;

/** One planting of the drawing can be reached with Tab, the arrow keys go on from there. */
export function renewKeyboard() {
  const order = inReadingOrder();
  current = order.find(({ id }) => id === current)?.id ?? order[0]?.id;
  for (const { id, element } of order) element.setAttribute("tabindex", id === current ? 0 : -1);
  if (nudge) show(nudge.ids, nudge);
}

export function focusCurrent() {
  if (current) block(current)?.element.focus({ preventScroll: true });
  else svg().closest(".bedwrap").focus({ preventScroll: true });
}

function go(id) {
  current = id;
  renewKeyboard();
  focusCurrent();
}

document.addEventListener("focusin", (event) => {
  const id = blockAt(event)?.dataset.id;
  if (id && id !== current) {
    current = id;
    renewKeyboard();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.target.closest?.("input, select, textarea")) return;
  const isHere = event.target.closest?.("[data-editor]") || event.target === document.body;
  if (!section() || !isHere) return;
  const isDone =
    event.ctrlKey || event.metaKey ? control(event) : inDrawing(event) && plain(event);
  if (isDone) event.preventDefault();
});

const inDrawing = (event) => event.target.closest?.("[data-editor] .bedwrap");

function control(event) {
  const key = event.key.toLowerCase();
  if (key === "z") turn(event.shiftKey ? "redo" : "undo");
  else if (key in CONTROLLED && !isReading(key)) CONTROLLED[key]();
  else return false;
  return true;
}

/** Text that is marked on the page is copied as text. */
const isReading = (key) => key === "c" && String(window.getSelection()) !== "";

function plain(event) {
  if (event.key in ARROWS) arrow(event);
  else if (event.key === " " && focused()) {
    toggle(focused());
    saySelection();
  } else if (event.key === "Delete" || event.key === "Backspace") removeHere();
  else if (event.key === "Escape") leave();
  else if (event.key === "Home" || event.key === "End") jump(event.key === "Home" ? 0 : -1);
  else if (event.key.toLowerCase() === "r" && section().dataset.rotate) turnBy(event.shiftKey ? -1 : 1);
  else if (event.key === "+" || event.key === "-") zoomButton(event.key === "+" ? "in" : "out");
  else return false;
  return true;
}

const focused = () => document.activeElement.closest("a.pl")?.dataset.id;

function arrow(event) {
  const [east, south] = ARROWS[event.key];
  if (!chosen().length) return step(east + south);
  const cm = (event.shiftKey ? FAR_NUDGE : NUDGE) * unit();
  return push(east * cm, south * cm);
}

function step(direction) {
  const order = inReadingOrder();
  if (!order.length) return;
  const here = order.findIndex(({ id }) => id === focused());
  const next = here < 0 ? 0 : Math.min(order.length - 1, Math.max(0, here + direction));
  go(order[next].id);
}

function jump(index) {
  const one = inReadingOrder().at(index);
  if (one) go(one.id);
}

/** Several presses in a row are one step of the plan. */
function push(east, south) {
  nudge ??= { ids: chosen(), x: 0, y: 0 };
  window.clearTimeout(nudge.timer);
  Object.assign(nudge, kept(boundsOf(nudge.ids), { x: nudge.x + east, y: nudge.y + south }));
  show(nudge.ids, nudge);
  nudge.timer = window.setTimeout(settle, PATIENCE_MS);
}

async function settle() {
  const { ids, x, y } = nudge;
  nudge = null;
  if (x || y) await move(ids, { x: rounded(x), y: rounded(y) });
}

async function removeHere() {
  const ids = chosen().length ? chosen() : [focused()].filter(Boolean);
  if (!ids.length) return;
  await remove(ids);
  focusCurrent();
}

function leave() {
  abandon();
  use("select");
  select([]);
  saySelection();
}
