"use strict";
// Filters and sorts the rows of #questions by their data attributes; the page is whole without it.
(() => {
  const table = document.getElementById("questions");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const control = (name) => document.getElementById(name);
  const [search, sort, direction] = ["search", "by-sort", "direction"].map(control);
  const filters = ["type", "language", "outcome"];
  const isDescending = () => direction.getAttribute("aria-pressed") === "true";

  const isShown = (row) =>
    words.get(row).includes(search.value.trim().toLowerCase()) &&
    filters.every((name) => {
      const wanted = control(`by-${name}`).value;
      const held = row.dataset[name]; // an outcome is followed by what became of it since the baseline
      return wanted === "" || held === wanted || (name === "outcome" && held.split(" ").includes(wanted));
    });

  const show = () => {
    const key = sort.value;
    const sign = isDescending() ? -1 : 1;
    const value = (row) => (key === "outcome" ? row.dataset.outcome : Number(row.dataset[key]));
    const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0);
    body.append(...[...rows].sort((a, b) => sign * order(a, b) || rows.indexOf(a) - rows.indexOf(b)));
    let count = 0;
    for (const row of rows) {
      row.hidden = !isShown(row);
      count += row.hidden ? 0 : 1;
    }
    control("count").textContent = `${count} / ${rows.length} ${control("count").dataset.of}`;
    for (const head of table.tHead.rows[0].cells) {
      const sorted = isDescending() ? "descending" : "ascending";
      head.setAttribute("aria-sort", head.dataset.key === key ? sorted : "none");
    }
  };

  const turn = (descending) => direction.setAttribute("aria-pressed", String(descending));
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      turn(sort.value === head.dataset.key && !isDescending());
      sort.value = head.dataset.key;
      show();
    });
    head.append(button);
  }
  direction.addEventListener("click", () => {
    turn(!isDescending());
    show();
  });
  const unfold = control("unfold");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const fold of body.querySelectorAll("details")) fold.open = open;
  });
  search.addEventListener("input", show);
  for (const select of document.querySelectorAll("#controls select")) select.addEventListener("change", show);
  control("controls").hidden = false;
  show();
})();
