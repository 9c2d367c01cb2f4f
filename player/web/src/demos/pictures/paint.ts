import { announce, el } from "../../dom";
import { themed } from "../../outputs/colours";
import type { Mark } from "../model";
import { short } from "./scale";
import type { Frame, PlaneView } from "./plane";

export interface PaintOwner {
  /** All points, after one was set or erased. */
  points(marks: Mark[]): void;
  /** All points were erased here; there is nothing to learn from until one is set. */
  cleared(): void;
  /** The place that was chosen to start from. */
  start(x: number, y: number): void;
}

const fine = 40;

/** Lets people set points in a plane, by pointer or by keys: arrows move a cross, Enter sets, Delete erases the nearest. */
export class Painter {
  readonly node: HTMLElement;
  private tool: "0" | "1" | "erase" = "0";
  private cross: { x: number; y: number } | null = null;
  private marks: Mark[] | null = null;

  constructor(private readonly view: PlaneView, private readonly owner: PaintOwner) {
    const { canvas } = view;
    const points = view.shown.paint === "points";
    this.node = points ? this.tools() : el("p", { class: "demo-hint" }, "Click in the plane to start there; with the keys: Tab to it, arrows, Enter.");
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-roledescription", "plane to paint");
    canvas.setAttribute("aria-label", `${view.shown.words}. Arrows move the cross, Shift moves it further, Enter sets a point${points ? ", Delete erases the nearest, 0 and 1 choose the class" : ""}.`);
    canvas.addEventListener("pointerdown", (event) => this.pressed(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("blur", () => this.moveCross(null));
    view.over = (pen, frame) => this.drawCross(pen, frame);
  }

  /** New points from the engine: what is painted next is added to these. */
  renewed(): void {
    this.marks = null;
  }

  private tools(): HTMLElement {
    const choose = (value: "0" | "1" | "erase", words: string): HTMLElement => {
      const radio = el("input", { type: "radio", name: "paint", value, checked: value === this.tool, onchange: () => (this.tool = value) });
      return el("label", {}, radio, words);
    };
    const clear = el("button", { type: "button", class: "link-button", onclick: () => this.clear() }, "Erase all");
    return el("fieldset", { class: "demo-paint" }, el("legend", {}, "A click sets"), choose("0", "class 0 (round)"), choose("1", "class 1 (square)"), choose("erase", "nothing: it erases"), clear);
  }

  private clear(): void {
    this.owner.cleared();
    this.marks = [];
    this.view.shown.marks.length = 0;
    this.view.redrawNow();
    announce("The plane is empty. The first point you set begins a new run.");
  }

  private pressed(event: PointerEvent): void {
    const frame = this.view.frame;
    const { x, y } = this.view.shown;
    const at = {
      x: x.low + ((event.offsetX - frame.left) / frame.width) * (x.high - x.low),
      y: y.low + ((frame.top + frame.height - event.offsetY) / frame.height) * (y.high - y.low),
    };
    if (at.x >= x.low && at.x <= x.high && at.y >= y.low && at.y <= y.high) {
      this.set(at, this.tool === "erase");
    }
  }

  private set(at: { x: number; y: number }, erase: boolean): void {
    const place = { x: Number(at.x.toFixed(2)), y: Number(at.y.toFixed(2)) };
    if (this.view.shown.paint === "start") {
      this.owner.start(place.x, place.y);
      announce(`Starts at ${place.x}, ${place.y}.`);
      return;
    }
    const marks = this.marks ?? [...this.view.shown.marks];
    if (erase) {
      const nearest = marks.map((mark, index) => ({ index, far: (mark.x - at.x) ** 2 + (mark.y - at.y) ** 2 })).sort((a, b) => a.far - b.far)[0];
      this.marks = marks.filter((_, index) => index !== nearest?.index);
    } else {
      this.marks = [...marks, { ...place, kind: this.tool === "1" ? 1 : 0, style: "full" }];
    }
    announce(`${erase ? "Erased. " : `Point of class ${this.tool} at ${place.x}, ${place.y}. `}${this.marks.length} points.`);
    this.view.shown.marks = this.marks;
    this.view.redrawNow();
    if (this.marks.length > 0) {
      this.owner.points(this.marks);
    }
  }

  private key(event: KeyboardEvent): void {
    const { x, y, paint } = this.view.shown;
    const far = event.shiftKey ? 5 : 1;
    const moves: Record<string, [number, number]> = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] };
    const move = moves[event.key];
    const from = this.cross ?? { x: (x.low + x.high) / 2, y: (y.low + y.high) / 2 };
    if (move) {
      const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
      this.moveCross({ x: clamp(from.x + (move[0] * (x.high - x.low)) / fine, x.low, x.high), y: clamp(from.y + (move[1] * (y.high - y.low)) / fine, y.low, y.high) });
    } else if (event.key === "Enter") {
      this.set(from, this.tool === "erase");
    } else if (event.key === "Delete" && paint === "points") {
      this.set(from, true);
    } else if ((event.key === "0" || event.key === "1") && paint === "points") {
      this.tool = event.key;
      this.node.querySelector<HTMLInputElement>(`input[value="${event.key}"]`)!.checked = true;
      announce(`Class ${event.key}`);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private moveCross(to: { x: number; y: number } | null): void {
    this.cross = to;
    if (to) {
      announce(`${short(to.x)}, ${short(to.y)}`);
    }
    this.view.redrawNow();
  }

  private drawCross(pen: CanvasRenderingContext2D, frame: Frame): void {
    if (!this.cross) {
      return;
    }
    const [x, y] = [frame.toX(this.cross.x), frame.toY(this.cross.y)];
    for (const [colour, width] of [["--surface", 5], ["--ink", 2]] as const) {
      pen.strokeStyle = themed(colour);
      pen.lineWidth = width;
      pen.beginPath();
      pen.moveTo(x - 12, y);
      pen.lineTo(x + 12, y);
      pen.moveTo(x, y - 12);
      pen.lineTo(x, y + 12);
      pen.stroke();
    }
  }
}
