import { el, replace } from "../dom";
import { icon } from "../icons";
import { speedNames, speeds, type Playing, type Speed } from "./playing";

/** The row of buttons that drives a demonstration. */
export class Controls {
  readonly node: HTMLElement;
  private readonly playButton = el("button", { type: "button", class: "button primary demo-play", title: "Play or pause (Space)" });
  private readonly field = el("input", { type: "number", min: 0, value: 0, "aria-label": "Step", title: "Go to a step" });
  private readonly of = el("span", { class: "demo-of" });
  private readonly speed = el("select", { "aria-label": "Speed", title: "Speed (F faster, S slower)" }, ...speeds.map((speed) => el("option", { value: speed }, speedNames[speed])));

  constructor(private readonly playing: Playing, stepIs: string, reset: () => void, copyLink: () => void) {
    this.playButton.addEventListener("click", () => (playing.playing ? playing.pause() : playing.play()));
    this.field.addEventListener("change", () => {
      playing.pause();
      playing.goTo(Math.round(Number(this.field.value)) || 0);
    });
    this.speed.addEventListener("change", () => (playing.speed = this.speed.value as Speed));
    this.node = el(
      "div",
      { class: "demo-controls", role: "group", "aria-label": "Playing" },
      this.playButton,
      this.button("back", "Step back", "Step back (←)", () => this.by(-1)),
      this.button("next", "Step", "One step (→)", () => this.by(1)),
      this.button("restart", "Reset", "Back to step 0 (R)", reset),
      el("label", { class: "demo-step" }, "Step ", this.field, this.of),
      this.speed,
      this.button("link", "Copy link", "Copy a link to what is shown now", copyLink),
      el("small", { class: "demo-step-is" }, `One step is ${stepIs}.`),
    );
    this.show();
  }

  by(steps: number): void {
    const { wanted } = this.playing;
    this.playing.pause();
    this.playing.goTo(wanted + steps);
  }

  faster(change: number): void {
    this.playing.speed = speeds[Math.max(0, Math.min(speeds.length - 1, speeds.indexOf(this.playing.speed) + change))]!;
    this.show();
  }

  show(): void {
    const { playing, step, last, speed } = this.playing;
    if (this.playButton.dataset["shows"] !== String(playing)) {
      this.playButton.dataset["shows"] = String(playing);
      replace(this.playButton, icon(playing ? "pause" : "play"), playing ? "Pause" : "Play");
    }
    if (document.activeElement !== this.field) {
      this.field.value = String(step);
    }
    this.of.textContent = last < Number.MAX_SAFE_INTEGER ? ` of ${last}` : "";
    this.speed.value = speed;
  }

  private button(symbol: "back" | "next" | "restart" | "link", words: string, title: string, action: () => void): HTMLElement {
    return el("button", { type: "button", class: "button outlined", title, onclick: action }, icon(symbol), el("span", {}, words));
  }
}
