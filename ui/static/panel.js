// Opens the article of a citation, or a timeline, beside the chat, with the quoted sentence in view. A mark's own address says
// which article and which characters.
import { all, fragment, isPlain, one } from "./dom.js";

const OPENERS = "a.yj-cite, a.yj-open, a.yj-event, a.yj-timeline-open";

let kept = null; // the timeline that an article was opened from: its nodes, how far it was scrolled, the link
let filled = null; // the panel's reader with what was opened
let current = null; // the mark that was opened last

// When the page finishes loading or changes its language, Gradio makes the panel anew: what is read stays open.
export function refill() {
  const reader = one("#yj-panel .yj-reader");
  if (!filled || !reader || reader === filled) return;
  reader.replaceChildren(...filled.childNodes);
  filled = reader;
  step();
  show(reader);
}

async function open(link) {
  const address = new URL(link.getAttribute("href"), document.baseURI); // an SVG link has no plain href
  const reader = one("#yj-panel .yj-reader");
  if (!reader) return;
  kept = link.closest("#yj-panel .yj-timeline") ? { nodes: [...reader.childNodes], top: reader.scrollTop, link } : null;
  one("#yj-panel .yj-back").hidden = !kept;
  mark(link);
  const { html } = await fragment(address.pathname + "/fragment" + address.search);
  filled = one("#yj-panel .yj-reader"); // Gradio may have made it anew meanwhile
  filled.innerHTML = html;
  document.body.classList.add("yj-reading");
  step();
  show(filled);
}

function show(reader) {
  const cited = one("#cited", reader);
  reader.scrollTop = 0;
  if (cited) {
    const top = cited.getBoundingClientRect().top - reader.getBoundingClientRect().top;
    const spare = reader.clientHeight - cited.getBoundingClientRect().height;
    reader.scrollTop = top - Math.max(16, Math.min(spare / 2, reader.clientHeight / 3));
  }
  reader.focus({ preventScroll: true });
}

// All marks of the same citation in the same answer light up: the one in the sentence and the one in the list.
function mark(link) {
  current = link;
  for (const old of all(".yj-active")) old.classList.remove("yj-active");
  const answer = link.closest(".yj-answer");
  if (!answer && link.closest("#yj-view")) link.classList.add("yj-active");
  for (const other of answer ? all("a.yj-cite", answer) : []) if (other.href === link.href) other.classList.add("yj-active");
}

// The marks of an answer in the order in which they are read, each place once.
function marks(of) {
  const answer = of?.closest(".yj-answer");
  const seen = new Set();
  return answer ? all(".yj-s a.yj-cite", answer).filter((a) => !seen.has(a.href) && seen.add(a.href)) : [];
}

// Open the citation before or after the one that is open; without one, the first of the newest answer.
export function turn(by) {
  const from = current?.isConnected ? current : all("#yj-chat .yj-answer a.yj-cite").at(-1);
  const there = marks(from);
  if (!there.length) return;
  const at = there.findIndex((a) => a.href === current?.href);
  const next = there[at < 0 ? 0 : (at + by + there.length) % there.length];
  next.scrollIntoView({ block: "nearest" });
  open(next);
}

// The buttons for the citation before and after stand where there are several.
function step() {
  const several = marks(current).length > 1;
  for (const button of all("#yj-panel .yj-step")) button.hidden = !several;
}

function back() {
  if (!kept) return;
  const reader = one("#yj-panel .yj-reader");
  reader.replaceChildren(...kept.nodes);
  reader.scrollTop = kept.top;
  kept.link.focus({ preventScroll: true });
  one("#yj-panel .yj-back").hidden = true;
}

export function close() {
  document.body.classList.remove("yj-reading");
  const active = one("a.yj-active");
  if (active) active.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest?.(selector);
  const link = at(OPENERS);
  if (link && isPlain(event)) {
    event.preventDefault();
    open(link);
  } else if (at(".yj-back")) back();
  else if (at(".yj-close")) close();
  else if (at(".yj-step")) turn(at(".yj-next") ? 1 : -1);
}, true);
