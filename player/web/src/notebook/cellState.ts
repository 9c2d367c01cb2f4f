import { el, replace } from "../dom";
import { icon } from "../icons";
import type { Run } from "./model";

/** How a cell stands: at rest, waiting for a session or for the cells before it, or running. */
export type Phase = "idle" | "starting" | "waiting" | "running";

interface Facts {
  run: Run | undefined;
  /** When the running cell began, on the page's own clock; null when the page was not there. */
  since: number | null;
  /** Why the output is old; undefined when it is not. */
  stale: string | undefined;
  /** The cell has run and put nothing out. */
  silent: boolean;
}

/** The line below a cell that says what it does. */
export class CellState {
  readonly node = el("div", { class: "cell-state" });
  private ticking: number | undefined;

  show(phase: Phase, { run, since, stale, silent }: Facts): void {
    this.close();
    const milliseconds = phase === "idle" ? run?.milliseconds : undefined;
    replace(
      this.node,
      phase === "waiting" && el("span", {}, "Waiting for its turn"),
      phase === "starting" && el("span", {}, "Waiting for the session to start"),
      phase === "running" && this.runningTime(since),
      phase === "idle" && stale !== undefined && el("span", { class: "stale-mark" }, icon("stale"), `Old output: ${stale}.`),
      milliseconds !== undefined && milliseconds >= 1000 && el("span", {}, `Took ${(milliseconds / 1000).toFixed(1)} s`),
      milliseconds !== undefined && milliseconds < 1000 && silent && run?.ok === true && el("span", {}, "Done, nothing to show."),
    );
  }

  close(): void {
    window.clearInterval(this.ticking);
  }

  /** Counts the seconds, so that a long training does not look like a page that hangs. */
  private runningTime(since: number | null): HTMLElement {
    const words = el("span", {}, "Running…");
    const tell = (began: number): void => {
      const seconds = Math.floor((performance.now() - began) / 1000);
      words.textContent = seconds < 1 ? "Running…" : `Running for ${seconds} s…`;
    };
    if (since !== null) {
      tell(since);
      this.ticking = window.setInterval(() => tell(since), 1000);
    }
    return words;
  }
}
