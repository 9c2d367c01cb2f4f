import { el } from "../dom";

export interface Verdict {
  passed: boolean;
  message: string;
  points: number;
  of: number;
  rows: { name: string; text: string }[];
  line: number;
  printed: string;
  /** Which walls around the learner's program are missing on this machine; empty when all stand. */
  isolation: string;
  seed: number;
  /** Why the verdict could not be kept as progress; empty when it is kept. */
  notKept: string;
}

export function points(count: number): string {
  return count === 1 ? "1 point" : `${count} points`;
}

/** What the judge says: the message first, then the smallest input that shows it. */
export function verdictBox(verdict: Verdict, goToLine: (line: number) => void): HTMLElement {
  const box = el("div", { class: `verdict${verdict.passed ? " passed" : ""}` });
  box.append(el("p", { class: "verdict-message" }, verdict.passed ? `✓ ${verdict.message}` : verdict.message));
  if (verdict.line > 0 && !verdict.passed) {
    box.append(el("p", {}, el("button", { type: "button", class: "link-button", onclick: () => goToLine(verdict.line) }, `Go to line ${verdict.line}`)));
  }
  if (verdict.rows.length > 0) {
    const rows = verdict.rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.name), el("td", {}, row.text)));
    box.append(el("table", { class: "counterexample" }, el("caption", {}, "The smallest input found that shows it"), el("tbody", {}, ...rows)));
  }
  if (verdict.printed !== "") {
    box.append(el("p", {}, "It printed:"), el("pre", {}, verdict.printed));
  }
  if (verdict.notKept !== "") {
    box.append(el("p", { class: "verdict-not-kept" }, verdict.notKept));
  }
  if (verdict.isolation !== "") {
    box.append(el("p", { class: "verdict-isolation" }, verdict.isolation));
  }
  box.append(el("p", { class: "verdict-points" }, `${verdict.points} of ${points(verdict.of)} · inputs drawn with seed ${verdict.seed}`));
  return box;
}
