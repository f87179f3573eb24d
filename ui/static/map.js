// The map: zoom and movement, groups seen alone, the arrow keys, and marks of the last answer's citations.
import { all, one } from "./dom.js";

const WHOLE = 600;
const DEEPEST = 12;
const MOVED = 4; // pixels after which a press is a drag and no click

export function start(root) {
  const plot = one(".yj-map-plot", root);
  if (!plot) return;
  const dots = all(".yj-dot", plot);
  zooming(root, plot);
  legend(root, plot);
  roving(root, plot, dots);
  answered(root, dots);
}

// ---- zoom and movement ----

function zooming(root, plot) {
  let k = 1, x = 0, y = 0;
  const show = () => {
    const size = WHOLE / k;
    x = Math.max(0, Math.min(WHOLE - size, x));
    y = Math.max(0, Math.min(WHOLE - size, y));
    plot.setAttribute("viewBox", `${x} ${y} ${size} ${size}`);
    plot.style.setProperty("--yj-shrink", String(1 / Math.sqrt(k)));
    plot.classList.toggle("yj-zoomed", k > 1);
  };
  const scale = () => WHOLE / k / Math.min(plot.clientWidth, plot.clientHeight);
  const zoom = (by, atX = x + WHOLE / k / 2, atY = y + WHOLE / k / 2) => {
    const before = k;
    k = Math.max(1, Math.min(DEEPEST, k * by));
    x = atX - (atX - x) * before / k;
    y = atY - (atY - y) * before / k;
    show();
  };
  one(".yj-zoom", root).addEventListener("click", (event) => {
    const name = event.target.closest("button")?.value;
    if (name === "all") [k, x, y] = [1, 0, 0];
    if (name) zoom({ in: 1.6, out: 1 / 1.6, all: 1 }[name]);
  });
  plot.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(plot.getScreenCTM().inverse());
    zoom(Math.exp(-event.deltaY / 300), at.x, at.y);
  }, { passive: false });

  let held = null;
  plot.addEventListener("dragstart", (event) => event.preventDefault());
  plot.addEventListener("pointerdown", (event) => {
    if (k > 1 && event.button === 0) held = { id: event.pointerId, fromX: event.clientX, fromY: event.clientY, x, y, moved: false };
  });
  plot.addEventListener("pointermove", (event) => {
    if (held?.id !== event.pointerId) return;
    const [right, down] = [event.clientX - held.fromX, event.clientY - held.fromY];
    if (!held.moved && Math.hypot(right, down) < MOVED) return;
    if (!held.moved) plot.setPointerCapture(event.pointerId);
    held.moved = true;
    x = held.x - right * scale();
    y = held.y - down * scale();
    show();
  });
  const end = (event) => {
    if (held?.moved && event.type === "pointerup")
      addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    held = null;
  };
  plot.addEventListener("pointerup", end);
  plot.addEventListener("pointercancel", end);

  // What the keyboard goes to comes into sight.
  plot.addEventListener("focusin", (event) => {
    const dot = event.target.closest(".yj-dot");
    if (!dot || k === 1) return;
    const { x: left, y: top } = place(dot);
    const size = WHOLE / k;
    if (left < x || left > x + size) x = left - size / 2;
    if (top < y || top > y + size) y = top - size / 2;
    show();
  });
}

// ---- groups ----

function legend(root, plot) {
  const keys = all(".yj-key", root);
  for (const key of keys)
    key.addEventListener("click", () => {
      key.setAttribute("aria-pressed", String(key.getAttribute("aria-pressed") !== "true"));
      const seen = new Set(keys.filter((k) => k.getAttribute("aria-pressed") === "true").map((k) => k.getAttribute("aria-controls")));
      plot.classList.toggle("yj-some", seen.size > 0);
      for (const group of all(".yj-group", plot)) group.classList.toggle("yj-off", seen.size > 0 && !seen.has(group.id));
    });
}

// ---- one tab stop, arrow keys between the marks, a caption ----

const place = (dot) => {
  const box = dot.lastElementChild.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function roving(root, plot, dots) {
  if (!dots.length) return;
  const caption = one(".yj-map-caption", root);
  const stop = (dot) => {
    for (const other of all('.yj-dot[tabindex="0"]', plot)) other.setAttribute("tabindex", "-1");
    dot.setAttribute("tabindex", "0");
  };
  for (const dot of dots) dot.setAttribute("tabindex", "-1");
  stop(dots.find((dot) => dot.classList.contains("yj-found")) ?? dots[0]);
  const tell = (event) => {
    const dot = event.target.closest?.(".yj-dot");
    if (dot) caption.textContent = one("title", dot).textContent;
  };
  plot.addEventListener("pointerover", tell);
  plot.addEventListener("focusin", tell);
  plot.addEventListener("click", (event) => {
    const dot = event.target.closest?.(".yj-dot");
    if (dot) stop(dot);
  });
  plot.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    const from = event.target.closest?.(".yj-dot");
    if (!way || !from) return;
    event.preventDefault();
    const next = nearest(place(from), way, dots.filter((dot) => dot !== from && !dot.closest(".yj-off")));
    if (!next) return;
    stop(next);
    next.focus();
  });
}

// The mark that is nearest in a direction: what lies aside counts three times.
function nearest(from, [right, down], dots) {
  let best = null, least = Infinity;
  for (const dot of dots) {
    const to = place(dot);
    const [x, y] = [to.x - from.x, to.y - from.y];
    const along = x * right + y * down;
    const cost = along + 3 * Math.abs(x * down) + 3 * Math.abs(y * right);
    if (along > 0.01 && cost < least) [best, least] = [dot, cost];
  }
  return best;
}

// ---- what the last answer cites ----

function range(link) {
  const address = new URL(link.getAttribute("href"), document.baseURI);
  return { article: address.pathname, start: Number(address.searchParams.get("start")), end: Number(address.searchParams.get("end")) };
}

function answered(root, dots) {
  const cited = all("a.yj-cite", all("#yj-chat .yj-answer").at(-1) ?? document.createElement("p")).map(range);
  let marked = 0;
  for (const dot of cited.length ? dots : []) {
    const own = range(dot);
    const holds = cited.some((c) => c.article === own.article && c.start < own.end && own.start < c.end);
    dot.classList.toggle("yj-answered", holds);
    marked += holds ? 1 : 0;
  }
  one(".yj-answered-sign", root).hidden = !marked;
}
