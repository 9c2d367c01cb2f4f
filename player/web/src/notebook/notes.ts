import { el, replace } from "../dom";
import type { CellView } from "./cell";
import { renderMarkdown } from "./markdown";

/** Speaker notes: cells tagged "notes" never show in the lesson, but in a box of their own when the teacher asks. */
export class SpeakerNotes {
  private readonly node = el("aside", { class: "speaker-notes", "aria-label": "Speaker notes", tabindex: "0" });
  open = false;

  toggle(cells: CellView[], at: CellView | null, files: string): void {
    this.open = !this.open;
    if (this.open) {
      document.body.append(this.node);
      this.show(cells, at, files);
    } else {
      this.close();
    }
  }

  /** Shows the notes that stand between this cell's heading and the next. */
  show(cells: CellView[], at: CellView | null, files: string): void {
    if (!this.open) {
      return;
    }
    const from = at ? cells.indexOf(at) : 0;
    const after = cells.slice(Math.max(0, from)).find((cell, index) => isNotes(cell) || (index > 0 && startsPart(cell)));
    const before = cells.slice(0, Math.max(0, from) + 1).reverse().find((cell) => isNotes(cell) || startsPart(cell));
    const found = [before, after].find((cell) => cell !== undefined && isNotes(cell));
    const prose = el("div", {});
    if (found) {
      renderMarkdown(prose, found.source, files);
    } else {
      prose.append(el("p", {}, "No notes for this part."));
    }
    replace(this.node, el("h2", {}, "Speaker notes"), prose);
  }

  close(): void {
    this.open = false;
    this.node.remove();
  }
}

export function isNotes(cell: CellView): boolean {
  return cell.data.tags.includes("notes") || cell.data.slide === "notes";
}

function startsPart(cell: CellView): boolean {
  return !cell.isCode && /^#{1,3} /m.test(cell.source);
}
