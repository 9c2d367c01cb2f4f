import { announce, el, prefersStill } from "../dom";
import { icon } from "../icons";
import type { CellView } from "./cell";

/**
 * Step mode: the lesson one step at a time. A step is a paragraph, a list entry, a formula or a code cell; a "Run" of a code
 * cell is a step of its own, so that a class can read the code before it sees what it does.
 */
export class Steps {
  private steps: Step[] = [];
  private at = -1;
  private readonly bar: HTMLElement;
  private readonly place = el("span", { role: "status" });
  active = false;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly run: (cell: CellView) => void,
    private readonly onMove: (cell: CellView) => void,
    private readonly leave: () => void,
  ) {
    const button = (name: "back" | "next" | "cross", words: string, action: () => void) =>
      el("button", { type: "button", class: "button round", title: words, "aria-label": words, onclick: action }, icon(name));
    this.bar = el("div", { class: "step-bar", role: "toolbar", "aria-label": "Steps" }, button("back", "Back (Shift+Space)", () => this.back()), this.place, button("next", "On (Space)", () => this.forward()), button("cross", "Leave step mode (S)", () => this.leave()));
  }

  /** Begins at a cell: what stands above it counts as already shown. */
  start(cells: CellView[], from: CellView | null): void {
    this.active = true;
    this.steps = cells.flatMap(stepsOf);
    this.sheet.classList.add("stepping");
    document.body.append(this.bar);
    const first = from ? this.steps.findIndex((step) => step.cell === from) : 0;
    this.at = Math.max(0, first);
    this.show(true);
  }

  stop(): void {
    this.active = false;
    this.sheet.classList.remove("stepping");
    this.sheet.querySelectorAll(".not-yet, .now").forEach((node) => node.classList.remove("not-yet", "now"));
    this.bar.remove();
  }

  forward(): boolean {
    if (!this.active || this.at >= this.steps.length - 1) {
      return this.active;
    }
    this.at++;
    this.show(false);
    const step = this.steps[this.at];
    if (step?.runs) {
      this.run(step.cell);
    }
    return true;
  }

  back(): boolean {
    if (this.active && this.at > 0) {
      this.at--;
      this.show(false);
    }
    return this.active;
  }

  private show(first: boolean): void {
    const current = this.steps[this.at];
    const reached = new Set<Element>();
    this.steps.forEach((step, index) => {
      step.node.classList.toggle("now", index === this.at || (current !== undefined && step.node === current.node));
      if (index <= this.at) {
        reached.add(step.node);
        reached.add(step.cell.node);
      }
    });
    for (const step of this.steps) {
      step.node.classList.toggle("not-yet", !reached.has(step.node));
      step.cell.node.classList.toggle("not-yet", !reached.has(step.cell.node));
      step.cell.node.classList.toggle("now", step.cell === current?.cell);
    }
    this.place.textContent = `${this.at + 1} of ${this.steps.length}`;
    if (current) {
      this.onMove(current.cell);
      current.node.scrollIntoView({ block: "center", behavior: first || prefersStill() ? "auto" : "smooth" });
      announce(`Step ${this.at + 1} of ${this.steps.length}`);
    }
  }
}

interface Step {
  cell: CellView;
  node: Element;
  runs: boolean;
}

function stepsOf(cell: CellView): Step[] {
  if (cell.node.hidden) {
    return [];
  }
  if (cell.isCode) {
    return [
      { cell, node: cell.node, runs: false },
      { cell, node: cell.outputs.node, runs: true },
    ];
  }
  const blocks = [...cell.node.querySelectorAll(".prose > *")].flatMap((block) => (/^(UL|OL)$/.test(block.tagName) ? [...block.children] : [block]));
  return (blocks.length > 0 ? blocks : [cell.node]).map((node) => ({ cell, node, runs: false }));
}
