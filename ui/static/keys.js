// Keys: [ and ] go to the citation before and after, / to the question, Escape closes what is open.
import { one } from "./dom.js";
import { close, turn } from "./panel.js";
import { hide } from "./preview.js";
import { closeDrawer } from "./views.js";

const writes = (node) => node.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hide();
    if (!closeDrawer()) close();
  } else if (event.key === " " && event.target.matches?.("a.yj-cite, a.yj-tab")) {
    event.preventDefault();
    event.target.click();
  } else if (writes(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === "]" || event.key === "】") turn(1);
  else if (event.key === "[" || event.key === "【") turn(-1);
  else if (event.key === "/") {
    event.preventDefault();
    one("#yj-box textarea")?.focus();
  }
});
