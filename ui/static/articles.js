// The articles' view: files dropped or chosen are sent one by one and added in one go; rows are chosen and removed; changes are undone.
import { all, language, offlineLine, one } from "./dom.js";

const JSON_TYPE = { "content-type": "application/json" };
const AT_ONCE = 3; // files on their way
const PASSED_OVER = /^(\.|README(\.|$))/i; // in a folder, as the command line does

export function start(section) {
  const drop = one(".yj-drop", section);
  section.classList.add("yj-ready");
  section.addEventListener("submit", (event) => {
    const form = event.target.closest("form.yj-change");
    if (!form) return;
    event.preventDefault();
    change(form);
  });
  section.addEventListener("change", (event) => {
    if (event.target.matches(".yj-all")) for (const box of all("[name=ids]", section)) box.checked = event.target.checked;
    if (!event.target.matches(".yj-drop input[type=file]")) return;
    const files = [...event.target.files].filter((f) => !f.webkitRelativePath || isForUs(f.webkitRelativePath));
    event.target.value = "";
    add(files);
  });
  if (!drop) return;
  section.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    drop.classList.add("yj-over");
  });
  section.addEventListener("dragleave", (event) => {
    if (!section.contains(event.relatedTarget)) drop.classList.remove("yj-over");
  });
  section.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("yj-over");
    add(await filesOf(event.dataTransfer));
  });
}

const isForUs = (path) => path.split("/").slice(1).every((name) => !PASSED_OVER.test(name));

// ---- what was dropped: files, and folders with all that is below them ----

async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(below))).flat();
}

async function below(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) { // a reader gives a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) break;
    found.push(...some.filter((e) => !PASSED_OVER.test(e.name)));
  }
  return (await Promise.all(found.map(below))).flat();
}

// ---- adding ----

async function add(files) {
  if (!files.length) return;
  const most = Number(shown(".yj-drop").dataset.most);
  await busy(async () => {
    const { batch } = await sent("/library/batches", {});
    const refused = [];
    const left = [...files];
    let done = 0;
    const next = async () => {
      for (let file = left.shift(); file; file = left.shift()) {
        const isLarge = file.size > most;
        const response = isLarge ? null : await upload(batch, file);
        if (!response?.ok) refused.push([file.name, isLarge || response?.status === 413]);
        progress(++done, files.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    waiting();
    await told("/library/add", { batch, refused });
  });
}

async function upload(batch, file) {
  const query = new URLSearchParams({ batch, name: file.name });
  try {
    return await fetch(`/library/files?${query}`, {
      method: "POST", body: file, headers: { "content-type": "application/octet-stream" },
    });
  } catch {
    return null; // a file that was moved away meanwhile, or no connection
  }
}

// ---- removing and undoing ----

function change(form) {
  const fields = new FormData(form);
  const key = fields.get("key");
  return busy(async () => {
    const isDone = await told(new URL(form.action).pathname, key ? { key } : { ids: fields.getAll("ids") });
    if (isDone && key) shown(`[name=key][value="${key}"]`)?.closest(".yj-changed").remove();
  });
}

// ---- requests whose progress is told ----

let isBusy = false;

// The view may be made anew, by sorting or by leaving and coming back, while a change goes on.
const shown = (selector) => one(`.yj-view-articles.yj-scripted ${selector}`);

async function busy(work) {
  if (isBusy) return;
  isBusy = true;
  hide(".yj-unreached", true);
  waiting();
  try {
    await work();
  } catch (error) {
    console.error(error);
    const line = shown(".yj-unreached");
    if (line) line.textContent = offlineLine();
    hide(".yj-unreached", false);
  }
  isBusy = false;
  hide(".yj-progress", true);
}

function hide(selector, isHidden) {
  const node = shown(selector);
  if (node) node.hidden = isHidden;
}

async function sent(address, body) {
  const options = { method: "POST", headers: JSON_TYPE, body: JSON.stringify({ ...body, lang: language() }) };
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(response.status);
  return response.json();
}

// Tell whether the change was made: what failed leaves its button.
async function told(address, body) {
  const options = { method: "POST", headers: JSON_TYPE, body: JSON.stringify({ ...body, lang: language() }) };
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(response.status);
  let isDone = false;
  for await (const line of lines(response.body)) {
    if (line.html === undefined) progress(line.done, line.of);
    else {
      const made = Object.assign(document.createElement("div"), { innerHTML: line.html });
      isDone = !one(".yj-failed", made);
      shown("#yj-told")?.prepend(...made.childNodes);
    }
  }
  shown("#yj-filters")?.requestSubmit();
  return isDone;
}

async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) yield JSON.parse(part);
  }
}

// Nothing is told yet: an index of many articles is read for a while before anything is counted.
function waiting() {
  hide(".yj-progress", false);
  shown("progress")?.removeAttribute("value");
  shown(".yj-progress span")?.replaceChildren();
}

function progress(done, of) {
  hide(".yj-progress", false);
  const bar = shown("progress");
  if (bar) Object.assign(bar, { max: Math.max(of, 1), value: done });
  shown(".yj-progress span")?.replaceChildren(`${done} / ${of}`);
}
