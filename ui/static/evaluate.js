// The evaluation: sends a file of questions, follows the run, and shows the report when it is there.
import { fragment, language, one } from "./dom.js";

const EVERY = 1000;

export function start(section) {
  const zone = one(".yj-drop", section);
  const input = one("input", zone);
  input.disabled = false;
  input.addEventListener("change", () => {
    const file = input.files[0];
    input.value = "";
    if (file) send(section, file);
  });
  for (const kind of ["dragover", "drop", "dragleave"])
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("yj-over", event.type === "dragover");
      if (event.type === "drop" && event.dataTransfer.files[0]) send(section, event.dataTransfer.files[0]);
    });
  if (one(".yj-running", section)) follow(section);
}

async function send(section, file) {
  const now = one("#yj-now", section);
  const questions = await file.text();
  const { html, ok, status } = await fragment("/views/evaluate", {
    method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: file.name, questions, lang: language() }),
  });
  if (status === 413) now.textContent = one(".yj-said-large", section).textContent;
  else now.innerHTML = html;
  if (ok) follow(section);
}

// A short run may have ended before its start is told: what is there is shown all the same.
async function follow(section) {
  const now = one("#yj-now", section);
  while (section.isConnected && one(".yj-running", now)) {
    await new Promise((done) => { setTimeout(done, EVERY); });
    const { html, ok } = await fragment(`/views/evaluate/now?lang=${language()}`);
    if (ok) now.innerHTML = html;
  }
  if (!section.isConnected) return;
  const { html, ok } = await fragment(`/views/evaluate/runs?lang=${language()}`);
  if (ok) one("#yj-runs", section).innerHTML = html;
}
