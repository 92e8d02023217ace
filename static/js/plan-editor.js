// The editor of a plan, of a bed's or of the land's. Everything it does, the forms of the page do without it.
import { copy, paste, showClipboard } from "./plan/clipboard.js";
import { block, section } from "./plan/drawing.js";
import { focusCurrent, renewKeyboard } from "./plan/keyboard.js";
import { isDragging, renewPointer } from "./plan/pointer.js";
import { isUnanswered, removeChosen } from "./plan/posting.js";
import { chosen, reflect, saySelection, selectAll } from "./plan/selection.js";
import { showSnapping, toggleSnapping } from "./plan/snapping.js";
import { showTools, use } from "./plan/tools.js";
import { turnBy } from "./plan/turning.js";
import { renewView, zoomButton } from "./plan/view.js";

const ACTS = {
  copy,
  paste,
  remove: removeChosen,
  turnOn: () => turnBy(1),
  turnBack: () => turnBy(-1),
  selectAll() {
    selectAll();
    saySelection();
  },
  open() {
    window.location.assign(block(chosen()[0]).element.getAttribute("href"));
  },
};
let hadFocus = false;

/** After the page was loaded and after every swap. */
function renew() {
  if (!section()) return;
  if (!section().dataset.scripted) {
    section().dataset.scripted = "yes";
    for (const element of section().querySelectorAll("[data-script-only]")) element.hidden = false;
    section().querySelector("svg[data-scale]").setAttribute("role", "application");
    renewView();
    renewPointer();
  }
  showTools();
  showSnapping();
  reflect();
  showClipboard();
  renewKeyboard();
}

document.addEventListener("click", (event) => {
  const { act, tool, snap, zoom } = event.target.closest?.("[data-editor] button")?.dataset ?? {};
  if (act) ACTS[act]();
  else if (tool) use(tool);
  else if (snap) toggleSnapping(snap);
  else if (zoom) zoomButton(zoom);
});

// Fresh advice must not take a plant out of the hand that drags it, nor the plan away from the
// answer to a change, which brings the advice too.
document.addEventListener("htmx:beforeSwap", (event) => {
  const swapped = section()?.dataset.swap;
  if (!swapped || !event.detail.target?.matches(swapped)) return;
  const isAdvice = event.detail.requestConfig.elt.matches(swapped);
  if (isDragging() || (isAdvice && isUnanswered())) event.detail.shouldSwap = false;
  hadFocus = document.activeElement?.closest("[data-editor] a.pl") !== null;
});
document.addEventListener("htmx:load", renew);
document.addEventListener("htmx:afterSettle", () => {
  if (hadFocus) focusCurrent();
  hadFocus = false;
});
renew();
