// A tensor as a table of coloured numbers: blue above zero, orange below, the stronger the larger.

const above = [26, 128, 196];
const below = [213, 94, 0];
const longestRow = 12;

/**
 * The card of one copy of a tensor. `chosen` is the place of the chosen cell; `choose(place)` is called for another one.
 */
function tensorCard(model, place, title, dark, chosen, choose) {
  const value = model.values[place];
  const layout = model.layouts[value.layout];
  const summary = layout.shape.reduce((all, size) => all * size, 1) > value.cells.length
    ? `lowest ${short(value.lowest)}, mean ${short(value.mean)}, highest ${short(value.highest)}; folded: ${value.cells.length} of ${layout.shape.reduce((all, size) => all * size, 1)} numbers are shown`
    : null;
  const pages = layout.pages.map((page, at) => pageTable(model, value, layout, page, at, title, dark, chosen, choose));
  return el("figure", { class: "tensor" },
    el("figcaption", {}, el("strong", {}, title), ` ${shapeText(layout.shape)}`),
    el("div", { class: "pages" }, pages),
    summary && el("p", { class: "summary" }, summary));
}

function pageTable(model, value, layout, page, at, title, dark, chosen, choose) {
  const perPage = layout.rows.length * layout.columns.length;
  const largest = value.cells.reduce((most, cell) => (Number.isFinite(cell) ? Math.max(most, Math.abs(cell)) : most), 0);
  const lines = linesOf(layout);
  const rows = lines.map(({ label, cells }) => el("tr", { role: "row" },
    el("th", { scope: "row", role: "rowheader" }, label),
    cells.map((cell) => (cell < 0 ? el("td", { class: "gap", role: "gridcell" }, "…") : numberCell(model, value, layout, at * perPage + cell, largest, dark, chosen, choose)))));
  const headings = lines.length > 0 && lines[0].headings;
  const name = layout.shape.length > 2 ? `${title} ${pageText(page, layout.shape)}` : title;
  return el("div", { class: "scroll" },
    layout.shape.length > 2 && el("p", { class: "page" }, pageText(page, layout.shape)),
    el("table", { role: "grid", "aria-label": name, onkeydown: (event) => moveInTable(event, chosen, choose) },
      headings && el("tr", { role: "row" }, el("td", { class: "gap", role: "gridcell" }), headings.map((text) => el("th", { scope: "col", role: "columnheader" }, text))),
      rows));
}

/** The table's lines: a folded axis has a gap in the middle; one long row is broken into several. */
function linesOf(layout) {
  const columns = layout.columns;
  if (layout.rows.length === 1 && columns.length > longestRow) {
    return Array.from({ length: Math.ceil(columns.length / longestRow) }, (_, line) => {
      const part = columns.slice(line * longestRow, (line + 1) * longestRow);
      return { label: `${part[0]} …`, cells: part.map((_, at) => line * longestRow + at), headings: null };
    });
  }
  const gap = (places, at) => at > 0 && places[at] !== places[at - 1] + 1;
  const headings = columns.flatMap((column, at) => (gap(columns, at) ? ["…", String(column)] : [String(column)]));
  return layout.rows.flatMap((row, line) => {
    const cells = columns.flatMap((_, at) => (gap(columns, at) ? [-1, line * columns.length + at] : [line * columns.length + at]));
    const shown = { label: String(row), cells, headings };
    return gap(layout.rows, line) ? [{ label: "…", cells: cells.map(() => -1), headings }, shown] : [shown];
  });
}

function numberCell(model, value, layout, place, largest, dark, chosen, choose) {
  const number = value.cells[place];
  const colour = colourOf(number, largest, dark);
  const exact = `${indexText(shownIndices(layout)[place], layout.shape)} ${full(number, model.single)}`.trim();
  return el("td", {
    role: "gridcell",
    "data-place": place,
    title: exact,
    tabindex: place === (chosen ?? 0) ? 0 : -1,
    "aria-selected": String(place === chosen),
    style: `background:rgb(${colour.join(" ")});color:${inkOn(colour)}`,
    onclick: () => choose(place),
  }, short(number));
}

function colourOf(number, largest, dark) {
  const paper = dark ? [38, 41, 47] : [255, 255, 255];
  if (!Number.isFinite(number) || largest === 0) {
    return paper;
  }
  const strength = 0.85 * Math.abs(number) / largest;
  return paper.map((part, at) => Math.round(part + strength * ((number >= 0 ? above : below)[at] - part)));
}

function pageText(page, shape) {
  const leading = shape.slice(0, -2);
  const index = indexText(page, leading);
  return `${index.slice(0, -1)}, :, :]`;
}

/** Arrow keys within a table go from number to number. */
function moveInTable(event, chosen, choose) {
  const cell = event.target.closest("td[data-place]");
  const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const move = moves[event.key];
  if (event.key === "Enter" && cell) {
    choose(Number(cell.dataset.place));
  }
  if (!cell || !move) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const rows = [...cell.closest("table").rows];
  const row = rows.indexOf(cell.parentElement) + move[0];
  for (let column = cell.cellIndex + move[1]; rows[row]?.cells[column]; column += move[1] || 1) {
    const next = rows[row].cells[column];
    if (next.dataset.place !== undefined) {
      cell.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      return;
    }
    if (move[1] === 0) {
      return;
    }
  }
}
