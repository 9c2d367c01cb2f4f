import Plotly from "plotly.js-cartesian-dist-min";
import type { Drawer } from "./chart";
import { inTheme, palette, themed } from "./colours";
import type { Axis, Figure, Trace } from "./figure";

const tallest = 640;
const growth = 1.4;
const oneChart = 580;

/** Draws any cartesian figure with plotly, in the colours of the theme in force. */
export class PlotlyDrawer implements Drawer {
  private place: HTMLElement | null = null;

  draw(place: HTMLElement, figure: Figure): void {
    this.place = place;
    void Plotly.react(place, drawn(figure.data), layoutOf(figure), {
      responsive: true,
      displaylogo: false,
      displayModeBar: false,
      ...figure.config,
    });
  }

  destroy(): void {
    if (this.place) {
      Plotly.purge(this.place);
      this.place.replaceChildren();
      this.place = null;
    }
  }
}

/** In the theme's colours; on a projector lines and points grow with the letters. */
function drawn(data: Trace[]): Trace[] {
  const coloured = data.map(inThemesColours);
  return document.documentElement.classList.contains("projector") ? coloured.map(grown) : coloured;
}

function inThemesColours(trace: Trace): Trace {
  const line = trace.line?.color === undefined ? {} : { line: { ...trace.line, color: inTheme(trace.line.color) as string } };
  const marker = trace.marker?.color === undefined ? {} : { marker: { ...trace.marker, color: inTheme(trace.marker.color) } };
  const fill = trace["fillcolor"] === undefined ? {} : { fillcolor: inTheme(trace["fillcolor"]) };
  return { ...trace, ...line, ...marker, ...fill };
}

function grown(trace: Trace): Trace {
  const line = trace.line?.width === undefined ? {} : { line: { ...trace.line, width: trace.line.width * growth } };
  // Points on a line have no size of their own; plotly draws them with 6.
  const size = trace.marker?.size ?? (trace.mode?.includes("markers") ? 6 : undefined);
  const marker = typeof size === "number" ? { marker: { ...trace.marker, size: size * growth } } : {};
  return { ...trace, ...line, ...marker };
}

/** Titles, legends and axis names need room as their letters grow. */
function marginOf(layout: NonNullable<Figure["layout"]>, large: boolean): Record<string, number> {
  const margin = { l: 60, r: 20, t: layout.title ? 50 : 20, b: 50, ...(layout["margin"] as Record<string, number> | undefined) };
  return large ? { ...margin, t: margin.t * growth, b: margin.b * growth } : margin;
}

function growing(layout: NonNullable<Figure["layout"]>): boolean {
  const height = layout.height ?? 0;
  const pictures = Array.isArray(layout["images"]) && layout["images"].length > 0;
  return height > tallest || (pictures && height * growth > oneChart);
}

function layoutOf(figure: Figure): Record<string, unknown> {
  const large = document.documentElement.classList.contains("projector");
  const layout = figure.layout ?? {};
  const ink = themed("--ink");
  const axis = (given: Axis | undefined): Record<string, unknown> => ({
    gridcolor: themed("--line"),
    zerolinecolor: themed("--line-strong"),
    linecolor: themed("--line-strong"),
    automargin: true,
    ...given,
  });
  const axes = Object.fromEntries(
    Object.entries(layout)
      .filter(([name]) => /^[xy]axis\d*$/.test(name))
      .map(([name, value]) => [name, axis(value as Axis)]),
  );
  return {
    colorway: palette(),
    xaxis: axis(undefined),
    yaxis: axis(undefined),
    ...layout,
    margin: marginOf(layout, large),
    ...axes,
    // One chart fits the slide; several in rows, and pictures with captions, keep their room as the letters grow.
    ...(large ? { height: growing(layout) ? (layout.height ?? 0) * growth : oneChart } : {}),
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: themed("--sans"), size: large ? 22 : 13, color: ink },
    autosize: true,
  };
}
