// The views beside the chat: a fragment from its route in the place of the chat, and links and forms that change parts of it.
//   a.yj-tab[href="/?view=NAME&…"]     opens a view; the address keeps it
//   a.yj-go[href]                      puts the fragment in the place of the nearest .yj-part, or of the whole view
//   form.yj-form[action]               the same with its fields, in the place of #(class yj-to-ID); when sent, and (get) while typed
//   button.yj-confirm                  asks in place: only its second click counts
// A fragment with the class yj-scripted has a module of its view's name, whose start(section) is called.
import { all, fragment, isPlain, language, one, whenChanged } from "./dom.js";

const CHAT = "chat";
const TYPED = 250; // ms after the last letter

function place() {
  const left = one("#yj-left");
  let view = one("#yj-view");
  if (!view && left) {
    view = Object.assign(document.createElement("div"), { id: "yj-view" });
    left.prepend(view);
  }
  return view;
}

const asked = new WeakMap(); // what was asked for last, for each place: an answer that comes late is dropped

async function put(target, address, options) {
  const own = {};
  asked.set(target, own);
  target.setAttribute("aria-busy", "true");
  const { html } = await fragment(address, options);
  if (asked.get(target) !== own) return;
  target.innerHTML = html;
  one("[autofocus]", target)?.focus(); // a fragment that takes the place of what a reader used says where to go on
  await started(target);
  if (asked.get(target) === own) target.removeAttribute("aria-busy"); // its module listens now
}

async function started(root) {
  const section = root.matches(".yj-scripted") ? root : one(".yj-scripted", root);
  const name = /\byj-view-(\w+)\b/.exec(section?.className)?.[1];
  if (name) (await import(`./${name}.js`)).start(section);
}

// ---- opening ----

export const viewIn = (address) => new URL(address, location.href).searchParams.get("view") || CHAT;

function name(view) {
  document.body.dataset.view = view;
  for (const tab of all(".yj-tab")) {
    if (viewIn(tab.href) === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

export async function open(view, query = new URLSearchParams()) {
  name(view);
  const target = place();
  if (!target || view === CHAT) return;
  const fields = new URLSearchParams(query);
  for (const key of ["view", "c", "q", "lang"]) fields.delete(key);
  fields.set("lang", language());
  target.replaceChildren();
  await put(target, `/views/${encodeURIComponent(view)}?${fields}`);
}

function go(address) {
  const to = new URL(address, location.href);
  const here = new URL(location.href);
  to.searchParams.delete("lang");
  for (const kept of ["c", "since", "until", "outlet", "written_in"]) // the conversation and what it is bound to
    for (const value of here.searchParams.getAll(kept)) to.searchParams.append(kept, value);
  if (viewIn(to) === CHAT) to.searchParams.delete("view");
  history.pushState(null, "", to);
  return open(viewIn(to), to.searchParams);
}

addEventListener("popstate", () => open(viewIn(location.href), new URL(location.href).searchParams));

// ---- the drawer ----

export function closeDrawer() {
  const drawer = one("#yj-drawer");
  if (!drawer) return false;
  drawer.remove();
  one(".yj-drawer-open")?.setAttribute("aria-expanded", "false");
  one(".yj-drawer-open")?.focus();
  return true;
}

async function openDrawer(button) {
  if (closeDrawer()) return;
  const drawer = Object.assign(document.createElement("aside"), { id: "yj-drawer" });
  drawer.setAttribute("aria-label", button.textContent.trim());
  drawer.tabIndex = -1;
  one(".gradio-container").append(drawer);
  button.setAttribute("aria-expanded", "true");
  await put(drawer, `/views/history?lang=${language()}`);
  drawer.focus();
}

// ---- parts of a view ----

const partOf = (node) => node.closest(".yj-part") || node.closest("#yj-view, #yj-drawer");
const partOfForm = (form) => one(`#${/\byj-to-([\w-]+)\b/.exec(form.className)?.[1] ?? "yj-none"}`) || partOf(form);

function send(form, submitter) {
  const fields = new URLSearchParams(new FormData(form, submitter));
  if (form.method === "post") return put(partOfForm(form), form.action, { method: "POST", body: fields });
  const address = new URL(form.action);
  for (const [key, value] of [...fields]) if (value === "") fields.delete(key, value);
  return put(partOfForm(form), `${address.pathname}?${fields}`);
}

function isConfirmed(button) {
  if (button.classList.contains("yj-sure")) return true;
  button.classList.add("yj-sure");
  const asked = one(".yj-really", button);
  if (asked) asked.hidden = false;
  setTimeout(() => {
    button.classList.remove("yj-sure");
    if (asked) asked.hidden = true;
  }, 4000);
  return false;
}

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest?.(selector);
  const confirm = at("button.yj-confirm");
  if (confirm && !isConfirmed(confirm)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (at("a.yj-tab") && isPlain(event)) {
    event.preventDefault();
    go(at("a.yj-tab").href);
  } else if (at("a.yj-go") && isPlain(event)) {
    event.preventDefault();
    const link = at("a.yj-go");
    const part = partOf(link);
    put(part, link.getAttribute("href")).then(() => { if (part.id === "yj-view") part.scrollTop = 0; });
  } else if (at(".yj-drawer-open")) openDrawer(at(".yj-drawer-open"));
  else if (at(".yj-drawer-close") || at("a.yj-conversation") && isPlain(event)) closeDrawer();
}, true);

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.yj-form")) return;
  event.preventDefault();
  clearTimeout(waiting);
  send(event.target, event.submitter);
});

let waiting = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form.yj-form");
  if (!form || form.method !== "get" || event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => send(form), TYPED);
});
document.addEventListener("compositionend", (event) => {
  if (event.target.closest?.("form.yj-form")) event.target.dispatchEvent(new Event("input", { bubbles: true }));
});

// ---- at first, and when the page changes its language ----

let spoken = "";
whenChanged(() => {
  if (!one("#yj-left") || !one(".yj-brand")) return;
  if (!one(".yj-tab[aria-current]")) name(document.body.dataset.view || viewIn(location.href)); // the header was made anew
  if (spoken === language()) return;
  spoken = language();
  open(viewIn(location.href), new URL(location.href).searchParams);
});
