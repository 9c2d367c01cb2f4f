import { downloadText, el, replace } from "../../dom";
import { tableOf, toCsv, type Column } from "../../outputs/numbers";
import { settings } from "../../settings";

const betweenTables = 500;

/** A picture with its title, its numbers as a table, and its numbers as a file. Draws again when theme or width change. */
export abstract class PictureView<P extends { title: string; words: string }> {
  readonly node: HTMLElement;
  protected readonly place = el("div", { class: "demo-place" });
  private readonly heading = el("h2", {});
  private readonly numbers = el("div", { class: "numbers", hidden: true, tabindex: "0", role: "region" });
  private readonly forget: () => void;
  private readonly observer = new ResizeObserver(() => this.redraw());
  private tableDrawn = 0;

  constructor(protected picture: P) {
    const toggle = el("button", { type: "button", class: "link-button", "aria-expanded": "false", onclick: () => this.toggle(toggle) }, "Show the numbers");
    const save = el("button", { type: "button", class: "link-button", onclick: () => downloadText("numbers.csv", "text/csv", toCsv(this.columns())) }, "Save as CSV");
    this.node = el("figure", { class: "demo-picture" }, this.heading, this.place, el("figcaption", {}, toggle, save), this.numbers);
    this.forget = settings.onChange(() => this.redraw());
    this.observer.observe(this.place);
  }

  show(picture: P): void {
    this.picture = picture;
    this.redraw();
    if (!this.numbers.hidden && performance.now() - this.tableDrawn > betweenTables) {
      this.fillTable();
    }
  }

  /** Called when the demonstration pauses, so that the table has the very numbers that are drawn. */
  settle(): void {
    if (!this.numbers.hidden) {
      this.fillTable();
    }
  }

  destroy(): void {
    this.forget();
    this.observer.disconnect();
  }

  protected abstract draw(): void;

  protected abstract columns(): Column[];

  private redraw(): void {
    this.heading.textContent = this.picture.title;
    if (this.place.clientWidth > 0) {
      this.draw();
    }
  }

  private fillTable(): void {
    this.tableDrawn = performance.now();
    this.numbers.setAttribute("aria-label", `Numbers of: ${this.picture.title}`);
    replace(this.numbers, tableOf(this.columns()));
  }

  private toggle(button: HTMLButtonElement): void {
    this.numbers.hidden = !this.numbers.hidden;
    button.setAttribute("aria-expanded", String(!this.numbers.hidden));
    button.textContent = this.numbers.hidden ? "Show the numbers" : "Hide the numbers";
    this.settle();
  }
}

/** A canvas as wide as its place, sharp on every screen; returns its context with lengths in CSS pixels. */
export function fit(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const scale = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const pen = canvas.getContext("2d")!;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

export function isLarge(): boolean {
  return document.documentElement.classList.contains("projector");
}
