// Changes go to the server one after the other, each from the plan that the last one left.
import { block, blocks, kind, section, show, typed } from "./drawing.js";
import { complain, say, sayAnswer, wasRefused } from "./live.js";
import { chosen, select } from "./selection.js";

let last = Promise.resolve();
let underWay = 0;
let unanswered = 0;

export const isBusy = () => underWay > 0;
/** Forms of the page that htmx sends by itself count too. */
export const isUnanswered = () => unanswered > 0;

/** `verb` is one of the section's data attributes; resolves when the new plan is in the page. */
export function post(verb, values) {
  underWay += 1;
  last = last.then(() => send(verb, values)).catch(() => {});
  return last.finally(() => {
    underWay -= 1;
  });
}

function send(verb, values) {
  const lengths = Object.entries(values).filter(([name]) => name.endsWith("_cm"));
  const inUnit = Object.fromEntries(lengths.map(([name, cm]) => [name, typed(cm)]));
  const { [verb]: address, step } = section().dataset;
  return window.htmx.ajax("POST", address, {
    target: section().dataset.swap,
    swap: "outerHTML",
    values: { ...values, ...inUnit, known_step: step },
  });
}

export async function move(ids, { x, y }) {
  await change("move", ids, { east_cm: x, south_cm: y });
}

/** Clockwise, each about its own middle. */
export const rotate = (ids, degrees) => change("rotate", ids, { turned_deg: degrees });

async function change(verb, ids, values) {
  await post(verb, { [kind()]: ids.join(), ...values });
  const [id] = ids;
  if (ids.length === 1 && block(id) && !wasRefused()) {
    say(block(id).element.getAttribute("aria-label"));
  } else {
    sayAnswer();
  }
}

export async function remove(ids) {
  await post("clear", { [kind()]: ids.join() });
  sayAnswer();
}

/** What is new in the plan afterwards is selected. */
export async function plant(verb, values) {
  const before = new Set(blocks().map((one) => one.id));
  await post(verb, values);
  const made = blocks().map((one) => one.id).filter((id) => !before.has(id));
  if (made.length) select(made);
  sayAnswer();
}

export const removeChosen = () => chosen().length && remove(chosen());

/** Undo and redo are forms of the toolbar. */
export function turn(name) {
  const button = document.getElementById(name);
  if (!button || isBusy()) return;
  button.form.requestSubmit(button);
}

document.addEventListener("htmx:beforeSend", (event) => {
  if (event.detail.requestConfig.verb === "post") unanswered += 1;
});
// Undo, redo and the palette are forms that htmx sends by itself.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig.verb !== "post") return;
  unanswered -= 1;
  if (!isBusy() && section()) sayAnswer();
});

// What was not saved stands where it stood.
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.requestConfig.verb !== "post" || !section()) return;
    show(blocks().map((one) => one.id), { x: 0, y: 0 });
    complain();
  });
}
