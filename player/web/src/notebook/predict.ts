import { el, replace } from "../dom";
import { renderMarkdown } from "./markdown";

interface Question {
  question: string;
  options: string[];
  answer: string;
}

/** Reads a question: its text, choices as "- [ ] …" lines, and after a line of three dashes what to compare with. */
export function parseQuestion(text: string): Question {
  const [asked = "", ...rest] = text.split(/^---\s*$/m);
  const options = [...asked.matchAll(/^\s*[-*] \[ ?\] (.+)$/gm)].map((match) => match[1] ?? "");
  return { question: asked.replace(/^\s*[-*] \[ ?\] .+$/gm, "").trim(), options, answer: rest.join("---").trim() };
}

/** A question to answer before the experiment; what comes after it stays covered until an answer is recorded. */
export class Predict {
  readonly node = el("section", { class: "predict", "aria-label": "Your prediction" });
  private readonly question: Question;

  constructor(
    text: string,
    private readonly id: string,
    private readonly files: string,
    private recorded: string | undefined,
    private readonly record: (answer: string) => void,
  ) {
    this.question = parseQuestion(text);
    this.show();
  }

  private show(): void {
    const prose = el("div", { class: "prose" });
    renderMarkdown(prose, this.question.question, this.files);
    const heading = el("h3", {}, "Your prediction");
    replace(this.node, heading, prose, this.recorded === undefined ? this.form() : this.answer(this.recorded));
  }

  private form(): HTMLElement {
    const save = (answer: string): void => {
      if (answer.trim() === "") {
        return;
      }
      this.recorded = answer.trim();
      this.record(this.recorded);
      this.show();
      this.node.querySelector<HTMLElement>(".answer")?.focus();
    };
    if (this.question.options.length > 0) {
      const choices = this.question.options.map((option) =>
        el("label", {}, el("input", { type: "radio", name: `predict-${this.id}`, value: option }), option),
      );
      const form = el("form", {}, el("fieldset", {}, el("legend", { class: "visually-hidden" }, "Your prediction"), ...choices));
      form.append(el("button", { type: "submit", class: "button primary" }, "Record my prediction"));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        save(String(new FormData(form).get(`predict-${this.id}`) ?? ""));
      });
      return form;
    }
    const text = el("textarea", { "aria-label": "Your prediction", placeholder: "What do you expect, and why?" });
    const form = el("form", {}, text, el("button", { type: "submit", class: "button primary" }, "Record my prediction"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      save(text.value);
    });
    return form;
  }

  private answer(recorded: string): HTMLElement {
    const box = el("div", { class: "answer", tabindex: "-1" }, el("p", {}, el("strong", {}, "You said: "), recorded));
    if (this.question.answer !== "") {
      const prose = el("div", { class: "prose" });
      renderMarkdown(prose, this.question.answer, this.files);
      box.append(prose);
    } else {
      box.append(el("p", {}, "Now run what follows and compare."));
    }
    return box;
  }
}
