// Numbers as the library prints them.

/** A number of the data: single precision has its shortest digits there; NaN and infinity travel as text. */
function readNumber(text, single) {
  return single ? Math.fround(Number(text)) : Number(text);
}

/** Four significant digits, as C#'s g4 writes them: 0.1235, 1.235e+04, 1e-05. */
function short(x) {
  if (!Number.isFinite(x)) {
    return Number.isNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
  }
  if (x === 0) {
    return Object.is(x, -0) ? "-0" : "0";
  }
  const [digits, power] = x.toExponential(3).split("e");
  const exponent = Number(power);
  if (exponent > -5 && exponent < 4) {
    return String(Number(x.toPrecision(4)));
  }
  const sign = exponent < 0 ? "-" : "+";
  return `${Number(digits)}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** The fewest digits that read back to the same number. */
function full(x, single) {
  if (!single || !Number.isFinite(x)) {
    return String(x);
  }
  for (let digits = 1; digits <= 9; digits++) {
    const text = x.toPrecision(digits);
    if (Math.fround(Number(text)) === x) {
      return String(Number(text));
    }
  }
  return String(x);
}

/** Numbers below 0 stand in brackets within a formula. */
function factor(x) {
  return x < 0 || Object.is(x, -0) ? `(${short(x)})` : short(x);
}

/** Where a flat index lies: [1, 0, 2]. */
function indexText(flat, shape) {
  const index = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(flat % shape[axis]);
    flat = Math.floor(flat / shape[axis]);
  }
  return index.length === 0 ? "" : `[${index.join(", ")}]`;
}

function shapeText(shape) {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}

/** Flat indices of the shown cells of a layout, in the order of the data. */
function shownIndices(layout) {
  const rowCount = layout.shape.length < 2 ? 1 : layout.shape.at(-2);
  const columnCount = layout.shape.length < 1 ? 1 : layout.shape.at(-1);
  return layout.pages.flatMap((page) => layout.rows.flatMap((row) => layout.columns.map((column) => (page * rowCount + row) * columnCount + column)));
}
