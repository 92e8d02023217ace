// A click on free soil writes its place into "Place by numbers"; without script one types it.
const STEP_CM = 1;

function centimetres(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY);
  const { x, y } = point.matrixTransform(svg.getScreenCTM().inverse());
  const scale = Number(svg.dataset.scale);
  return [x, y].map((units) => Math.round(units / scale / STEP_CM) * STEP_CM);
}

document.addEventListener("click", (event) => {
  const svg = event.target.closest("#bed-plan svg[data-scale]");
  const form = document.querySelector("#place-by-numbers");
  if (!svg || !form || event.target.closest("a")) return;
  const [x, y] = centimetres(svg, event);
  if (x < 0 || y < 0) return;
  form.elements.x_cm.value = x;
  form.elements.y_cm.value = y;
  form.elements.plant.focus();
});
