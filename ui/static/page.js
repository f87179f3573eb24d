// Opens the article of a citation, or a timeline, beside the chat, with the quoted sentence in view. Holds no words and no
// state of a conversation: a mark's own address says which article and which characters.
"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);

  let kept = null; // the timeline that an article was opened from: its nodes, how far it was scrolled, the link

  let filled = null; // the panel's reader with what was opened

  // When the page finishes loading or changes its language, Gradio makes the panel anew: what is read stays open.
  function refill() {
    const reader = one("#yj-panel .yj-reader");
    if (!filled || !reader || reader === filled) return;
    reader.replaceChildren(...filled.childNodes);
    filled = reader;
    show(reader);
  }

  async function open(link) {
    const address = new URL(link.getAttribute("href"), document.baseURI); // an SVG link has no plain href
    let reader = one("#yj-panel .yj-reader");
    if (!reader) return false;
    kept = link.closest(".yj-timeline") ? { nodes: [...reader.childNodes], top: reader.scrollTop, link } : null;
    one("#yj-panel .yj-back").hidden = !kept;
    mark(link);
    try {
      const response = await fetch(address.pathname + "/fragment" + address.search);
      const html = await response.text();
      reader = one("#yj-panel .yj-reader"); // Gradio may have made it anew meanwhile
      reader.innerHTML = html;
    } catch {
      reader.replaceChildren(Object.assign(document.createElement("p"), {
        className: "yj-hint", textContent: one("#yj-panel .yj-offline").textContent,
      }));
    }
    filled = reader;
    document.body.classList.add("yj-reading");
    show(reader);
    return true;
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
    for (const old of document.querySelectorAll(".yj-active")) old.classList.remove("yj-active");
    const answer = link.closest(".yj-answer");
    for (const other of answer ? answer.querySelectorAll("a.yj-cite") : [])
      if (other.href === link.href) other.classList.add("yj-active");
  }

  function back() {
    if (!kept) return;
    const reader = one("#yj-panel .yj-reader");
    reader.replaceChildren(...kept.nodes);
    reader.scrollTop = kept.top;
    kept.link.focus({ preventScroll: true });
    one("#yj-panel .yj-back").hidden = true;
  }

  function close() {
    document.body.classList.remove("yj-reading");
    const active = one("a.yj-active");
    if (active) active.focus({ preventScroll: true });
  }

  function asText(answer) {
    const line = (node) => (node ? node.textContent.trim() : "");
    const sentences = [...answer.querySelectorAll(".yj-s")].map((sentence) => {
      const copy = sentence.cloneNode(true);
      copy.querySelectorAll(".yj-support").forEach((mark) => mark.remove());
      return line(copy);
    });
    const sources = [...answer.querySelectorAll(".yj-source")].map((source) => {
      const by = [...source.querySelectorAll(".yj-outlet, .yj-date")].map(line).join(" · ");
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
      link.closest(".yj-keeps").replaceChildren(one(response ? "#yj-panel .yj-gone" : "#yj-panel .yj-offline").textContent);
      return;
    }
    const save = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(await response.blob()), download: "card." + link.pathname.split(".").pop(),
    });
    save.click();
    setTimeout(() => URL.revokeObjectURL(save.href), 10000);
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    const link = at("a.yj-cite, a.yj-open, a.yj-event, a.yj-timeline-open");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)) {
      event.preventDefault();
      open(link);
    } else if (at("a.yj-keep")) {
      event.preventDefault();
      keep(at("a.yj-keep"));
    } else if (at(".yj-copy")) copy(at(".yj-copy"));
    else if (at(".yj-back")) back();
    else if (at(".yj-close")) close();
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === " " && event.target.matches?.("a.yj-cite")) {
      event.preventDefault();
      event.target.click();
    }
  });

  // A new question goes to the top of the chat, so that its answer is read from its beginning.
  let seen = "";
  function follow() {
    const questions = document.querySelectorAll("#yj-chat .yj-question");
    const last = questions[questions.length - 1];
    const scroller = last?.closest(".panel-wrap, .bubble-wrap");
    const state = scroller ? `${questions.length}:${scroller.textContent.length}` : "";
    if (!scroller || state === seen) return;
    seen = state;
    scroller.scrollTop += last.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 14;
  }

  // Gradio reads each message's markup aloud as its label; and knows no language for the document.
  new MutationObserver(() => {
    follow();
    refill();
    for (const message of document.querySelectorAll("#yj-chat [data-testid][aria-label]"))
      message.removeAttribute("aria-label");
    const language = one(".yj-brand")?.lang;
    if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["lang"] });
})();
