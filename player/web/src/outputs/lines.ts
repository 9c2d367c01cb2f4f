/** The lines of printed text, which comes in pieces that end anywhere. */
export class PrintedLines {
  readonly lines: string[] = [""];
  /** The last piece ended in a carriage return: what comes next overwrites the line, unless it begins with the line's break. */
  private returned = false;

  /** A carriage return goes back to the line's beginning, as progress bars expect of a terminal. */
  take(piece: string): void {
    if (piece === "") {
      return;
    }
    const text = this.returned ? `\r${piece}` : piece;
    this.returned = text.endsWith("\r");
    const parts = (this.returned ? text.slice(0, -1) : text).replace(/\r\n/g, "\n").split("\n");
    parts.forEach((part, index) => {
      if (index > 0) {
        this.lines.push("");
      }
      const last = this.lines.length - 1;
      const written = ((this.lines[last] ?? "") + part).split("\r");
      this.lines[last] = written.filter((text) => text !== "").at(-1) ?? "";
    });
  }
}
