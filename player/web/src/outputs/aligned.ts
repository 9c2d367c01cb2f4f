import type uPlot from "uplot";
import type { Figure } from "./figure";

/** uPlot wants one sorted x for all curves. Its line goes on over an x of another curve (undefined), and breaks where a value is no number (null). */
export function aligned(figure: Figure): uPlot.AlignedData {
  const curves = figure.data.map((trace) => {
    const y = trace.y as (number | null)[];
    const x = (trace.x as number[] | undefined) ?? y.map((_, index) => index);
    return new Map(x.map((at, index) => [at, typeof y[index] === "number" ? y[index] : null]));
  });
  const xs = [...new Set(curves.flatMap((curve) => [...curve.keys()]))].sort((a, b) => a - b);
  return [xs, ...curves.map((curve) => xs.map((x) => curve.get(x)))] as uPlot.AlignedData;
}
