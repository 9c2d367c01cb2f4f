import { el, replace } from "../dom";
import { icon } from "../icons";
import { Outputs } from "../outputs/outputs";
import { Editor } from "./editor";
import { CellState, type Phase } from "./cellState";
import type { Asker } from "./intelligence";
import { renderMarkdown } from "./markdown";
import { languageNames, languages, withLanguage, magicLanguage, type CellData, type Language, type Run } from "./model";

/** What a cell asks of the page it stands on. */
export interface CellOwner {
  readonly files: string;
  edited(cell: CellView): void;
  select(cell: CellView, scroll: boolean): void;
  run(cells: CellView[]): void;
  act(cell: CellView, action: "above" | "up" | "down" | "delete" | "below"): void;
  asker(cell: CellView): Asker;
  goToLine(cellNumber: number | null, line: number, column: number, from: CellView): void;
}

/** One cell on the page: prose or code, its editor, its outputs. */
export class CellView {
  readonly node: HTMLElement;
  readonly outputs: Outputs;
  /** The number learners see, counted over code cells; 0 for prose. */
  number = 0;
  card: { node: HTMLElement; check(): Promise<void> } | null = null;
  private editor: Editor | null = null;
  private editing = false;
  private readonly body = el("div", { class: "cell-body" });
  private readonly count = el("span", { class: "cell-count" });
  private readonly state = new CellState();
  private readonly prose = el("div", { class: "prose" });
  private readonly frame = el("div", { class: "editor-frame" });
  private readonly runButton: HTMLButtonElement;

  constructor(readonly data: CellData, private readonly owner: CellOwner) {
    this.outputs = new Outputs({ files: owner.files, goToLine: (cell, line, column) => owner.goToLine(cell, line, column, this) });
    this.runButton = el("button", { type: "button", class: "run-button", title: "Run this cell (Shift+Enter)", onclick: () => owner.run([this]) }, icon("play"));
    const side = el("div", { class: "cell-side" }, this.isCode && this.runButton, this.isCode && this.count);
    this.node = el("div", { role: this.isCode ? "group" : null, class: `cell ${this.isCode ? "code" : "prose-cell"}`, tabindex: "-1", "data-cell": data.id, id: `cell-${data.id}` }, side, this.body);
    this.node.addEventListener("focusin", () => owner.select(this, false));
    this.node.addEventListener("mousedown", () => owner.select(this, false));
    this.build();
  }

  get isCode(): boolean {
    return this.data.kind === "code";
  }

  get source(): string {
    return this.data.source;
  }

  get isEditing(): boolean {
    return this.editing;
  }

  focus(): void {
    this.node.focus({ preventScroll: true });
  }

  /** An exercise's card in the place of the cell's own editor: running the cell checks the exercise. */
  showCard(card: { node: HTMLElement; check(): Promise<void> }): void {
    if (this.card !== card) {
      this.card = card;
      this.node.classList.add("has-card");
      replace(this.body, card.node);
    }
  }

  /** Puts the caret into the cell; prose turns into its source. */
  edit(): void {
    if (this.card) {
      this.card.node.querySelector<HTMLElement>(".cm-content")?.focus();
      return;
    }
    if (!this.isCode && !this.editing) {
      this.editing = true;
      this.openEditor();
      replace(this.body, this.frame);
    }
    this.openEditor();
    this.editor?.focus();
  }

  /** Ends editing: prose is shown as prose again. */
  leave(): void {
    if (!this.isCode && this.editing) {
      this.showProse();
    }
    this.editing = false;
  }

  goTo(line: number, column: number): void {
    this.edit();
    this.editor?.goTo(line, column);
  }

  markError(line: number | null): void {
    this.editor?.markError(line);
  }

  /** Looks for faults again, as when other cells have run. */
  lookAgain(): void {
    this.editor?.lookAgain();
  }

  /** Whether the cell would be built as it stands for this data, so that it can keep its editor and caret. */
  looksLike(data: CellData): boolean {
    // A question stands in the place of its text.
    const built = ({ kind, tags, slide, exercise, source }: CellData): string => JSON.stringify([kind, tags, slide, exercise, kind !== "code" && tags.includes("predict") && source]);
    return built(data) === built(this.data);
  }

  /** Takes over what the server has of this cell. */
  take(data: CellData): void {
    if (data.source !== this.data.source) {
      this.takeText(data.source);
    }
    this.takeLanguage(data.language);
    this.data.count = data.count;
    this.data.outputs = data.outputs;
    this.outputs.set(data.outputs);
  }

  /** Takes over a text that came from elsewhere. */
  takeText(source: string): void {
    this.data.source = source;
    if (this.editor) {
      this.editor.text = source;
    }
    if (!this.isCode && !this.editing) {
      this.showProse();
    }
  }

  setNumber(number: number): void {
    this.number = number;
    if (this.isCode) {
      this.node.setAttribute("aria-label", `Code cell ${number}`);
    }
    this.runButton.setAttribute("aria-label", `Run cell ${number}`);
    this.count.title = `Cell ${number}`;
    this.count.textContent = `[${number}]`;
  }

  setSelected(selected: boolean): void {
    this.node.classList.toggle("selected", selected);
    this.node.tabIndex = selected ? 0 : -1;
    const tools = this.node.querySelector(":scope > .cell-tools");
    if (selected && !tools) {
      this.node.append(this.tools());
    } else if (!selected) {
      tools?.remove();
    }
  }

  /** Says how the cell stands: waiting, running since some time, done, old. */
  showState(phase: Phase, run: Run | undefined, stale: string | undefined, since: number | null): void {
    this.node.classList.toggle("running", phase !== "idle");
    this.node.classList.toggle("stale", phase === "idle" && stale !== undefined);
    this.node.setAttribute("aria-busy", String(phase === "running"));
    this.state.show(phase, { run, since, stale: this.outputs.empty ? undefined : stale, silent: this.outputs.empty && this.data.count !== null });
  }

  destroy(): void {
    this.state.close();
    this.editor?.destroy();
    this.outputs.clear();
    this.node.remove();
  }

  private build(): void {
    if (this.isCode) {
      this.openEditor();
      const language = el("span", { class: "cell-language" }, languageNames[this.data.language]);
      const input = this.data.tags.includes("hide")
        ? el("details", { class: "hidden-input" }, el("summary", {}, "Show the code of this cell"), this.frame)
        : this.frame;
      replace(this.body, this.data.language === "csharp" ? null : language, input, this.state.node, this.outputs.node);
      this.outputs.set(this.data.outputs);
    } else {
      this.showProse();
      this.prose.addEventListener("dblclick", () => this.edit());
    }
  }

  private openEditor(): void {
    this.editor ??= new Editor(this.frame, {
      text: this.data.source,
      language: this.isCode ? this.data.language : "markdown",
      label: this.isCode ? "Code of the cell. Escape leaves the editor." : "Text of the cell. Escape leaves the editor.",
      onChange: (text) => this.changed(text),
      onFocus: () => {
        this.editing = true;
        this.owner.select(this, false);
      },
      onLeave: () => {
        this.leave();
        this.focus();
      },
      asker: this.isCode && (this.data.language === "csharp" || this.data.language === "fsharp") ? this.owner.asker(this) : null,
    });
  }

  private changed(text: string): void {
    this.data.source = text;
    const named = this.isCode ? magicLanguage(text) : null;
    if (named !== null) {
      this.takeLanguage(named);
    }
    this.editor?.markError(null);
    this.owner.edited(this);
  }

  private takeLanguage(language: Language): void {
    if (this.data.language !== language) {
      this.data.language = language;
      if (this.editor && this.isCode) {
        this.editor.language = language;
      }
    }
  }

  private showProse(): void {
    this.editing = false;
    if (this.data.source.trim() === "") {
      replace(this.prose, el("p", { class: "empty-prose" }, "Empty text. Press Enter to write."));
    } else {
      renderMarkdown(this.prose, this.data.source, this.owner.files);
    }
    replace(this.body, this.prose);
  }

  private tools(): HTMLElement {
    const button = (name: Parameters<typeof icon>[0], words: string, action: () => void) =>
      el("button", { type: "button", class: "button round", title: words, "aria-label": words, onclick: action }, icon(name));
    const bar = el("div", { class: "cell-tools", role: "toolbar", "aria-label": "This cell" });
    if (this.isCode) {
      const choice = el("select", { "aria-label": "Language of the cell", onchange: () => this.changeLanguage(choice.value as Language) });
      languages.forEach((language) => choice.append(el("option", { value: language, selected: language === this.data.language }, languageNames[language])));
      bar.append(choice, button("above", "Run all above", () => this.owner.act(this, "above")));
    } else {
      bar.append(el("button", { type: "button", class: "button", onclick: () => (this.editing ? (this.leave(), this.focus()) : this.edit()) }, "Edit text"));
    }
    bar.append(
      button("up", "Move up", () => this.owner.act(this, "up")),
      button("down", "Move down", () => this.owner.act(this, "down")),
      button("plus", "Add a cell below (B)", () => this.owner.act(this, "below")),
      button("bin", "Delete the cell (D, D)", () => this.owner.act(this, "delete")),
    );
    return bar;
  }

  private changeLanguage(language: Language): void {
    this.takeText(withLanguage(this.data.source, language));
    this.takeLanguage(language);
    this.owner.edited(this);
  }
}
