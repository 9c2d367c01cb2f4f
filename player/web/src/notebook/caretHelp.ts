import { forEachDiagnostic, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { closeHoverTooltips, hasHoverTooltips, keymap, showTooltip, type Command, type EditorView, type Tooltip } from "@codemirror/view";
import { announce, el } from "../dom";
import { plainText, type Asker } from "./intelligence";

const setHelp = StateEffect.define<Tooltip | null>();
const helpField = StateField.define<Tooltip | null>({
  create: () => null,
  update(help, change) {
    const set = change.effects.find((effect) => effect.is(setHelp));
    if (set) {
      return set.value as Tooltip | null;
    }
    return change.docChanged || change.selection ? null : help;
  },
  provide: (field) => showTooltip.from(field),
});

/** What the mouse finds by resting on a place, for the keyboard: Visual Studio's key for the name at the caret, F8 from fault to fault. */
export function caretHelp(ask: Asker): Extension {
  return [
    helpField,
    keymap.of([
      { key: "Mod-k Mod-i", preventDefault: true, run: (view) => (void explain(ask, view), true) },
      { key: "F8", preventDefault: true, run: (view) => goToFault(view, nextDiagnostic), shift: (view) => goToFault(view, previousDiagnostic) },
      // The first Esc takes the text away, the next one leaves the editor.
      { key: "Escape", run: close },
    ]),
  ];
}

async function explain(ask: Asker, view: EditorView): Promise<void> {
  const { state } = view;
  const pos = state.selection.main.head;
  const text = plainText(await ask("inspect", state.doc.toString(), pos)) || "Nothing is known about this place yet.";
  if (view.state.doc !== state.doc || view.state.selection.main.head !== pos) {
    return;
  }
  const tooltip: Tooltip = { pos, above: true, create: () => ({ dom: el("pre", { class: "hover-text caret-help" }, text) }) };
  view.dispatch({ effects: setHelp.of(tooltip) });
  announce(text);
}

function goToFault(view: EditorView, go: Command): true {
  go(view);
  const { from, to } = view.state.selection.main;
  const messages: string[] = [];
  forEachDiagnostic(view.state, (fault, start, end) => {
    if (start === from && end === to) {
      messages.push(fault.message);
    }
  });
  announce(messages.join(" ") || "No fault is marked in this cell.");
  return true;
}

function close(view: EditorView): boolean {
  if (view.state.field(helpField) === null && !hasHoverTooltips(view.state)) {
    return false;
  }
  view.dispatch({ effects: [setHelp.of(null), closeHoverTooltips] });
  return true;
}
