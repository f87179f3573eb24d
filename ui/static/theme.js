// Light or dark: what the reader chose, otherwise what the system has.
import { one } from "./dom.js";

const KEY = "youju-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => { try { return localStorage.getItem(KEY); } catch { return null; } };

function apply() {
  const dark = (chosen() ?? (system.matches ? "dark" : "light")) === "dark";
  if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
  one(".yj-theme")?.setAttribute("aria-pressed", String(dark));
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".yj-theme")) return;
  try { localStorage.setItem(KEY, document.body.classList.contains("dark") ? "light" : "dark"); } catch { /* stays as the system has it */ }
  apply();
});
system.addEventListener("change", apply);
new MutationObserver(apply).observe(document.body, { attributes: true, attributeFilter: ["class"], childList: true, subtree: true });
apply();
