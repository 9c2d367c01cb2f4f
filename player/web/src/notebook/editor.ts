import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { csharp } from "@codemirror/legacy-modes/mode/clike";
import { javascript } from "@codemirror/legacy-modes/mode/javascript";
import { fSharp } from "@codemirror/legacy-modes/mode/mllike";
import { html } from "@codemirror/legacy-modes/mode/xml";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, type DecorationSet } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { lookAgain } from "./faults";
import { intelligence, type Asker } from "./intelligence";
import type { Language } from "./model";

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.meta], color: "var(--code-keyword)" },
  { tag: [tags.typeName, tags.className, tags.tagName, tags.standard(tags.name), tags.definition(tags.typeName)], color: "var(--code-type)" },
  { tag: [tags.string, tags.attributeValue, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
]);

const modes: Partial<Record<Language, Extension>> = {
  csharp: StreamLanguage.define(csharp),
  fsharp: StreamLanguage.define(fSharp),
  html: StreamLanguage.define(html),
  javascript: StreamLanguage.define(javascript),
};

const markLine = StateEffect.define<number | null>();
const errorLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    let now = change.docChanged ? marks.map(change.changes) : marks;
    for (const effect of change.effects) {
      if (effect.is(markLine)) {
        now = mark(change.state, effect.value);
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function mark(state: EditorState, line: number | null): DecorationSet {
  if (line === null || line < 1 || line > state.doc.lines) {
    return Decoration.none;
  }
  const decoration = Decoration.line({ class: "error-line", attributes: { "aria-invalid": "true" } });
  return Decoration.set([decoration.range(state.doc.line(line).from)]);
}

export interface EditorOptions {
  text: string;
  language: Language;
  label: string;
  onChange(text: string): void;
  onFocus(): void;
  /** Leaves the editor for the cell around it (Esc). */
  onLeave(): void;
  asker: Asker | null;
}

let cameByTab = false;
document.addEventListener("keydown", (event) => (cameByTab = event.key === "Tab"), true);
document.addEventListener("pointerdown", () => (cameByTab = false), true);

/** A CodeMirror editor that speaks the player's words: a text, a language, a marked line. */
export class Editor {
  readonly view: EditorView;
  private readonly mode = new Compartment();
  private silent = false;

  constructor(parent: HTMLElement, private readonly options: EditorOptions) {
    this.view = new EditorView({ parent, state: EditorState.create({ doc: options.text, extensions: this.extensions() }) });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Replaces the text without telling the owner, as when another tab changed it. */
  set text(value: string) {
    if (value !== this.text) {
      this.silent = true;
      this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: value } });
      this.silent = false;
    }
  }

  set language(language: Language) {
    this.view.dispatch({ effects: this.mode.reconfigure(modes[language] ?? []) });
  }

  markError(line: number | null): void {
    this.view.dispatch({ effects: markLine.of(line) });
  }

  /** Looks for faults again: what the text may use has changed. */
  lookAgain(): void {
    this.view.dispatch({ effects: lookAgain.of(null) });
  }

  goTo(line: number, column = 1): void {
    const target = this.view.state.doc.line(Math.min(Math.max(1, line), this.view.state.doc.lines));
    const anchor = Math.min(target.to, target.from + Math.max(0, column - 1));
    this.view.dispatch({ selection: { anchor }, scrollIntoView: true });
    this.view.focus();
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }

  private extensions(): Extension[] {
    return [
      history(),
      lineNumbers(),
      drawSelection(),
      // On a projector and at 200 % nobody should have to scroll sideways to read a line.
      EditorView.lineWrapping,
      indentOnInput(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      bracketMatching(),
      closeBrackets(),
      highlightSelectionMatches(),
      syntaxHighlighting(colours),
      errorLine,
      this.mode.of(modes[this.options.language] ?? []),
      this.options.asker ? intelligence(this.options.asker) : autocompletion(),
      keymap.of([
        // Esc hands Tab back to the page, so that the keyboard never gets caught in an editor.
        { key: "Escape", run: () => (this.options.onLeave(), true) },
        ...completionKeymap,
        ...closeBracketsKeymap,
        ...searchKeymap,
        ...historyKeymap,
        // Mod-Enter would insert a line; here it runs the cell, which the page's own keys see to.
        ...defaultKeymap.filter((binding) => binding.key !== "Mod-Enter" && binding.key !== "Alt-Enter"),
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({ "aria-label": this.options.label, spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.silent) {
          this.options.onChange(update.state.doc.toString());
        }
        if (update.docChanged && update.view.hasFocus) {
          update.view.setTabFocusMode(false);
        }
        if (update.focusChanged && update.view.hasFocus) {
          this.options.onFocus();
        }
      }),
      // Who comes by Tab goes on by Tab; it indents once something is typed or the mouse put the caret here.
      // At once: the view tells of its focus a moment later, and the next Tab may come before that.
      EditorView.domEventHandlers({ focus: (_, view) => view.setTabFocusMode(cameByTab) }),
    ];
  }
}
