import { el } from "../dom";
import type { Output } from "../notebook/model";
import type { OutputContext } from "./outputs";
import { stripColours } from "./stream";

/** An error in one box: what it says first, where it stands as a link into the editor, the trace folded. */
export function errorBox(output: Output, context: OutputContext): HTMLElement {
  const message = stripColours(output.evalue ?? "").trim();
  const name = output.ename ?? "Error";
  const box = el("div", { class: "output error", role: "group", "aria-label": "Error" });
  box.append(el("p", { class: "error-message" }, friendly(name, message)));
  const line = output.line;
  if (typeof line === "number") {
    const place = output.cell ? `cell ${output.cell}, line ${line}` : `line ${line}`;
    const go = () => context.goToLine(output.cell ?? null, line, output.column ?? 1);
    box.append(el("p", { class: "error-place" }, el("button", { type: "button", class: "link-button", onclick: go }, `Go to ${place}`)));
  }
  const trace = (output.traceback ?? []).map(stripColours).join("\n").trim();
  if (trace !== "" && trace !== message) {
    box.append(el("details", {}, el("summary", {}, "Where it came from"), el("pre", {}, trace)));
  }
  return box;
}

function friendly(name: string, message: string): string {
  if (name === "Interrupted") {
    return message === "" ? "Stopped." : message;
  }
  return name === "CompilationError" || name === "" || message.startsWith(name) ? message : `${name}: ${message}`;
}
