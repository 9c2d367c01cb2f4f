import { linter, type Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type Extension, type Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Asker } from "./intelligence";

/** Asks again about an unchanged text, as when a cell above has run and its names are known now. */
export const lookAgain = StateEffect.define<null>();

const shipped = StateField.define<Text>({ create: (state) => state.doc, update: (text) => text });

/** Underlines what would not compile. Only text that was changed here is looked at: what the lesson ships is meant as it stands. */
export function faultMarks(ask: Asker): Extension {
  return [
    shipped,
    linter((view) => (view.state.doc.eq(view.state.field(shipped)) ? [] : diagnose(ask, view)), {
      delay: 600,
      needsRefresh: (update) => update.transactions.some((change) => change.effects.some((effect) => effect.is(lookAgain))),
    }),
  ];
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
