"use strict";
(() => {
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const choices = { authority: document.getElementById("authority"), plan: document.getElementById("plan") };
  const only = document.getElementById("only");
  const drawn = {};

  // What is asked for stands in the address, so that it can be kept and sent: #authority=...&plan=...&quarter=...
  const asked = () => new URLSearchParams(location.hash.replace(/^#/, ""));

  const fits = (row, by) =>
    (!by.get("authority") || row.dataset.authority === by.get("authority")) &&
    (!by.get("plan") || !("plan" in row.dataset) || row.dataset.plan === by.get("plan"));

  const counted = (row, by) =>
    (!by.get("quarter") || row.dataset.quarter === by.get("quarter")) &&
    (!by.get("status") || row.dataset.status === by.get("status"));

  function fill(select, names, chosen, told = (name) => name) {
    const first = select.options[0];
    select.replaceChildren(first, ...names.map((name) => new Option(told(name), name, false, name === chosen)));
    if (!names.includes(chosen)) select.value = "";
  }

  function apply() {
    const by = asked();
    const plans = new Set(
      figures.plans.filter(([authority]) => !by.get("authority") || authority === by.get("authority")).map(([, plan]) => plan),
    );
    fill(choices.authority, figures.authorities, by.get("authority"));
    fill(choices.plan, [...plans].sort(), by.get("plan"), (name) => name[0].toUpperCase() + name.slice(1));
    for (const table of document.querySelectorAll("table[data-section]")) {
      const rows = [...table.tBodies[0].rows];
      let shown = 0;
      for (const row of rows) {
        row.hidden = !(fits(row, by) && (table.dataset.section !== "actions" || counted(row, by)));
        shown += row.hidden ? 0 : 1;
      }
      const told = document.getElementById(`shown-${table.dataset.section}`);
      const none = +table.dataset.total > rows.length ? "None of this choice among these." : "None of this choice.";
      if (told) told.textContent = shown === rows.length ? "" : shown ? `${shown.toLocaleString("en")} shown.` : none;
    }
    for (const row of document.querySelectorAll("table.grid tbody tr")) row.hidden = !fits(row, by);
    only.hidden = !(by.get("quarter") || by.get("status"));
    only.textContent = `Only ${[by.get("quarter"), (by.get("status") || "").replace("_", " ")].filter(Boolean).join(", ")} · show all`;
    for (const [name, view] of Object.entries(drawn)) draw(name, view, rowsOf(name, by));
    const sorted = (by.get("sort") || "").split(":");
    if (sorted.length === 3) sort(document.querySelector(`table[data-section="${CSS.escape(sorted[0])}"]`), +sorted[1], sorted[2]);
    const place = by.get("to") && document.getElementById(by.get("to"));
    if (place) place.scrollIntoView();
  }

  // A chart without rows has no axes to be drawn.
  function draw(name, view, rows) {
    document.getElementById(`chart-${name}`).closest("figure").hidden = rows.length === 0;
    if (rows.length) view.data("rows", rows).runAsync();
  }

  function rowsOf(name, by) {
    const { columns, rows } = figures.charts[name];
    return rows
      .filter((row) => !by.get("authority") || row[0] === by.get("authority"))
      .map((row) => {
        const told = Object.fromEntries(columns.map((column, n) => [column, row[n]]));
        if (name === "status") {
          const to = new URLSearchParams({ quarter: told.quarter, status: told.status.replace(" ", "_"), to: "actions" });
          if (by.get("authority")) to.set("authority", by.get("authority"));
          told.href = `#${to}`;
        }
        return told;
      });
  }

  function sort(table, column, way) {
    if (!table) return;
    const heads = [...table.tHead.rows[0].cells];
    const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const numbers = heads[column].classList.contains("number");
    const turn = way === "descending" ? -1 : 1;
    const rows = [...table.tBodies[0].rows].map((row, at) => [value(row), at, row]);
    rows.sort(([a, i], [b, j]) => {
      if ((a === "") !== (b === "")) return a === "" ? 1 : -1; // what is not told comes last, whichever way
      const order = numbers ? a - b : a.localeCompare(b, "en", { numeric: true });
      return order ? turn * order : i - j;
    });
    table.tBodies[0].append(...rows.map(([, , row]) => row));
    heads.forEach((head, n) => (n === column ? head.setAttribute("aria-sort", way) : head.removeAttribute("aria-sort")));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("thead button");
    if (!button) return;
    const head = button.closest("th");
    const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    sort(button.closest("table"), head.cellIndex, way);
  });
  for (const [name, select] of Object.entries(choices)) {
    select.addEventListener("change", () => {
      const by = asked();
      for (const other of ["to", "quarter", "status"]) by.delete(other);
      if (name === "authority") by.delete("plan");
      select.value ? by.set(name, select.value) : by.delete(name);
      location.hash = by.toString();
    });
  }
  only.addEventListener("click", () => {
    const by = asked();
    for (const other of ["to", "quarter", "status"]) by.delete(other);
    location.hash = by.toString();
  });
  addEventListener("hashchange", apply);
  apply();
  for (const grid of document.querySelectorAll("table.grid")) grid.parentElement.scrollLeft = grid.scrollWidth; // to the latest quarters

  const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true } };
  options.loader = { target: "_self" };
  const charts = Object.entries(figures.charts).filter(([name]) => document.getElementById(`chart-${name}`));
  Promise.all(
    charts.map(async ([name, chart]) => {
      const by = asked();
      const place = document.getElementById(`chart-${name}`);
      const bars = name === "slipped" ? 6 : new Set(chart.rows.map((row) => row[1])).size;
      place.style.maxWidth = `${8 + 5 * bars}rem`; // few bars stay slim
      const spec = { ...chart.spec, datasets: { rows: chart.rows.length ? rowsOf(name, new URLSearchParams()) : [] } };
      drawn[name] = (await vegaEmbed(place, spec, options)).view;
      draw(name, drawn[name], rowsOf(name, by));
    }),
  ).then(() => document.documentElement.setAttribute("data-drawn", String(charts.length)));
})();
