import { csharp } from "@codemirror/legacy-modes/mode/clike";
import { StreamLanguage } from "@codemirror/language";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { el } from "../dom";

/** C# as a picture of text: keywords and texts in the editor's colours, nothing to type into. */
export function codeOf(text: string, label: string): HTMLElement {
  const code = el("code", {});
  const tree = StreamLanguage.define(csharp).parser.parse(text);
  highlightCode(
    text,
    tree,
    classHighlighter,
    (part, classes) => code.append(classes === "" ? part : el("span", { class: classes }, part)),
    () => code.append("\n"),
  );
  return el("pre", { class: "demo-code", tabindex: "0", role: "region", "aria-label": label }, code);
}
