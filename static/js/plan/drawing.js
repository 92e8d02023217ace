// The drawing as it is in the page now; every change of the plan replaces it.
// Plants in a bed and things on a land are edited alike: `kind` is the name of the field they are
// posted in, and begins their ids.

export const section = () => document.querySelector("[data-editor]");
export const kind = () => section().dataset.editor;
export const svg = () => section().querySelector("svg[data-scale]");
export const isOnDrawing = (event) => Boolean(event.target.closest?.("[data-editor] svg[data-scale]"));
export const blockAt = (event) => event.target.closest?.("[data-editor] a.pl");
export const blocks = () => [...svg().querySelectorAll("a.pl")].map(blockOf);
export const blockOf = (element) => {
  const { id, x, y, length, width, spacing, rowSpacing } = element.dataset;
  return {
    id,
    element,
    west: Number(x),
    north: Number(y),
    east: Number(x) + Number(length),
    south: Number(y) + Number(width),
    spacing: Number(spacing),
    rowSpacing: Number(rowSpacing),
  };
};

export function block(id) {
  const element = document.getElementById(`${kind()}-${id}`);
  return element && blockOf(element);
}

export const scale = () => Number(svg().dataset.scale);
export const side = () => ({
  east: Number(svg().dataset.length),
  south: Number(svg().dataset.width),
});

/** The user units under a pointer. */
export function unitsAt(event) {
  const point = new DOMPoint(event.clientX, event.clientY);
  return point.matrixTransform(svg().getScreenCTM().inverse());
}

/** The place in the bed under a pointer, in cm. */
export function placeAt(event) {
  const { x, y } = unitsAt(event);
  return { x: x / scale(), y: y / scale() };
}

export function isInBed({ x, y }) {
  const { east, south } = side();
  return x >= 0 && y >= 0 && x <= east && y <= south;
}

/** From row to row, as one reads. */
export function inReadingOrder() {
  const rows = (one) => Math.round(one.north / 20);
  return blocks().sort((one, other) => rows(one) - rows(other) || one.west - other.west);
}

export function boundsOf(ids) {
  const chosen = ids.map(block).filter(Boolean);
  return {
    west: Math.min(...chosen.map((one) => one.west)),
    north: Math.min(...chosen.map((one) => one.north)),
    east: Math.max(...chosen.map((one) => one.east)),
    south: Math.max(...chosen.map((one) => one.south)),
  };
}

/** As far as the stems stay inside the bed's sides. */
export function kept(bounds, { x, y }) {
  const sides = side();
  const between = (value, lowest, highest) => Math.min(Math.max(value, lowest), highest);
  return {
    x: between(x, -bounds.west, Math.max(-bounds.west, sides.east - bounds.east)),
    y: between(y, -bounds.north, Math.max(-bounds.north, sides.south - bounds.south)),
  };
}

/** Draw things elsewhere until the server has moved them. */
export function show(ids, { x, y }) {
  const isAway = Boolean(x || y);
  for (const { id, element } of ids.map(block).filter(Boolean)) {
    transform(id, isAway ? `translate(${x * scale()} ${y * scale()})` : "");
    element.classList.toggle("is-moving", isAway);
  }
}

/** A thing with what is drawn of it in other layers. */
export function transform(id, how) {
  for (const element of [block(id).element, ...svg().querySelectorAll(`[data-of="${id}"]`)]) {
    if (how) element.setAttribute("transform", how);
    else element.removeAttribute("transform");
  }
}

export function draw(name, attributes, parent = svg()) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

/** What forms and the server take: centimetres, or inches where the page speaks of inches. */
export const unit = () => Number(svg().dataset.unit);
export const typed = (cm) => Math.round((cm / unit()) * 10000) / 10000;
export const rounded = (cm) => Math.round(cm * 10) / 10;
