import { el } from "../dom";
import { renderMarkdown } from "../notebook/markdown";
import type { Output } from "../notebook/model";
import { Chart, curveMime, curveOf, plotlyMime } from "./chart";
import type { Figure } from "./figure";
import { errorBox } from "./error";
import { frameFor } from "./frame";
import { StreamView } from "./stream";

/** What the outputs need from the page around them. */
export interface OutputContext {
  files: string;
  goToLine(cell: number | null, line: number, column: number): void;
}

interface Shown {
  output: Output;
  node: HTMLElement;
  chart?: Chart;
  stream?: StreamView;
}

/** The outputs of one cell: appended as they come, replaced in place when a display is updated. */
export class Outputs {
  readonly node = el("div", { class: "outputs" });
  private shown: Shown[] = [];
  private clearNext = false;

  constructor(private readonly context: OutputContext) {}

  get empty(): boolean {
    return this.shown.length === 0;
  }

  /** Shows these outputs; when they stand there already they stay as they are, with all that was opened and moved in them. */
  set(outputs: Output[]): void {
    if (JSON.stringify(outputs) === JSON.stringify(this.shown.map((entry) => entry.output))) {
      return;
    }
    this.clear();
    outputs.forEach((output) => this.add(output));
  }

  clear(): void {
    this.shown.forEach((entry) => entry.chart?.destroy());
    this.shown = [];
    this.clearNext = false;
    this.node.replaceChildren();
  }

  /** Clears when the next output comes, so that the page does not jump in between. */
  clearBeforeNext(): void {
    this.clearNext = true;
  }

  add(output: Output): void {
    if (this.clearNext) {
      this.clear();
    }
    const last = this.shown.at(-1);
    if (output.output_type === "stream" && last?.stream && last.output.name === output.name) {
      last.stream.append(output.text ?? "");
      last.output = { ...last.output, text: (last.output.text ?? "") + (output.text ?? "") };
      return;
    }
    const entry = this.make(output);
    this.shown.push(entry);
    this.node.append(entry.node);
  }

  /** Shows a display's new value; says whether this cell holds that display. */
  update(display: string, output: Output): boolean {
    const entry = this.shown.find((candidate) => candidate.output.display === display);
    if (!entry) {
      return false;
    }
    const figure = figureOf(output);
    if (entry.chart && figure) {
      entry.output = output;
      entry.chart.update(figure, describe(output));
      return true;
    }
    const text = plainOf(output);
    const pre = entry.node.querySelector(":scope > pre");
    if (pre && text !== null && onlyPlain(output)) {
      entry.output = output;
      pre.textContent = text;
      return true;
    }
    entry.chart?.destroy();
    const next = this.make(output);
    entry.node.replaceWith(next.node);
    this.shown[this.shown.indexOf(entry)] = next;
    return true;
  }

  private make(output: Output): Shown {
    if (output.output_type === "stream") {
      const stream = new StreamView(output.name === "stderr", output.text ?? "");
      return { output, node: stream.node, stream };
    }
    if (output.output_type === "error") {
      return { output, node: errorBox(output, this.context) };
    }
    const figure = figureOf(output);
    if (figure) {
      const chart = new Chart(figure, describe(output));
      return { output, node: el("div", { class: "output" }, chart.node), chart };
    }
    return { output, node: this.rich(output) };
  }

  private rich(output: Output): HTMLElement {
    const data = output.data ?? {};
    const text = (mime: string): string | null => (typeof data[mime] === "string" ? data[mime] : null);
    const mermaid = text("text/vnd.mermaid");
    if (mermaid !== null) {
      const place = el("div", { class: "output mermaid-picture" });
      void import("./mermaid").then(({ draw }) => draw(place, mermaid));
      return place;
    }
    if (output.frame) {
      return el("div", { class: "output" }, frameFor(output.frame, describe(output)));
    }
    const prose = text("text/markdown") ?? text("text/latex");
    if (prose !== null) {
      const place = el("div", { class: "output prose" });
      renderMarkdown(place, prose, this.context.files);
      return place;
    }
    const picture = pictureOf(data);
    if (picture !== null) {
      return el("div", { class: "output" }, el("img", { src: picture, alt: describe(output) }));
    }
    const plain = plainOf(output) ?? JSON.stringify(data["application/json"] ?? data, null, 2);
    return el("div", { class: `output ${output.output_type === "execute_result" ? "result" : "plain"}` }, el("pre", {}, plain));
  }
}

function figureOf(output: Output): Figure | null {
  const figure = output.data?.[plotlyMime] ?? curveOf(output.data?.[curveMime]);
  return typeof figure === "object" && figure !== null ? (figure as Figure) : null;
}

function plainOf(output: Output): string | null {
  const plain = output.data?.["text/plain"];
  return typeof plain === "string" ? plain : null;
}

function onlyPlain(output: Output): boolean {
  return !output.frame && Object.keys(output.data ?? {}).every((mime) => mime === "text/plain");
}

/** The words for a picture: what the value says of itself in plain text. */
function describe(output: Output): string {
  return (plainOf(output) ?? "Output of the cell").slice(0, 1500);
}

/** As an img, an SVG can neither run scripts nor load anything. */
function pictureOf(data: Record<string, unknown>): string | null {
  const svg = data["image/svg+xml"];
  if (typeof svg === "string") {
    return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }
  for (const mime of ["image/png", "image/jpeg", "image/gif", "image/webp"]) {
    const bytes = data[mime];
    if (typeof bytes === "string") {
      return `data:${mime};base64,${bytes.replace(/\s/g, "")}`;
    }
  }
  return null;
}
