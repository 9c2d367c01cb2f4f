import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { aligned } from "./aligned";
import type { Drawer } from "./chart";
import { dashes, palette, themed } from "./colours";
import { titleOf, type Figure } from "./figure";

/** Draws curves with uPlot: quick enough for ten updates a second beside everything else. */
export class Curves implements Drawer {
  private plot: uPlot | null = null;
  private shape = "";
  private observer: ResizeObserver | null = null;

  draw(place: HTMLElement, figure: Figure): void {
    const data = aligned(figure);
    const shape = JSON.stringify([figure.data.map((trace) => trace.name), figure.layout?.title, axisKey(figure.layout?.xaxis), axisKey(figure.layout?.yaxis)]);
    if (this.plot && shape === this.shape) {
      this.plot.setData(data);
      return;
    }
    this.destroy();
    this.shape = shape;
    place.replaceChildren();
    const height = sizeOf(place, figure);
    this.plot = new uPlot(options(figure, Math.max(200, place.clientWidth), height), data, place);
    this.observer = new ResizeObserver(() => this.plot?.setSize({ width: Math.max(200, place.clientWidth), height }));
    this.observer.observe(place);
  }

  destroy(): void {
    this.observer?.disconnect();
    this.plot?.destroy();
    this.plot = null;
  }
}

function sizeOf(place: HTMLElement, figure: Figure): number {
  const large = document.documentElement.classList.contains("projector");
  return large ? Math.max(260, Math.min(440, window.innerHeight - 330)) : Math.min(420, figure.layout?.height ?? Math.max(220, Math.min(320, place.clientWidth * 0.5)));
}

function axisKey(axis: { title?: string | { text?: string }; range?: number[] } | undefined): unknown {
  return [titleOf(axis?.title), axis?.range];
}

function options(figure: Figure, width: number, height: number): uPlot.Options {
  const colours = palette();
  const large = document.documentElement.classList.contains("projector");
  const size = large ? 22 : 13;
  const font = `${size}px ${themed("--sans")}`;
  const axis = (label: string, upright: boolean): uPlot.Axis => ({
    label: label || undefined,
    stroke: themed("--ink"),
    font,
    labelFont: font,
    labelSize: size * 1.7,
    gap: 4,
    // As wide as its longest number: a fixed width would cut some and waste room beside others.
    size: upright ? (_, numbers) => Math.max(1, ...(numbers ?? []).map((text) => text.length)) * size * 0.62 + 14 : size * 2.1,
    grid: { stroke: themed("--line"), width: 1 },
    ticks: { stroke: themed("--line-strong"), width: 1, size: 5 },
  });
  const title = titleOf(figure.layout?.title);
  const scale = (range: number[] | undefined): uPlot.Scale => {
    const [low, high] = range ?? [];
    return low !== undefined && high !== undefined ? { range: [low, high] } : {};
  };
  return {
    width,
    height,
    ...(title ? { title } : {}),
    scales: { x: { time: false, ...scale(figure.layout?.xaxis?.range) }, y: scale(figure.layout?.yaxis?.range) },
    axes: [axis(titleOf(figure.layout?.xaxis?.title), false), axis(titleOf(figure.layout?.yaxis?.title), true)],
    series: [
      { label: titleOf(figure.layout?.xaxis?.title) || "x" },
      ...figure.data.map((trace, index): uPlot.Series => ({
        label: trace.name ?? `curve ${index + 1}`,
        stroke: colours[index % colours.length] ?? themed("--ink"),
        width: large ? 4 : 2,
        // Gaps grow with the line, else dots run together.
        dash: (dashes[index % dashes.length] ?? []).map((length) => (large ? 2 * length : length)),
        spanGaps: false,
        points: { show: false },
      })),
    ],
    legend: { show: figure.data.length > 1, live: false },
  };
}
