import { CellView, type CellOwner } from "./cell";
import { Predict } from "./predict";
import { isNotes } from "./notes";
import { freshId, type CellData, type Language } from "./model";

/** The cells of one lesson in their order: adding, moving, deleting, and which one is selected. */
export class Cells {
  list: CellView[] = [];
  selected: CellView | null = null;
  private removed: { data: CellData; at: number }[] = [];

  constructor(
    private readonly sheet: HTMLElement,
    private readonly owner: CellOwner,
    private readonly predictions: (id: string) => { recorded: string | undefined; record: (answer: string) => void },
    private readonly decorate: (view: CellView) => void,
  ) {}

  /** Takes over a document from the server; cells that are still there keep their editors and carets. */
  set(cells: CellData[]): void {
    const old = new Map(this.list.map((view) => [view.data.id, view]));
    this.list = cells.map((data) => {
      const view = old.get(data.id);
      if (view && view.looksLike(data)) {
        old.delete(data.id);
        view.take(data);
        return view;
      }
      return this.make(data);
    });
    old.forEach((view) => view.destroy());
    this.list.forEach((view) => this.sheet.append(view.node));
    this.number();
    if (!this.selected || !this.list.includes(this.selected)) {
      this.selected = null;
    }
  }

  byId(id: string): CellView | undefined {
    return this.list.find((view) => view.data.id === id);
  }

  byNumber(number: number): CellView | undefined {
    return this.list.find((view) => view.isCode && view.number === number);
  }

  select(view: CellView | null): void {
    if (this.selected !== view) {
      this.selected?.setSelected(false);
      this.selected = view;
      view?.setSelected(true);
    }
  }

  /** The next visible cell in a direction; null at the ends. */
  beside(view: CellView | null, direction: -1 | 1): CellView | null {
    const start = view ? this.list.indexOf(view) : -1;
    for (let at = start + direction; at >= 0 && at < this.list.length; at += direction) {
      const candidate = this.list[at];
      if (candidate && !candidate.node.hidden) {
        return candidate;
      }
    }
    return null;
  }

  add(beside: CellView | null, where: "above" | "below", source = "", kind: "code" | "markdown" = "code"): CellView {
    const language: Language = "csharp";
    const data: CellData = { id: freshId(), kind, language, source, count: null, outputs: [], tags: [], slide: null, exercise: null };
    const at = beside ? this.list.indexOf(beside) + (where === "below" ? 1 : 0) : this.list.length;
    return this.insert(data, at);
  }

  remove(view: CellView): void {
    const at = this.list.indexOf(view);
    this.removed.push({ data: view.data, at });
    const next = this.beside(view, 1) ?? this.beside(view, -1);
    this.list.splice(at, 1);
    view.destroy();
    this.selected = null;
    this.number();
    this.select(next);
    next?.focus();
  }

  undoRemove(): CellView | null {
    const last = this.removed.pop();
    return last ? this.insert(last.data, Math.min(last.at, this.list.length)) : null;
  }

  move(view: CellView, direction: -1 | 1): boolean {
    const at = this.list.indexOf(view);
    const to = at + direction;
    if (to < 0 || to >= this.list.length) {
      return false;
    }
    this.list.splice(at, 1);
    this.list.splice(to, 0, view);
    this.list.forEach((each) => this.sheet.append(each.node));
    this.number();
    view.focus();
    return true;
  }

  /** Code becomes prose or prose code; the text stays. */
  turn(view: CellView, kind: "code" | "markdown"): CellView {
    if (view.data.kind === kind) {
      return view;
    }
    const at = this.list.indexOf(view);
    // Prose has the language Markdown; what becomes code is C# until somebody chooses another.
    const language: Language = kind === "code" && view.data.language === "markdown" ? "csharp" : view.data.language;
    const data: CellData = { ...view.data, kind, language, outputs: [], count: null };
    this.list.splice(at, 1);
    view.destroy();
    this.selected = null;
    return this.insert(data, at);
  }

  destroy(): void {
    this.list.forEach((view) => view.destroy());
    this.list = [];
  }

  private insert(data: CellData, at: number): CellView {
    const view = this.make(data);
    const before = this.list[at]?.node ?? null;
    this.list.splice(at, 0, view);
    this.sheet.insertBefore(view.node, before);
    this.number();
    this.select(view);
    return view;
  }

  private make(data: CellData): CellView {
    const view = new CellView(data, this.owner);
    view.node.hidden = data.kind === "raw" || isNotes(view);
    if (data.tags.includes("predict")) {
      this.ask(view);
    }
    this.decorate(view);
    return view;
  }

  /** A question in the place of a text, or above a cell whose result is to be guessed. */
  private ask(view: CellView): void {
    const { data } = view;
    const { recorded, record } = this.predictions(data.id);
    const body = view.node.querySelector(".cell-body");
    const question = view.isCode ? "What will this cell show?" : data.source;
    const card = new Predict(question, data.id, this.owner.files, recorded, record);
    if (view.isCode) {
      body?.prepend(card.node);
    } else {
      body?.replaceChildren(card.node);
    }
  }

  private number(): void {
    let number = 0;
    for (const view of this.list) {
      view.setNumber(view.isCode ? ++number : 0);
    }
  }
}

/** Whether running all runs this cell: exercises are checked one by one, by their own button. */
export function runs(cell: CellView): boolean {
  return cell.isCode && cell.card === null && cell.source.trim() !== "";
}
