import { downloadText, el, replace } from "../dom";
import { settings } from "../settings";
import type { Figure } from "./figure";
import { columnsOf, tableOf, toCsv } from "./numbers";

export const plotlyMime = "application/vnd.plotly.v1+json";

/** A curve that is still growing: light enough for ten updates a second. */
export const curveMime = "application/vnd.tutorial.curve+json";

interface Curve {
  title: string;
  xTitle: string;
  yTitle: string;
  series: { name: string; colour: string; x: (number | null)[]; y: (number | null)[] }[];
}

/** The curve as a figure of plain lines. */
export function curveOf(content: unknown): Figure | null {
  if (typeof content !== "object" || content === null) {
    return null;
  }
  const curve = content as Curve;
  return {
    data: curve.series.map(({ name, colour, x, y }) => ({ type: "scatter", mode: "lines", name, x, y, line: { color: colour } })),
    layout: { title: { text: curve.title }, xaxis: { title: { text: curve.xTitle } }, yaxis: { title: { text: curve.yTitle } } },
  };
}

/** Something that can draw figures into an element. */
export interface Drawer {
  draw(place: HTMLElement, figure: Figure): void;
  destroy(): void;
}

/** Curves alone are drawn by uPlot, which redraws in under a millisecond; all else by plotly, which loads with the first of them. */
function isCurves(figure: Figure): boolean {
  const { xaxis, yaxis } = figure.layout ?? {};
  return (
    figure.data.length > 0 &&
    figure.data.every((trace) => (trace.type ?? "scatter") === "scatter" && trace.mode === "lines" && trace["fill"] === undefined && numeric(trace.y) && (trace.x === undefined || numeric(trace.x))) &&
    [xaxis, yaxis].every((axis) => axis === undefined || axis.type === undefined || axis.type === "linear" || axis.type === "-") &&
    Object.keys(figure.layout ?? {}).every((key) => !/^([xy]axis\d|shapes|annotations|images|updatemenus|sliders)$/.test(key) || isEmpty(figure.layout?.[key]))
  );
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function numeric(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => value === null || typeof value === "number" || value === "NaN");
}

/** A chart with its numbers: the drawing, a button for the table, a button for the file. */
export class Chart {
  readonly node: HTMLElement;
  private readonly place = el("div", { class: "chart-canvas" });
  private readonly numbers = el("div", { class: "numbers", hidden: true, tabindex: "0", role: "region", "aria-label": "The chart's numbers" });
  private drawer: Drawer | null = null;
  private kind: "curves" | "plotly" | null = null;
  private destroyed = false;
  private drawing = false;
  private again: { fresh: boolean } | null = null;
  private readonly forget: () => void;

  constructor(private figure: Figure, private words: string) {
    const toggle = el("button", { type: "button", class: "link-button", "aria-expanded": "false", onclick: () => this.toggleNumbers(toggle) }, "Show the numbers");
    const save = el("button", { type: "button", class: "link-button", onclick: () => downloadText("chart.csv", "text/csv", toCsv(columnsOf(this.figure))) }, "Save as CSV");
    this.node = el("figure", { class: "chart" }, this.place, el("figcaption", {}, toggle, save), this.numbers);
    this.place.setAttribute("role", "img");
    this.forget = settings.onChange(() => void this.redraw(true));
    // Drawn once the element has a width.
    requestAnimationFrame(() => void this.redraw(false));
  }

  update(figure: Figure, words: string): void {
    this.figure = figure;
    this.words = words;
    void this.redraw(false);
    if (!this.numbers.hidden) {
      replace(this.numbers, tableOf(columnsOf(figure)));
    }
  }

  destroy(): void {
    this.destroyed = true;
    this.forget();
    this.drawer?.destroy();
  }

  private async redraw(fresh: boolean): Promise<void> {
    if (this.drawing) {
      this.again = { fresh: fresh || (this.again?.fresh ?? false) };
      return;
    }
    this.drawing = true;
    try {
      await this.drawOnce(fresh);
    } finally {
      this.drawing = false;
    }
    if (this.again) {
      const next = this.again;
      this.again = null;
      await this.redraw(next.fresh);
    }
  }

  private async drawOnce(fresh: boolean): Promise<void> {
    const kind = isCurves(this.figure) ? "curves" : "plotly";
    if (fresh || kind !== this.kind) {
      this.drawer?.destroy();
      this.drawer = kind === "curves" ? new (await import("./curves")).Curves() : new (await import("./plotly")).PlotlyDrawer();
      this.kind = kind;
    }
    if (this.destroyed) {
      this.drawer?.destroy();
      return;
    }
    this.place.setAttribute("aria-label", this.words);
    this.drawer?.draw(this.place, this.figure);
  }

  private toggleNumbers(button: HTMLButtonElement): void {
    this.numbers.hidden = !this.numbers.hidden;
    button.setAttribute("aria-expanded", String(!this.numbers.hidden));
    button.textContent = this.numbers.hidden ? "Show the numbers" : "Hide the numbers";
    if (!this.numbers.hidden) {
      replace(this.numbers, tableOf(columnsOf(this.figure)));
    }
  }
}
