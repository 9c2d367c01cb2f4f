import { el } from "../dom";
import { PrintedLines } from "./lines";

/** Lines kept on the page before the earliest are folded away behind a button. */
const shownLines = 1000;

/** Printed text. However much a cell prints, the page adds it once a frame and keeps only its last lines in view. */
export class StreamView {
  readonly node: HTMLElement;
  private readonly pre = el("pre", {});
  private readonly fold = el("p", { hidden: true });
  private readonly printed = new PrintedLines();
  private waiting = "";
  private frame = 0;
  private unfolded = false;

  constructor(isError: boolean, text: string) {
    this.node = el("div", { class: `output stream${isError ? " stderr" : ""}`, tabindex: "0", role: "region", "aria-label": isError ? "Error stream" : "Printed text" }, this.fold, this.pre);
    this.append(text);
  }

  append(text: string): void {
    this.waiting += text;
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => this.flush());
    }
  }

  private flush(): void {
    this.frame = 0;
    const atEnd = this.node.scrollTop + this.node.clientHeight >= this.node.scrollHeight - 8;
    this.printed.take(stripColours(this.waiting));
    this.waiting = "";
    this.show();
    if (atEnd) {
      this.node.scrollTop = this.node.scrollHeight;
    }
  }

  private show(): void {
    const { lines } = this.printed;
    const hidden = this.unfolded ? 0 : Math.max(0, lines.length - shownLines);
    this.pre.textContent = lines.slice(hidden).join("\n").replace(/\n$/, "");
    this.fold.hidden = hidden === 0;
    if (hidden > 0) {
      const button = el("button", { type: "button", class: "link-button", onclick: () => this.unfold() }, `Show the ${hidden.toLocaleString("en")} lines above`);
      this.fold.replaceChildren(button);
    }
  }

  private unfold(): void {
    this.unfolded = true;
    this.show();
    this.node.scrollTop = 0;
  }
}

/** Terminal colours are left out: the page's own colours have to hold in every theme. */
export function stripColours(text: string): string {
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "");
}
