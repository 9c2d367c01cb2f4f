import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { linter, type Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type Extension, type Text } from "@codemirror/state";
import { EditorView, hoverTooltip, showTooltip, type Tooltip } from "@codemirror/view";
import { el } from "../dom";
import type { Question } from "./model";

/** Asks the engine about the text of this editor; null when it has no answer in time. */
export type Asker = (what: Question, code: string, cursor: number) => Promise<Record<string, unknown> | null>;

/** Completion, hover text, signature help and diagnostics, all answered by the engine. */
export function intelligence(ask: Asker): Extension {
  return [
    autocompletion({ override: [(context) => complete(ask, context)], maxRenderedOptions: 60 }),
    hoverTooltip((view, position) => hover(ask, view, position), { hoverTime: 350 }),
    signatureHelp(ask),
    diagnostics(ask),
  ];
}

/** Only text that was changed here is looked at: what the lesson ships is meant as it stands. */
function diagnostics(ask: Asker): Extension {
  let original: Text | null = null;
  return linter(
    (view) => {
      original ??= view.state.doc;
      return view.state.doc.eq(original) ? [] : diagnose(ask, view);
    },
    { delay: 600 },
  );
}

async function complete(ask: Asker, context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
  const afterDot = context.matchBefore(/\.\s*/);
  if (!context.explicit && !word && !afterDot) {
    return null;
  }
  const answer = await ask("complete", context.state.doc.toString(), context.pos);
  if (answer === null || context.aborted || !Array.isArray(answer["matches"])) {
    return null;
  }
  const kinds = kindsOf(answer);
  const options = (answer["matches"] as unknown[]).map(
    (match): Completion => ({ label: String(match), type: kinds.get(String(match)) ?? "variable" }),
  );
  const from = typeof answer["cursor_start"] === "number" ? answer["cursor_start"] : (word?.from ?? context.pos);
  return options.length === 0 ? null : { from, options, validFor: /^[\p{L}\p{N}_]*$/u };
}

/** Jupyter sends kinds beside the matches, in its experimental metadata. */
function kindsOf(answer: Record<string, unknown>): Map<string, string> {
  const metadata = answer["metadata"] as { _jupyter_types_experimental?: { text: string; type: string }[] } | undefined;
  return new Map((metadata?._jupyter_types_experimental ?? []).map((entry) => [entry.text, entry.type.toLowerCase()]));
}

function plainText(answer: Record<string, unknown> | null): string {
  const data = answer?.["data"] as Record<string, unknown> | undefined;
  const text = data?.["text/plain"];
  return typeof text === "string" ? text.trim() : "";
}

async function hover(ask: Asker, view: EditorView, position: number): Promise<Tooltip | null> {
  const text = plainText(await ask("inspect", view.state.doc.toString(), position));
  if (text === "") {
    return null;
  }
  return { pos: position, above: true, create: () => ({ dom: el("pre", { class: "hover-text" }, text) }) };
}

const setSignature = StateEffect.define<Tooltip | null>();
const signatureField = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, change) {
    const set = change.effects.find((effect) => effect.is(setSignature));
    return set ? (set.value as Tooltip | null) : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** Shows the call's parameters while the caret is between its brackets; Esc and leaving close it. */
function signatureHelp(ask: Asker): Extension {
  const look = async (view: EditorView, position: number): Promise<void> => {
    const answer = await ask("signature", view.state.doc.toString(), position);
    const text = signatureText(answer);
    const open = text !== "" && view.hasFocus && view.state.selection.main.head >= position;
    view.dispatch({
      effects: setSignature.of(open ? { pos: position, above: true, create: () => ({ dom: el("pre", { class: "hover-text" }, text) }) } : null),
    });
  };
  return [
    signatureField,
    EditorView.updateListener.of((update) => {
      if (update.docChanged && update.view.hasFocus) {
        const head = update.state.selection.main.head;
        const typed = update.state.sliceDoc(Math.max(0, head - 1), head);
        if (typed === "(" || typed === ",") {
          void look(update.view, head);
          return;
        }
      }
      const shown = update.state.field(signatureField) !== null;
      if (shown && ((update.focusChanged && !update.view.hasFocus) || closes(update.state.sliceDoc(update.state.selection.main.head - 1, update.state.selection.main.head)))) {
        queueMicrotask(() => update.view.dispatch({ effects: setSignature.of(null) }));
      }
    }),
  ];
}

function closes(typed: string): boolean {
  return typed === ")" || typed === ";" || typed === "\n";
}

function signatureText(answer: Record<string, unknown> | null): string {
  const signatures = answer?.["signatures"];
  if (!Array.isArray(signatures)) {
    return plainText(answer);
  }
  return signatures
    .slice(0, 4)
    .map((entry: unknown) => (typeof entry === "string" ? entry : String((entry as Record<string, unknown>)["label"] ?? "")))
    .filter((label) => label !== "")
    .join("\n");
}

interface Finding {
  line?: number;
  column?: number;
  end_line?: number;
  end_column?: number;
  start?: number;
  end?: number;
  severity?: string;
  message?: string;
}

async function diagnose(ask: Asker, view: EditorView): Promise<Diagnostic[]> {
  const document = view.state.doc;
  if (document.length === 0) {
    return [];
  }
  const answer = await ask("diagnostics", document.toString(), 0);
  if (view.state.doc !== document || !Array.isArray(answer?.["diagnostics"])) {
    return [];
  }
  const at = (line: number | undefined, column: number | undefined): number => {
    const place = document.line(Math.min(Math.max(1, line ?? 1), document.lines));
    return Math.min(place.to, place.from + Math.max(0, (column ?? 1) - 1));
  };
  return (answer["diagnostics"] as Finding[]).map((finding) => {
    const from = finding.start ?? at(finding.line, finding.column);
    const to = Math.max(from, finding.end ?? at(finding.end_line ?? finding.line, finding.end_column ?? finding.column));
    return {
      from: Math.min(from, document.length),
      to: Math.min(to, document.length),
      severity: finding.severity === "warning" ? "warning" : "error",
      message: finding.message ?? "",
    };
  });
}
