// Two points chosen in the picture; what is stored are the numbers of the form.
const FINE = 0.1;
const STEP = 1;
const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const section = document.getElementById("underlay-points");
const form = document.getElementById("underlay-form");
const picture = section.querySelector("[data-picture]");
const way = section.querySelector("line");
let point = "a";

const field = (axis, of = point) => form.elements[`${of}${axis}_percent`];
const kept = (percent) => Math.min(100, Math.max(0, percent));
const place = (of) => ["x", "y"].map((axis) => kept(Number(field(axis, of).value) || 0));

function show() {
  for (const of of ["a", "b"]) {
    const [x, y] = place(of);
    const mark = section.querySelector(`[data-mark="${of}"]`);
    mark.setAttribute("x", `${x}%`);
    mark.setAttribute("y", `${y}%`);
    mark.classList.toggle("is-chosen", of === point);
    way.setAttribute(of === "a" ? "x1" : "x2", `${x}%`);
    way.setAttribute(of === "a" ? "y1" : "y2", `${y}%`);
    section.querySelector(`[data-point="${of}"]`).setAttribute("aria-pressed", of === point);
  }
}

function say() {
  const [x, y] = place(point).map((percent) => percent.toLocaleString(document.documentElement.lang));
  const words = section.dataset.words.replace("{point}", point.toUpperCase());
  section.querySelector("[data-said]").textContent = words.replace("{x}", x).replace("{y}", y);
}

function choose(of) {
  point = of;
  show();
  say();
}

function put(x, y) {
  field("x").value = Number(kept(x).toFixed(2));
  field("y").value = Number(kept(y).toFixed(2));
  show();
  say();
}

const other = () => (point === "a" ? "b" : "a");

picture.addEventListener("click", (event) => {
  const box = picture.querySelector("img").getBoundingClientRect();
  const share = (at, start, size) => (100 * (at - start)) / size;
  put(share(event.clientX, box.left, box.width), share(event.clientY, box.top, box.height));
  picture.focus({ preventScroll: true });
  choose(other());
});

picture.addEventListener("keydown", (event) => {
  if (event.key in ARROWS) {
    const step = event.shiftKey ? FINE : STEP;
    const [x, y] = place(point);
    const [right, down] = ARROWS[event.key];
    put(x + right * step, y + down * step);
  } else if (event.key === "Enter" || event.key === " ") choose(other());
  else return;
  event.preventDefault();
});

section.addEventListener("click", (event) => {
  const of = event.target.closest("[data-point]")?.dataset.point;
  if (of) choose(of);
});
form.addEventListener("input", show);

for (const element of section.querySelectorAll("[data-script-only]")) element.hidden = false;
picture.setAttribute("tabindex", 0);
picture.setAttribute("role", "application");
picture.setAttribute("aria-describedby", "underlay-help");
show();
