// What several scripts need of the document.

export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

export const language = () => one(".yj-brand")?.lang || "zh";

// Call at each change of the document, and now: a script may come when all of the page is there already.
export function whenChanged(act) {
  new MutationObserver(act).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["lang"] });
  act();
}

// Tell whether a click is one that the page answers itself; the others open a tab or a window.
export const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);

// What to tell when the server cannot be reached, in the page's language.
export const offlineLine = () => one("#yj-panel .yj-offline")?.textContent ?? "";

// A request of this page; what went wrong is a line that the panel holds in the page's language.
export async function fragment(address, options) {
  try {
    const response = await fetch(address, options);
    return { html: await response.text(), ok: response.ok, status: response.status };
  } catch {
    const line = Object.assign(document.createElement("p"), {
      className: "yj-hint", textContent: offlineLine(),
    });
    return { html: line.outerHTML, ok: false, status: 0 };
  }
}

// Tell Gradio's hidden box what to do: it takes a value on input, and sends it on Enter.
export function command(told) {
  const name = told.do === "ask" || told.do === "retry" ? "order" : "command"; // an answer comes as a stream
  const box = one(`#yj-${name} textarea, #yj-${name} input`);
  if (!box) return;
  box.value = JSON.stringify({ ...told, at: Date.now() });
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keypress", { key: "Enter", bubbles: true, cancelable: true }));
}
