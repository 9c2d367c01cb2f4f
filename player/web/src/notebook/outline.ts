import { el, replace } from "../dom";
import { headingsOf } from "./markdown";
import type { CellView } from "./cell";
import type { Run } from "./model";

/** The lesson's headings on the left, with a tick where every code cell of a part has run. */
export class Outline {
  readonly node = el("nav", { class: "outline", "aria-label": "Outline" });
  private parts: { link: HTMLAnchorElement; tick: HTMLElement; cells: CellView[]; first: CellView }[] = [];

  build(cells: CellView[], goTo: (cell: CellView) => void): void {
    this.parts = [];
    const list = el("ol", {});
    for (const cell of cells) {
      const heading = cell.isCode || cell.data.tags.includes("notes") ? undefined : headingsOf(cell.source).find((entry) => entry.level <= 3);
      if (heading) {
        const tick = el("span", { class: "tick", "aria-hidden": "true" });
        const link = el("a", { href: `#cell-${cell.data.id}` }, tick, el("span", {}, heading.title));
        link.addEventListener("click", (event) => {
          event.preventDefault();
          goTo(cell);
        });
        list.append(el("li", { class: `level-${heading.level}` }, link));
        this.parts.push({ link, tick, cells: [], first: cell });
      }
      if (cell.isCode && cell.card === null) {
        this.parts.at(-1)?.cells.push(cell);
      }
    }
    replace(this.node, el("h2", {}, "In this lesson"), list);
  }

  showProgress(runs: Record<string, Run>): void {
    for (const part of this.parts) {
      const done = part.cells.length > 0 && part.cells.every((cell) => finished(cell, runs[cell.data.id]));
      part.tick.textContent = done ? "✓" : "";
      part.link.title = done ? "Every cell of this part has run." : "";
    }
  }

  /** Marks the part that one reads: the last whose heading has come up to the bar. */
  showCurrent(): void {
    const line = window.innerHeight / 3;
    const current = this.parts.filter((part) => part.first.node.getBoundingClientRect().top < line).at(-1)?.link ?? this.parts[0]?.link;
    for (const part of this.parts) {
      if (part.link === current) {
        part.link.setAttribute("aria-current", "true");
      } else {
        part.link.removeAttribute("aria-current");
      }
    }
  }
}

/** A cell that fails on purpose has done its part when it has run. */
function finished(cell: CellView, run: Run | undefined): boolean {
  return run?.ok === true || (run?.ok === false && cell.data.tags.includes("raises-exception"));
}
