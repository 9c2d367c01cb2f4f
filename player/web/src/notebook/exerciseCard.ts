import { post, RequestFailed } from "../api";
import { confirmed } from "../confirm";
import { announce, debounce, el, replace } from "../dom";
import { icon } from "../icons";
import { Editor } from "./editor";
import type { Asker } from "./intelligence";
import { points, verdictBox, type Verdict } from "./verdict";

export interface ExerciseData {
  id: string;
  title: string;
  task: string;
  signature: string;
  points: number;
  passed: boolean;
  earned: number;
  attempts: number;
  hints: string[];
  hintCount: number;
  code: string;
  file: string;
  explanation: string | null;
  solution: string | null;
}

const margin = "    ";

/** The method without the margin that its class gives it; as it is when a line does not keep to that margin. */
function withoutMargin(code: string): string {
  const bare = code.split("\n").map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line)).join("\n");
  return withMargin(bare) === code ? bare : code;
}

function withMargin(code: string): string {
  return code.split("\n").map((line) => (line === "" ? line : margin + line)).join("\n");
}

/** One exercise: its task, the learner's code, check, hints, and after success the solution. */
export class ExerciseCard {
  readonly node = el("section", { class: "exercise" });
  private readonly frame = el("div", { class: "editor-frame" });
  private readonly head = el("header", {});
  private readonly actions = el("div", { class: "exercise-actions" });
  private readonly hints = el("div", { class: "hints", hidden: true });
  private readonly result = el("div", { "aria-live": "polite" });
  private readonly old = el("p", { class: "stale-mark verdict-old", hidden: true }, icon("stale"), "Your code has changed since this check.");
  private readonly message = el("span", { role: "status" });
  private readonly editor: Editor;
  private readonly saveSoon = debounce(() => void this.save(), 350);
  /** Tried again while the server is away or its disk is full; one try waits at a time, however much is typed meanwhile. */
  private readonly saveLater = debounce(() => void this.save(), 2000);
  /** The piece of the file as the server last had it. */
  private savedCode: string;
  private hasMargin: boolean;
  private saving: Promise<boolean> | null = null;
  private checking = false;
  private notSaved = false;
  /** The code that the verdict on the card is about. */
  private checkedCode: string | null = null;

  constructor(private data: ExerciseData, ask: Asker) {
    this.savedCode = data.code;
    this.hasMargin = withoutMargin(data.code) !== data.code;
    this.node.setAttribute("aria-label", `Exercise ${data.id}`);
    this.node.append(this.head, el("p", { class: "task" }, data.task), this.frame, this.actions, this.old, this.result, this.hints);
    this.editor = new Editor(this.frame, {
      text: withoutMargin(data.code),
      language: "csharp",
      label: `Your code for exercise ${data.id}. Escape leaves the editor.`,
      onChange: () => {
        this.editor.markError(null);
        this.showAge();
        if (!this.notSaved) {
          this.say("Saving…", false);
        }
        this.saveSoon();
      },
      onFocus: () => undefined,
      onLeave: () => this.node.querySelector<HTMLButtonElement>("button")?.focus(),
      asker: ask,
    });
    window.addEventListener("beforeunload", this.warn);
    this.show();
  }

  private get code(): string {
    return this.hasMargin ? withMargin(this.editor.text) : this.editor.text;
  }

  private showCode(code: string): void {
    this.savedCode = code;
    this.hasMargin = withoutMargin(code) !== code;
    this.editor.text = withoutMargin(code);
  }

  /** Takes what the server has, unless something here is not saved yet. */
  take(data: ExerciseData): void {
    this.data = data;
    if (this.code === this.savedCode) {
      this.showCode(data.code);
    }
    this.show();
  }

  async check(): Promise<void> {
    if (this.checking || !(await this.save())) {
      return;
    }
    this.checking = true;
    this.show();
    this.showResult(el("p", { class: "task" }, "Checking with random inputs…"), null);
    const code = this.savedCode;
    try {
      const verdict = await post<Verdict & { exercise: ExerciseData }>(`/api/exercise/${this.data.id}/check`);
      this.data = verdict.exercise;
      this.showResult(verdictBox(verdict, (line) => this.editor.goTo(line)), code);
      this.bringIntoView();
      this.editor.markError(verdict.line > 0 && !verdict.passed && this.code === code ? verdict.line : null);
      announce(verdict.passed ? `Exercise ${this.data.id} is right.` : verdict.message);
    } catch (problem) {
      this.showResult(null, null);
      this.tell(problem);
    } finally {
      this.checking = false;
      this.show();
    }
  }

  /** Saves what was typed; false when that failed, and the text then stays here only. */
  async save(): Promise<boolean> {
    if (this.saving) {
      await this.saving;
    }
    if (this.code === this.savedCode) {
      // Also after undoing what could not be saved: the server has this text.
      this.notSaved = false;
      this.say("Saved", false);
      return true;
    }
    this.saving = this.saveNow(this.code);
    const saved = await this.saving;
    this.saving = null;
    return saved && (this.code === this.savedCode || this.save());
  }

  close(): void {
    this.saveSoon.flush();
    this.saveLater.flush();
    window.removeEventListener("beforeunload", this.warn);
    this.editor.destroy();
  }

  /** Text that could not be saved is worth a question before the page goes. */
  private readonly warn = (event: BeforeUnloadEvent): void => {
    this.saveSoon.flush();
    if (this.notSaved && this.code !== this.savedCode) {
      event.preventDefault();
    }
  };

  private async saveNow(code: string): Promise<boolean> {
    try {
      await post<ExerciseData>(`/api/exercise/${this.data.id}/save`, { before: this.savedCode, code });
      this.savedCode = code;
      this.notSaved = false;
      this.say("Saved", false);
      return true;
    } catch (problem) {
      this.notSaved = true;
      this.tell(problem);
      if (problem instanceof RequestFailed && (problem.status === 0 || problem.status >= 500)) {
        this.saveLater();
      }
      return false;
    }
  }

  private async hint(): Promise<void> {
    try {
      const answer = await post<{ exercise: ExerciseData; closed: string | null }>(`/api/exercise/${this.data.id}/hint`);
      this.data = answer.exercise;
      this.show();
      this.say(answer.closed ?? "", false);
    } catch (problem) {
      this.tell(problem);
    }
  }

  private async reset(): Promise<void> {
    if (await confirmed(`Start exercise ${this.data.id} anew?`, "Its code becomes what the kit ships. Your present file is kept beside it in your work folder.", "Start anew")) {
      try {
        const data = await post<ExerciseData>(`/api/exercise/${this.data.id}/reset`);
        this.showCode(data.code);
        this.data = data;
        this.showResult(null, null);
        this.show();
      } catch (problem) {
        this.tell(problem);
      }
    }
  }

  /** Puts a verdict, or what stands in its place, on the card; `about` is the code it speaks of. */
  private showResult(content: HTMLElement | null, about: string | null): void {
    replace(this.result, content);
    this.checkedCode = about;
    this.showAge();
  }

  /** The verdict often begins at the page's lower edge. Whoever has gone elsewhere meanwhile stays there. */
  private bringIntoView(): void {
    const { bottom, top } = this.actions.getBoundingClientRect();
    if (bottom > 0 && top < window.innerHeight) {
      this.result.scrollIntoView({ block: "nearest" });
    }
  }

  private showAge(): void {
    this.old.hidden = this.checkedCode === null || this.checkedCode === this.code;
  }

  private tell(problem: unknown): void {
    this.say(problem instanceof RequestFailed ? problem.message : String(problem), true);
  }

  private say(words: string, bad: boolean): void {
    this.message.classList.toggle("bad", bad);
    // Said again every few seconds while it lasts: the same words are not read out twice.
    if (this.message.textContent !== words) {
      this.message.textContent = words;
    }
  }

  private show(): void {
    const { data } = this;
    replace(this.head, el("h3", {}, `Exercise ${data.id} · ${data.title}`), el("span", { class: "points" }, data.passed ? icon("check") : null, data.passed ? ` Done, ${data.earned} of ${points(data.points)}` : points(data.points)));
    const more = data.hints.length < data.hintCount;
    replace(
      this.actions,
      el("button", { type: "button", class: "button primary", disabled: this.checking, title: "Check (Shift+Enter)", onclick: () => void this.check() }, icon("check"), "Check"),
      el("button", { type: "button", class: "button outlined", disabled: !more, onclick: () => void this.hint() }, icon("hint"), more ? `Hint ${data.hints.length + 1} of ${data.hintCount}` : "All hints open"),
      el("button", { type: "button", class: "button", onclick: () => void this.reset() }, "Start anew"),
      this.message,
    );
    this.hints.hidden = data.hints.length === 0;
    replace(this.hints, ...data.hints.map((hint, index) => el("p", {}, el("strong", {}, `Hint ${index + 1}: `), hint)));
    if (data.passed && data.solution !== null && !this.node.querySelector(".solution")) {
      this.node.append(el("details", { class: "solution" }, el("summary", {}, "One way to write it, and why"), el("p", {}, data.explanation ?? ""), el("pre", {}, data.solution)));
    }
  }
}
