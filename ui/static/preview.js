// Shows on hover or focus what a citation mark leads to, and what a support mark means. Both stand in the answer already.
import { all, one } from "./dom.js";

let tip = null;
let shownFor = null;
let timer = 0;

function content(of) {
  if (!of.matches(".yj-cite")) return [of.dataset.hint];
  const answer = of.closest(".yj-answer");
  if (!answer || of.closest(".yj-source")) return null;
  const source = all(".yj-source", answer).find((s) => one("a.yj-cite", s)?.textContent === of.textContent);
  return source ? all(".yj-open, .yj-byline, .yj-quote, .yj-corrected", source).map((node) => node.cloneNode(true)) : null;
}

// The browser's own tooltip would cover ours.
function take(of) {
  if (!of.title) return;
  of.dataset.hint = of.title;
  if (of.matches(".yj-cite")) of.setAttribute("aria-label", `${of.textContent} ${of.title}`);
  of.removeAttribute("title");
}

function show(of) {
  take(of);
  const nodes = content(of);
  if (!nodes) return;
  tip ??= Object.assign(document.createElement("div"), { id: "yj-tip", role: "tooltip" });
  tip.replaceChildren(...nodes);
  tip.inert = true;
  document.body.append(tip);
  shownFor = of;
  of.setAttribute("aria-describedby", "yj-tip");
  const at = of.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const above = at.top > size.height + 16;
  tip.style.left = `${Math.max(8, Math.min(at.left - 12, innerWidth - size.width - 8))}px`;
  tip.style.top = `${above ? at.top - size.height - 8 : at.bottom + 8}px`;
}

export function hide() {
  clearTimeout(timer);
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  tip?.remove();
}

const target = (event) => event.target.closest?.("#yj-chat .yj-cite, #yj-view .yj-cite, .yj-support, .yj-verdict");

document.addEventListener("pointerover", (event) => {
  const of = target(event);
  if (of === shownFor && of) return;
  hide();
  if (of && event.pointerType !== "touch") timer = setTimeout(() => show(of), 180);
});
document.addEventListener("focusin", (event) => {
  const of = target(event);
  if (of?.matches(":focus-visible")) show(of);
  else hide();
});
document.addEventListener("click", (event) => {
  const of = event.target.closest?.(".yj-support, .yj-verdict");
  hide();
  if (of) show(of);
});
document.addEventListener("scroll", hide, true);
