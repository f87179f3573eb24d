// The check: sends the text, shows its sentences as they are checked, and keeps the draft while other views are open.
import { all, language, offlineLine, one } from "./dom.js";

const DRAFT = "youju-check-draft";
const stored = (text) => { try { return text === undefined ? sessionStorage.getItem(DRAFT) : sessionStorage.setItem(DRAFT, text); } catch { return null; } };

let kept = null; // the result shown last: of which text and language, its nodes
let running = null; // the request that is being answered

export function start(root) {
  const form = one(".yj-check-form", root);
  const box = one("textarea", form);
  box.value = stored() ?? "";
  one("fieldset", form).disabled = false;
  if (kept && kept.text === box.value && kept.language === language()) one(".yj-result", root).replaceChildren(...kept.nodes);
  count(root);
  box.addEventListener("input", () => { stored(box.value); count(root); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); check(root, box.value); });
  one(".yj-stop", root).addEventListener("click", () => running?.abort());
  one(".yj-example", root).addEventListener("click", async () => {
    const response = await fetch(`/views/check/example?lang=${language()}`).catch(() => null);
    if (response?.ok) fill(root, await response.text());
  });
  one(".yj-file input", root).addEventListener("change", (event) => read(root, event.target));
  root.addEventListener("click", (event) => {
    const only = event.target.closest(".yj-only");
    if (only) {
      only.setAttribute("aria-pressed", String(only.getAttribute("aria-pressed") !== "true"));
      filter(root);
    } else if (event.target.closest(".yj-next-problem")) lead(root);
  });
}

function count(root) {
  const output = one(".yj-count", root);
  output.textContent = output.textContent.replace(/^[\d,]+/, one("textarea", root).value.length.toLocaleString("en"));
}

function fill(root, text) {
  const box = one("textarea", root);
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}

async function read(root, input) {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  const address = `/views/check/file?${new URLSearchParams({ name: file.name, lang: language() })}`;
  const response = await fetch(address, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } }).catch(() => null);
  const told = await response?.json().catch(() => null);
  if (!told) return say(root, offlineLine());
  if (told.text) fill(root, told.text);
  if (response.ok) one(".yj-result", root).innerHTML = told.error;
  else say(root, told.error);
}

const say = (root, line) => { one(".yj-progress", root).textContent = line; };

// ---- the check ----

async function check(root, text) {
  running?.abort();
  const own = running = new AbortController();
  const [result, stop, submit] = [".yj-result", ".yj-stop", ".yj-primary"].map((selector) => one(selector, root));
  result.replaceChildren();
  kept = null;
  stop.hidden = false;
  submit.disabled = true;
  try {
    const response = await fetch("/views/check", {
      method: "POST", signal: own.signal, headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, lang: language() }),
    });
    if (response.ok) await lines(response.body, (line) => take(root, line));
    else say(root, (await response.json()).error);
  } catch {
    if (running === own) say(root, own.signal.aborted ? one(".yj-said-stopped", root).textContent : offlineLine());
  }
  if (running !== own) return;
  running = null;
  stop.hidden = true;
  submit.disabled = false;
  kept = { text, language: language(), nodes: [...result.childNodes] };
}

async function lines(body, take) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) take(JSON.parse(part));
  }
}

function take(root, line) {
  const result = one(".yj-result", root);
  const pressed = all(".yj-only[aria-pressed='true']", result).map((button) => button.value);
  if (line.error !== undefined) {
    result.innerHTML = line.error;
    say(root, "");
  } else if (line.whole !== undefined) {
    result.innerHTML = line.whole;
    say(root, "");
  } else {
    if (!one(".yj-body", result)) result.innerHTML = '<div class="yj-tally"></div><div class="yj-answer yj-check"><div class="yj-body"></div></div>';
    one(".yj-tally", result).outerHTML = line.tally;
    one(".yj-body", result).insertAdjacentHTML("beforeend", line.sentences);
    say(root, line.progress);
  }
  for (const button of all(".yj-only", result)) button.setAttribute("aria-pressed", String(pressed.includes(button.value)));
  filter(root);
}

// ---- showing only some, going from problem to problem ----

function filter(root) {
  const wanted = all(".yj-only[aria-pressed='true']", root).map((button) => `yj-${button.value}`);
  for (const sentence of all(".yj-result .yj-s", root))
    sentence.hidden = wanted.length > 0 && !wanted.some((name) => sentence.classList.contains(name));
}

function lead(root) {
  const problems = all(".yj-result .yj-s:not(.yj-supported)", root).filter((sentence) => !sentence.hidden);
  if (!problems.length) return;
  const next = problems[(problems.indexOf(one(".yj-here", root)) + 1) % problems.length];
  one(".yj-here", root)?.classList.remove("yj-here");
  next.classList.add("yj-here");
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
