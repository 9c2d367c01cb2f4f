import { el } from "../../dom";
import { themed } from "../../outputs/colours";
import type { Column } from "../../outputs/numbers";
import type { MatrixPicture } from "../model";
import { colourScale, css, inkOn, short } from "./scale";
import { fit, isLarge, PictureView } from "./view";

/** A grid of numbers as colours, the numbers in the cells where there is room; a column may be lit. */
export class MatrixView extends PictureView<MatrixPicture> {
  private readonly canvas = el("canvas", { role: "img" });

  constructor(picture: MatrixPicture) {
    super(picture);
    this.place.append(this.canvas);
  }

  protected draw(): void {
    const { rows, columns, numbers, colours, now, words } = this.picture;
    const size = isLarge() ? 20 : 12;
    const font = `${size}px ${themed("--sans")}`;
    const measure = this.canvas.getContext("2d")!;
    measure.font = font;
    const left = Math.min(this.place.clientWidth * 0.4, Math.max(0, ...rows.map((row) => measure.measureText(row).width)) + 8);
    const width = Math.max(2, Math.min((this.place.clientWidth - left - 2) / columns.length, isLarge() ? 90 : 56));
    const height = Math.max(size * 1.3, Math.min(width, isLarge() ? 48 : 30));
    const pen = fit(this.canvas, left + width * columns.length + 2, size * 1.6 + height * rows.length + 2);
    this.canvas.setAttribute("aria-label", `${words}; colours from ${short(colours.low)} to ${short(colours.high)}`);
    pen.font = font;
    pen.textBaseline = "middle";
    const scale = colourScale(colours, 1);
    const wordy = Math.max(...columns.map((name) => pen.measureText(name).width)) + 4;
    const every = Math.max(1, Math.ceil(wordy / width));
    pen.fillStyle = themed("--ink");
    pen.textAlign = "center";
    columns.forEach((name, i) => (i % every === 0 || i === now) && pen.fillText(name, left + (i + 0.5) * width, size * 0.7));
    rows.forEach((name, j) => {
      const y = size * 1.6 + j * height;
      pen.textAlign = "right";
      pen.fillStyle = themed("--ink");
      pen.fillText(name, left - 6, y + height / 2, left - 6);
      pen.textAlign = "center";
      numbers[j]!.forEach((value, i) => {
        if (value === null) {
          return;
        }
        const colour = scale(value);
        pen.fillStyle = css(colour);
        pen.fillRect(left + i * width, y, width, height);
        if (width >= size * 2.7) {
          pen.fillStyle = inkOn(colour);
          pen.fillText(Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2).replace("-", "−"), left + (i + 0.5) * width, y + height / 2);
        }
      });
    });
    pen.strokeStyle = themed("--line-strong");
    pen.strokeRect(left, size * 1.6, width * columns.length, height * rows.length);
    if (now >= 0) {
      pen.strokeStyle = themed("--ink");
      pen.lineWidth = 2.5;
      pen.strokeRect(left + now * width, size * 1.6, width, height * rows.length);
    }
  }

  protected columns(): Column[] {
    const { rows, columns, numbers } = this.picture;
    return [{ name: "row", values: rows }, ...columns.map((name, i) => ({ name, values: numbers.map((row) => row[i]) }))];
  }
}
