import type { MarkdownIt } from "markdown-it";

/** Teaches markdown-it the formulas of notebooks: $…$ in a line, $$…$$ on lines of their own. */
export function mathRules(reader: MarkdownIt): void {
  reader.inline.ruler.after("escape", "math_inline", (state, silent) => {
    const text = state.src;
    const start = state.pos;
    if (text.charAt(start) !== "$") {
      return false;
    }
    const block = text.charAt(start + 1) === "$";
    const fence = block ? "$$" : "$";
    const from = start + fence.length;
    const end = closing(text, from, fence);
    // "$5 and $6" is money: a formula neither begins nor ends with a space, and no digit follows it.
    if (end < 0 || end === from || (!block && (/\s/.test(text.charAt(from)) || /\s/.test(text.charAt(end - 1)) || /\d/.test(text.charAt(end + 1))))) {
      return false;
    }
    if (!silent) {
      const token = state.push("math_inline", "", 0);
      token.content = text.slice(from, end);
      token.meta = { block };
    }
    state.pos = end + fence.length;
    return true;
  });

  reader.block.ruler.before("fence", "math_block", (state, startLine, endLine, silent) => {
    const first = lineText(state, startLine);
    if (!first.startsWith("$$")) {
      return false;
    }
    const lines: string[] = [];
    let line = startLine;
    let rest = first.slice(2);
    while (!rest.trimEnd().endsWith("$$")) {
      lines.push(rest);
      line++;
      if (line >= endLine) {
        return false;
      }
      rest = lineText(state, line);
    }
    lines.push(rest.trimEnd().slice(0, -2));
    if (!silent) {
      const token = state.push("math_block", "", 0);
      token.content = lines.join("\n").trim();
      token.map = [startLine, line + 1];
    }
    state.line = line + 1;
    return true;
  }, { alt: ["paragraph", "blockquote", "list"] });

  reader.renderer.rules["math_inline"] = (tokens, index) => place(reader, tokens[index]!.content, Boolean((tokens[index]!.meta as { block: boolean }).block), "span");
  reader.renderer.rules["math_block"] = (tokens, index) => place(reader, tokens[index]!.content, true, "div");
}

function closing(text: string, from: number, fence: string): number {
  for (let at = from; at <= text.length - fence.length; at++) {
    if (text.charAt(at) === "\\") {
      at++;
    } else if (text.startsWith(fence, at)) {
      return at;
    }
  }
  return -1;
}

interface BlockState {
  src: string;
  bMarks: number[];
  tShift: number[];
  eMarks: number[];
}

function lineText(state: BlockState, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0);
}

function place(reader: MarkdownIt, tex: string, block: boolean, tag: "span" | "div"): string {
  const escaped = reader.utils.escapeHtml(tex);
  return `<${tag} class="${block ? "math-block" : "math"}" data-tex="${escaped}"${block ? ' data-block="yes"' : ""}>${escaped}</${tag}>`;
}
