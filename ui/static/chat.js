// What the chat does by itself: follows the newest question, copies an answer, keeps its card, and hands Gradio what was clicked.
import { all, command, isPlain, offlineLine, one, whenChanged } from "./dom.js";
import { refill } from "./panel.js";

// ---- copying and keeping ----

function asText(answer) {
  const line = (node) => (node ? node.textContent.trim() : "");
  const sentences = all(".yj-s", answer).map((sentence) => {
    const copy = sentence.cloneNode(true);
    for (const mark of all(".yj-support, .yj-warned", copy)) mark.remove();
    return line(copy);
  });
  const sources = all(".yj-source", answer).map((source) => {
    const by = all(".yj-outlet, .yj-date", source).map(line).join(" · ");
    return `${line(one("a.yj-cite", source))} ${line(one("a.yj-open", source))} · ${by}\n    ${line(one(".yj-quote", source))}`;
  });
  return [sentences.join("\n"), ...sources].join("\n\n");
}

async function copy(button) {
  const text = asText(button.closest(".yj-answer"));
  try {
    await navigator.clipboard.writeText(text);
  } catch { // not a secure context: the page came over plain http from another machine
    const box = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  button.classList.add("yj-done");
  setTimeout(() => button.classList.remove("yj-done"), 1500);
}

// As a download of this page: the renderer would open the link in a new tab. What went wrong is said in place.
async function keep(link) {
  const response = await fetch(link.href).catch(() => null);
  if (!response?.ok) {
    link.closest(".yj-keeps").replaceChildren(response ? one("#yj-panel .yj-gone").textContent : offlineLine());
    return;
  }
  const save = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(await response.blob()), download: "card." + link.pathname.split(".").pop(),
  });
  save.click();
  setTimeout(() => URL.revokeObjectURL(save.href), 10000);
}

// ---- the question box ----

const box = () => one("#yj-box textarea");

export function fill(text) {
  const there = box();
  if (!there) return;
  there.value = text;
  there.dispatchEvent(new Event("input", { bubbles: true }));
  there.focus();
}

// While an input method composes, Enter chooses a word and sends nothing: neither where the event says so (keyCode 229 in
// Safari), nor right after the composition ended, whose last Enter Safari sends as a plain one.
// And while a question is answered, the next one waits in the box.
const isAnswering = () => Boolean(one("#yj-box .stop-button"));
let composed = 0;
document.addEventListener("compositionend", () => { composed = performance.now(); }, true);
for (const kind of ["keydown", "keypress"])
  document.addEventListener(kind, (event) => {
    if (event.key !== "Enter" || event.target !== box()) return;
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
    else if (performance.now() - composed < 60 || (isAnswering() && !event.shiftKey)) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  }, true);

// Whose button goes writes on in the box; not where a keyboard would come up over the answer.
const goOn = () => { if (matchMedia("(hover: hover)").matches) box()?.focus(); };

// A button of a turn that is made anew when used keeps the focus.
let used = "";
function refocus() {
  if (used && document.activeElement === document.body) one(used)?.focus({ preventScroll: true });
}
for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => { used = ""; }, true);

// ---- the turns ----

// The number of a turn stands in a class of its tools: the sanitiser keeps classes and drops data attributes.
const number = (node) => Number(/\byj-n-(\d+)\b/.exec(node.closest("[class*='yj-n-']")?.className)?.[1]);

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest?.(selector);
  if (at("a.yj-keep") && isPlain(event)) {
    event.preventDefault();
    keep(at("a.yj-keep"));
  } else if (at(".yj-copy")) copy(at(".yj-copy"));
  else if (isAnswering() && at(".yj-ask-this, .yj-retry, .yj-edit, #yj-check, #yj-chat .example")) event.stopImmediatePropagation();
  else if (at(".yj-ask-this")) {
    command({ do: "ask", question: at(".yj-ask-this").textContent.trim() });
    goOn();
  } else if (at(".yj-retry")) {
    command({ do: "retry", turn: number(event.target) });
    goOn();
  } else if (at(".yj-edit")) {
    fill(one(`.yj-n-${number(event.target)} .yj-question`)?.textContent || "");
    command({ do: "edit", turn: number(event.target) });
  } else if (at(".yj-edit-not")) {
    command({ do: "edit", turn: 0 });
    goOn();
  } else if (at(".yj-earlier")) {
    const scroller = at(SCROLLER);
    above = { count: all("#yj-chat .yj-question").length, fromEnd: scroller.scrollHeight - scroller.scrollTop };
    command({ do: "earlier" });
  } else if (at("a.yj-conversation") && isPlain(event)) {
    event.preventDefault();
    command({ do: "open", id: new URL(at("a.yj-conversation").href).searchParams.get("c") || "" });
  } else if (at("a.yj-bounds") && isPlain(event)) {
    event.preventDefault();
    bind(new URL(at("a.yj-bounds").href).search);
  } else if (at(".yj-vote")) {
    const opinion = /\byj-vote-(\w+)/.exec(at(".yj-vote").className)[1];
    used = `.yj-n-${number(event.target)} .yj-vote-${opinion}`;
    command({ do: "vote", turn: number(event.target), opinion });
  }
}, true);

// A new question goes to the top of the chat, so that its answer is read from its beginning, and stays there while the answer
// and what stands below the chat grow, until the reader scrolls: an opinion or another language then moves nothing.
// Earlier turns come in above what is read.
const SCROLLER = ".panel-wrap, .bubble-wrap";
let followed = { question: "", top: -1 };
let above = null;
function follow() {
  const questions = all("#yj-chat .yj-question");
  const last = questions.at(-1);
  const scroller = last?.closest(SCROLLER);
  if (!scroller) return;
  if (above && questions.length > above.count) {
    scroller.scrollTop = scroller.scrollHeight - above.fromEnd;
    above = null;
  }
  const question = `${number(last)} ${last.textContent}`;
  if (question === followed.question && scroller.scrollTop !== followed.top) return;
  scroller.scrollTop += last.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 14;
  followed = { question, top: scroller.scrollTop };
}

// The open conversation stands in the address, so that a reload, a bookmark or another tab finds it. At first the address
// knows more than the page.
let named = "";
function address() {
  const id = one("#yj-conversation textarea, #yj-conversation input")?.value ?? "";
  const here = new URL(location.href);
  const isGone = !id && one(".yj-settled") && here.searchParams.has("c"); // deleted, or another reader's
  if (named === id && !isGone) return;
  named = id;
  if (id) here.searchParams.set("c", id);
  else here.searchParams.delete("c");
  history.replaceState(history.state, "", here);
}

// The articles that questions are bound to stand in the address, too; the chat comes forward.
function bind(query) {
  const here = new URL(location.href);
  for (const key of ["since", "until", "outlet", "written_in"]) here.searchParams.delete(key);
  for (const [key, value] of new URLSearchParams(query)) here.searchParams.append(key, value);
  here.searchParams.delete("view");
  history.pushState(null, "", here);
  dispatchEvent(new PopStateEvent("popstate"));
  command({ do: "bounds", query });
}

// What Gradio says of a lost connection, in the page's own words.
function tellOffline() {
  const line = offlineLine();
  for (const told of all(".toast-message-text"))
    if (line && told.textContent.startsWith("Connection ")) told.textContent = line;
}

// A link with ?q= opens with its question: asked once, in the reader's language, and then no longer in the address.
let ready = false;
function begin() {
  if (ready || !one(".yj-settled") || !box() || !one("#yj-conversation textarea, #yj-conversation input")) return;
  ready = true;
  const here = new URL(location.href);
  const question = here.searchParams.get("q");
  if (!question) return;
  here.searchParams.delete("q");
  history.replaceState(history.state, "", here);
  command({ do: "ask", question });
}

// Gradio reads each message's markup aloud as its label; and knows no language for the document.
whenChanged(() => {
  begin();
  follow();
  refocus();
  refill();
  address();
  tellOffline();
  for (const message of all("#yj-chat [data-testid][aria-label]")) message.removeAttribute("aria-label");
  const language = one(".yj-brand")?.lang;
  if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
});
