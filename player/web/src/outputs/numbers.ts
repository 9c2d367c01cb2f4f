import { el } from "../dom";
import { titleOf, type Figure } from "./figure";

export interface Column {
  name: string;
  values: unknown[];
}

const mostRows = 500;

/** The figure's numbers as columns: each trace its x and y, a matrix one column for each of its own. */
export function columnsOf(figure: Figure): Column[] {
  const xName = titleOf(figure.layout?.xaxis?.title) || "x";
  const yName = titleOf(figure.layout?.yaxis?.title) || "y";
  const columns: Column[] = [];
  let lastX = "";
  for (const [index, trace] of figure.data.entries()) {
    const name = trace.name ?? (figure.data.length > 1 ? `${yName} ${index + 1}` : yName);
    if (Array.isArray(trace.z)) {
      columns.push(...matrixColumns(trace.z as unknown[], name));
      continue;
    }
    const y = listOf(trace.y);
    const x = Array.isArray(trace.x) ? (trace.x as unknown[]) : y.map((_, row) => row);
    // Traces over the same x share one column.
    const key = JSON.stringify(x);
    if (key !== lastX) {
      columns.push({ name: xName, values: x });
      lastX = key;
    }
    if (y.length > 0) {
      columns.push({ name, values: y });
    }
  }
  return columns;
}

function matrixColumns(rows: unknown[], name: string): Column[] {
  const width = Math.max(0, ...rows.map((row) => listOf(row).length));
  return Array.from({ length: width }, (_, column) => ({ name: `${name} ${column}`, values: rows.map((row) => listOf(row)[column]) }));
}

function listOf(values: unknown): unknown[] {
  return Array.isArray(values) ? (values as unknown[]) : [];
}

export function tableOf(columns: Column[]): HTMLElement {
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  const head = el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, column.name)));
  const body = el("tbody", {});
  for (let row = 0; row < Math.min(rows, mostRows); row++) {
    body.append(el("tr", {}, ...columns.map((column) => el("td", {}, format(column.values[row])))));
  }
  const table = el("table", {}, el("thead", {}, head), body);
  return rows <= mostRows ? table : el("div", {}, table, el("p", {}, `The first ${mostRows} of ${rows} rows; the CSV file has all.`));
}

export function toCsv(columns: Column[]): string {
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  const quote = (value: unknown) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map((column) => quote(column.name)).join(",")];
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map((column) => quote(column.values[row])).join(","));
  }
  return `${lines.join("\n")}\n`;
}

function format(value: unknown): string {
  if (typeof value === "number") {
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  }
  return value === null || value === undefined ? "" : String(value);
}
