import { downloadText, el } from "../dom";
import type { Chosen, Setting } from "./model";

export interface DataOwner {
  /** Own data from now on; empty text: the demonstration's own again. */
  use(text: string): void;
  /** Asks the engine for the data it runs on; they come by `show`. */
  ask(): void;
  state(): { chosen: Chosen; step: number };
  open(chosen: Chosen, step: number): void;
}

/** Own data in and out: a box to paste into, files, and the whole state as JSON. */
export class DataPanel {
  readonly node: HTMLElement;
  private readonly text: HTMLTextAreaElement;
  private readonly problem = el("p", { class: "demo-problem", role: "alert", hidden: true });
  private saving = false;

  constructor(private readonly name: string, setting: Setting | undefined, private readonly owner: DataOwner) {
    this.text = el("textarea", { rows: 8, spellcheck: "false", "aria-label": setting?.label ?? "State as JSON", placeholder: "1.5,-0.2,1" });
    const file = el("input", { type: "file", accept: ".csv,.txt,.json", class: "visually-hidden", "aria-label": "Open a file with data", tabindex: "-1" });
    file.addEventListener("change", () => void this.openFile(file));
    const button = (words: string, action: () => void, kind = "outlined"): HTMLElement => el("button", { type: "button", class: `button ${kind}`, onclick: action }, words);
    this.node = el(
      "details",
      { class: "demo-data" },
      el("summary", {}, "Own data, in and out"),
      setting && el("p", {}, setting.help, " CSV or JSON."),
      this.text,
      this.problem,
      el(
        "div",
        { class: "demo-buttons" },
        setting && button("Use these data", () => this.use(), "primary"),
        setting && button("Back to the kit's data", () => this.clear()),
        button("Open a file…", () => file.click()),
        file,
        setting && button("Show the data in use", () => this.owner.ask()),
        setting && button("Save the data as CSV", () => this.save()),
        button("Save all as JSON", () => downloadText(`${name}.json`, "application/json", `${JSON.stringify({ demo: name, ...owner.state() }, null, 2)}\n`)),
      ),
    );
  }

  /** The data that the engine runs on. */
  show(text: string): void {
    if (this.saving) {
      this.saving = false;
      downloadText(`${this.name}.csv`, "text/csv", `${text}\n`);
    } else {
      this.text.value = text;
    }
  }

  /** A problem, after which no data come any more; an empty sentence takes the last one away. */
  tell(sentence: string): void {
    if (sentence !== "") {
      this.saving = false;
    }
    this.problem.textContent = sentence;
    this.problem.hidden = sentence === "";
  }

  private save(): void {
    this.saving = true;
    this.owner.ask();
  }

  private clear(): void {
    this.text.value = "";
    this.owner.use("");
  }

  private use(): void {
    this.tell("");
    const given = this.text.value.trim();
    if (given.startsWith("{")) {
      this.openState(given);
    } else {
      this.owner.use(given);
    }
  }

  private async openFile(file: HTMLInputElement): Promise<void> {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) {
      this.text.value = await chosen.text();
      this.use();
    }
  }

  private openState(given: string): void {
    try {
      const state = JSON.parse(given) as { demo?: string; chosen?: Chosen; step?: number };
      if (state.demo !== this.name || typeof state.chosen !== "object") {
        this.tell(`This is the state of ${state.demo ? `the demonstration ${state.demo}` : "no demonstration"}, and this page shows ${this.name}.`);
        return;
      }
      this.owner.open(state.chosen, Number(state.step ?? 0));
    } catch (problem) {
      this.tell(`This begins with { and is no state that was saved here: ${problem instanceof Error ? problem.message : String(problem)}`);
    }
  }
}
