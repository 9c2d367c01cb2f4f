import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { EditorView, showTooltip, ViewPlugin, type Tooltip, type ViewUpdate } from "@codemirror/view";
import { el } from "../dom";
import { plainText, type Asker } from "./intelligence";

/** Overloads shown at most; more would cover the code. */
const shownOverloads = 4;

interface Shown {
  text: string;
  tooltip: Tooltip;
}

const setShown = StateEffect.define<Shown | null>();
const shownField = StateField.define<Shown | null>({
  create: () => null,
  update(shown, change) {
    const set = change.effects.find((effect) => effect.is(setShown));
    if (set) {
      return set.value as Shown | null;
    }
    return shown && change.docChanged ? { ...shown, tooltip: { ...shown.tooltip, pos: change.changes.mapPos(shown.tooltip.pos) } } : shown;
  },
  provide: (field) => showTooltip.from(field, (shown) => shown?.tooltip ?? null),
});

/** Shows the parameters of the call around the caret. A bracket or a comma opens it; it closes where the engine finds no call any more, and with the focus. */
export function signatureHelp(ask: Asker): Extension {
  return [shownField, ViewPlugin.define((view) => new SignatureWatch(view, ask))];
}

class SignatureWatch {
  /** Counts the questions: only the newest one's answer is shown, however late others come. */
  private newest = 0;
  private asking = false;

  constructor(
    private readonly view: EditorView,
    private readonly ask: Asker,
  ) {}

  update(update: ViewUpdate): void {
    if (!update.view.hasFocus) {
      this.forget();
      if (update.focusChanged && update.state.field(shownField) !== null) {
        // The view takes no change while it is being updated.
        queueMicrotask(() => this.view.dispatch({ effects: setShown.of(null) }));
      }
    } else if ((update.docChanged && opens(update)) || ((update.docChanged || update.selectionSet) && (this.asking || update.state.field(shownField) !== null))) {
      void this.look(update.state.doc.toString(), update.state.selection.main.head);
    }
  }

  destroy(): void {
    this.forget();
  }

  /** Whatever answer still comes is not shown. */
  private forget(): void {
    this.newest++;
    this.asking = false;
  }

  private async look(code: string, caret: number): Promise<void> {
    const question = ++this.newest;
    this.asking = true;
    const text = signatureText(await this.ask("signature", code, caret));
    if (question !== this.newest) {
      return;
    }
    this.asking = false;
    if (text !== (this.view.state.field(shownField)?.text ?? "")) {
      const tooltip: Tooltip = { pos: caret, above: true, create: () => ({ dom: el("pre", { class: "hover-text signature" }, text) }) };
      this.view.dispatch({ effects: setShown.of(text === "" ? null : { text, tooltip }) });
    }
  }
}

function opens(update: ViewUpdate): boolean {
  const { head } = update.state.selection.main;
  return /[(,]/.test(update.state.sliceDoc(Math.max(0, head - 1), head));
}

function signatureText(answer: Record<string, unknown> | null): string {
  const signatures = answer?.["signatures"];
  if (!Array.isArray(signatures)) {
    return plainText(answer);
  }
  return signatures
    .slice(0, shownOverloads)
    .map((entry: unknown) => (typeof entry === "string" ? entry : String((entry as Record<string, unknown>)["label"] ?? "")))
    .filter((label) => label !== "")
    .join("\n");
}
