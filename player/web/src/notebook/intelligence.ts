import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { hoverTooltip, type EditorView, type Tooltip } from "@codemirror/view";
import { el } from "../dom";
import { caretHelp } from "./caretHelp";
import { faultMarks } from "./faults";
import type { Question } from "./model";
import { signatureHelp } from "./signature";

/** Asks the engine about the text of this editor; null when it has no answer. */
export type Asker = (what: Question, code: string, cursor: number) => Promise<Record<string, unknown> | null>;

/** Completion, hover text, signature help and marks at faults, all answered by the engine. */
export function intelligence(ask: Asker): Extension {
  return [
    autocompletion({ override: [(context) => complete(ask, context)], maxRenderedOptions: 60 }),
    hoverTooltip((view, position) => hover(ask, view, position), { hoverTime: 350 }),
    signatureHelp(ask),
    faultMarks(ask),
    caretHelp(ask),
  ];
}

async function complete(ask: Asker, context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
  // The point of a number that is being typed opens no list.
  const afterDot = context.matchBefore(/\.\s*/) && !context.matchBefore(/(^|[^\p{L}\p{N}_])\d+\.\s*/u);
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

/** The text of an answer about a name; empty when there is none. */
export function plainText(answer: Record<string, unknown> | null): string {
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
