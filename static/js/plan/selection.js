// Which things are selected: in the drawing, in the table's ticks and in the tools.
import { block, blocks, kind, section, svg } from "./drawing.js";
import { say } from "./live.js";
import { showHandle } from "./handle.js";

const selected = new Set();

export const chosen = () => [...selected];
export const isSelected = (id) => selected.has(id);

export function select(ids) {
  selected.clear();
  for (const id of ids) selected.add(id);
  reflect();
}

export function add(ids) {
  for (const id of ids) selected.add(id);
  reflect();
}

export function toggle(id) {
  if (!selected.delete(id)) selected.add(id);
  reflect();
}

export const selectAll = () => select(blocks().map((one) => one.id));

/** Make what is shown agree with what is selected. */
export function reflect() {
  for (const id of selected) if (!block(id)) selected.delete(id);
  for (const { id, element } of blocks()) {
    element.setAttribute("role", "button");
    element.setAttribute("aria-pressed", selected.has(id));
  }
  for (const box of ticks()) box.checked = selected.has(box.value);
  for (const act of ["copy", "remove", "turnOn", "turnBack"]) {
    if (tool(act)) tool(act).disabled = selected.size === 0;
  }
  tool("open").disabled = selected.size !== 1;
  showHandle(chosen());
  svg().toggleAttribute("data-has-selection", selected.size > 0);
}

export function saySelection() {
  const [id] = selected;
  if (selected.size === 1) say(block(id).element.getAttribute("aria-label"));
  else say("selected", selected.size);
}

export const tool = (act) => section().querySelector(`[data-act="${act}"]`);
const ticks = () => document.querySelectorAll(`#chosen-form input[name=${kind()}]`);

document.addEventListener("change", (event) => {
  const box = event.target;
  if (section() && box.closest("#chosen-form") && box.name === kind()) {
    if (box.checked) selected.add(box.value);
    else selected.delete(box.value);
    reflect();
  }
});
