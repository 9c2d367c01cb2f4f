import { el } from "../../dom";
import { dashes, palette, themed } from "../../outputs/colours";
import type { Column } from "../../outputs/numbers";
import type { Mark, PlanePicture } from "../model";
import { contour } from "./contour";
import { colourScale, short, ticks } from "./scale";
import { fit, isLarge, PictureView } from "./view";

/** Where things are on the canvas: the plane's rectangle, and the way from its numbers to pixels and back. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
  toX(value: number): number;
  toY(value: number): number;
}

/** A flat piece of the world: a field of colour, lines, points. */
export class PlaneView extends PictureView<PlanePicture> {
  readonly canvas = el("canvas", {});
  /** Drawn over the picture, such as the painter's cross. */
  over: ((pen: CanvasRenderingContext2D, frame: Frame) => void) | null = null;
  private readonly small = document.createElement("canvas");

  constructor(picture: PlanePicture) {
    super(picture);
    this.canvas.setAttribute("role", "img");
    this.place.append(this.canvas);
  }

  get shown(): PlanePicture {
    return this.picture;
  }

  get frame(): Frame {
    const { x, y } = this.picture;
    const size = isLarge() ? 22 : 13;
    const whole = this.place.clientWidth;
    // A picture of a place keeps its proportions; a curve's axes have units of their own.
    const ratio = this.picture.field ? Math.min(1, Math.max(0.5, (y.high - y.low) / (x.high - x.low))) : 0.62;
    const [left, top, right] = [size * 3.4, 8, 10];
    // The whole plane and its axis are to be in sight at once, also on a small projector.
    const highest = Math.max(200, window.innerHeight - (isLarge() ? 400 : 390));
    const width = Math.min(whole - left - right, isLarge() ? 620 : 420, highest / ratio);
    const height = width * ratio;
    return {
      left,
      top,
      width,
      height,
      toX: (value) => left + ((value - x.low) / (x.high - x.low)) * width,
      toY: (value) => top + height - ((value - y.low) / (y.high - y.low)) * height,
    };
  }

  redrawNow(): void {
    this.draw();
  }

  protected draw(): void {
    const frame = this.frame;
    const size = isLarge() ? 22 : 13;
    const names = size * 1.6 * Math.ceil(this.picture.paths.length / (isLarge() ? 1 : 2));
    const pen = fit(this.canvas, frame.left + frame.width + 10, frame.top + frame.height + size * 3 + names);
    if (this.canvas.getAttribute("role") === "img") {
      this.canvas.setAttribute("aria-label", this.picture.words);
    }
    this.drawField(pen, frame);
    this.drawAxes(pen, frame, size);
    pen.save();
    pen.beginPath();
    pen.rect(frame.left, frame.top, frame.width, frame.height);
    pen.clip();
    this.drawLevels(pen, frame);
    this.picture.paths.forEach((_, index) => this.drawPath(pen, frame, index));
    this.picture.marks.forEach((mark) => drawMark(pen, frame.toX(mark.x), frame.toY(mark.y), mark, isLarge() ? 7 : 4));
    this.over?.(pen, frame);
    pen.restore();
    this.drawNames(pen, frame, size);
  }

  protected columns(): Column[] {
    const { marks, paths, field, fieldName, x, y } = this.picture;
    const columns: Column[] = [];
    if (marks.length > 0) {
      columns.push({ name: x.label, values: marks.map((mark) => mark.x) }, { name: y.label, values: marks.map((mark) => mark.y) }, { name: "class", values: marks.map((mark) => mark.kind) });
      if (marks.some((mark) => mark.style !== "full")) {
        columns.push({ name: "point is", values: marks.map((mark) => ({ full: "used", open: "held back", now: "in this step" })[mark.style]) });
      }
    }
    for (const path of paths) {
      columns.push({ name: `${path.name}: ${x.label}`, values: path.x }, { name: `${path.name}: ${y.label}`, values: path.y });
    }
    if (field) {
      const at = (axis: { low: number; high: number }, index: number, count: number): number => axis.low + ((axis.high - axis.low) * index) / (count - 1);
      const cells = field.flatMap((row, j) => row.map((value, i) => [at(x, i, row.length), at(y, j, field.length), value]));
      columns.push(...[`at ${x.label}`, `at ${y.label}`, fieldName].map((name, part) => ({ name, values: cells.map((cell) => cell[part]) })));
    }
    return columns;
  }

  // The grid as a tiny picture, stretched: the browser blends between its numbers.
  private drawField(pen: CanvasRenderingContext2D, frame: Frame): void {
    const { field, colours } = this.picture;
    if (!field || !colours) {
      return;
    }
    const [rows, columns] = [field.length, field[0]!.length];
    [this.small.width, this.small.height] = [columns, rows];
    const inner = this.small.getContext("2d")!;
    const image = inner.createImageData(columns, rows);
    // Paths have colours of their own, which a strong ground would swallow.
    const scale = colourScale(colours, this.picture.paths.length > 0 ? 0.35 : 0.6);
    field.forEach((row, j) => row.forEach((value, i) => image.data.set([...scale(value ?? 0), 255], ((rows - 1 - j) * columns + i) * 4)));
    inner.putImageData(image, 0, 0);
    // The first and last numbers stand on the edges, and not half a cell inside.
    pen.imageSmoothingEnabled = true;
    pen.drawImage(this.small, 0.5, 0.5, columns - 1, rows - 1, frame.left, frame.top, frame.width, frame.height);
  }

  private drawAxes(pen: CanvasRenderingContext2D, frame: Frame, size: number): void {
    const { x, y } = this.picture;
    pen.strokeStyle = themed("--line-strong");
    pen.lineWidth = 1;
    pen.strokeRect(frame.left, frame.top, frame.width, frame.height);
    pen.fillStyle = themed("--ink");
    pen.font = `${size}px ${themed("--sans")}`;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    ticks(x.low, x.high).forEach((at) => pen.fillText(short(at), frame.toX(at), frame.top + frame.height + 4));
    pen.fillText(x.label, frame.left + frame.width / 2, frame.top + frame.height + size * 1.6);
    pen.textAlign = "right";
    pen.textBaseline = "middle";
    ticks(y.low, y.high).forEach((at) => pen.fillText(short(at), frame.left - 5, frame.toY(at)));
    pen.save();
    pen.translate(size * 0.7, frame.top + frame.height / 2);
    pen.rotate(-Math.PI / 2);
    pen.textAlign = "center";
    pen.fillText(y.label, 0, 0);
    pen.restore();
  }

  private drawLevels(pen: CanvasRenderingContext2D, frame: Frame): void {
    const { field, levels } = this.picture;
    if (!field) {
      return;
    }
    const cellWidth = frame.width / (field[0]!.length - 1);
    const cellHeight = frame.height / (field.length - 1);
    pen.strokeStyle = themed("--ink");
    pen.lineWidth = levels.length === 1 ? (isLarge() ? 4 : 2) : 0.75;
    pen.beginPath();
    for (const level of levels) {
      for (const [x1, y1, x2, y2] of contour(field, level)) {
        pen.moveTo(frame.left + x1 * cellWidth, frame.top + frame.height - y1 * cellHeight);
        pen.lineTo(frame.left + x2 * cellWidth, frame.top + frame.height - y2 * cellHeight);
      }
    }
    pen.stroke();
  }

  private drawPath(pen: CanvasRenderingContext2D, frame: Frame, index: number): void {
    const path = this.picture.paths[index]!;
    pen.strokeStyle = palette()[index % palette().length]!;
    pen.lineWidth = isLarge() ? 4 : 2.5;
    pen.setLineDash(dashes[index % dashes.length]!);
    pen.beginPath();
    path.x.forEach((x, i) => {
      const y = path.y[i];
      if (x !== null && y !== null && y !== undefined) {
        pen.lineTo(frame.toX(x), frame.toY(y));
      }
    });
    pen.stroke();
    pen.setLineDash([]);
  }

  // Under the axis, so that no name covers a path.
  private drawNames(pen: CanvasRenderingContext2D, frame: Frame, size: number): void {
    const line = size * 2.2;
    let [x, y] = [frame.left, frame.top + frame.height + size * 3.7];
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    this.picture.paths.forEach(({ name }, index) => {
      const width = line + size * 1.6 + pen.measureText(name).width;
      if (x + width > frame.left + frame.width + 10) {
        [x, y] = [frame.left, y + size * 1.5];
      }
      pen.strokeStyle = palette()[index % palette().length]!;
      pen.lineWidth = 3;
      pen.setLineDash(dashes[index % dashes.length]!);
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(x + line, y);
      pen.stroke();
      pen.setLineDash([]);
      pen.fillStyle = themed("--ink");
      pen.fillText(name, x + line + 5, y);
      x += width;
    });
  }
}

// Form tells the classes apart where colour does not: round, square, triangle.
function drawMark(pen: CanvasRenderingContext2D, x: number, y: number, mark: Mark, radius: number): void {
  const now = mark.style === "now";
  const size = now ? radius * 2 : radius;
  pen.beginPath();
  if (mark.kind % 3 === 0) {
    pen.arc(x, y, size, 0, 2 * Math.PI);
  } else if (mark.kind % 3 === 1) {
    pen.rect(x - size, y - size, 2 * size, 2 * size);
  } else {
    pen.moveTo(x, y - size);
    pen.lineTo(x + size, y + size);
    pen.lineTo(x - size, y + size);
    pen.closePath();
  }
  const colour = palette()[mark.kind % palette().length]!;
  pen.fillStyle = mark.style === "open" ? themed("--surface") : colour;
  pen.strokeStyle = mark.style === "open" ? colour : themed(now ? "--ink" : "--surface");
  pen.lineWidth = now ? 3 : mark.style === "open" ? 1.75 : 1;
  pen.fill();
  pen.stroke();
}
