import { palette, themed } from "../../outputs/colours";
import type { Axis } from "../model";

type Colour = [number, number, number];

/** From the low end's colour over the ground's to the high end's: blue and orange, which nearly everybody can tell apart. */
export function colourScale(range: Axis, strength: number): (value: number) => Colour {
  const [low, high] = [parse(palette()[0]!), parse(palette()[1]!)];
  const middle = parse(themed("--surface"));
  const span = range.high - range.low || 1;
  return (value) => {
    const at = Math.max(0, Math.min(1, (value - range.low) / span));
    const end = at < 0.5 ? low : high;
    const part = Math.abs(at - 0.5) * 2 * strength;
    return middle.map((ground, i) => Math.round(ground + (end[i]! - ground) * part)) as Colour;
  };
}

export function css(colour: Colour): string {
  return `rgb(${colour.join(" ")})`;
}

/** Black or white, whichever can be read on the colour. */
export function inkOn([r, g, b]: Colour): string {
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? "#000000" : "#ffffff";
}

function parse(hex: string): Colour {
  const given = hex.replace("#", "");
  // A style sheet made small writes #fff for #ffffff.
  const digits = given.length === 3 ? [...given].map((digit) => digit + digit).join("") : given;
  return [0, 2, 4].map((from) => parseInt(digits.slice(from, from + 2), 16)) as Colour;
}

/** A few round numbers between low and high. */
export function ticks(low: number, high: number, most = 5): number[] {
  const raw = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw) ?? raw;
  const found: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) {
    found.push(Number(at.toFixed(10)));
  }
  return found;
}

export function short(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}
