// What a screen reader hears. All words come from the page.

const region = () => document.getElementById("plan-live");

/** A sentence, or the name of one that the page holds, with its number. */
export function say(words, number) {
  const sentence = region().dataset[words] ?? words;
  // The same words again are only heard if they went away meanwhile.
  region().textContent = "";
  window.setTimeout(() => {
    region().textContent = sentence.replace("{number}", number);
  }, 30);
}

/** What the server said of the last change. */
export function sayAnswer() {
  const answer = document.querySelector("#messages .toast:last-child span");
  if (answer) say(answer.textContent);
}

/** What the server never heard, or could not do. */
export function complain() {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.tone = "error";
  toast.append(document.createElement("span"));
  toast.firstChild.textContent = region().dataset.failed;
  document.getElementById("messages").replaceChildren(toast);
  sayAnswer();
}

export const wasRefused = () => document.querySelector('#messages [data-tone="error"]') !== null;
