import { el, replace } from "../dom";
import { icon, type IconName } from "../icons";
import { menu, type MenuEntry } from "../menu";
import { settings } from "../settings";
import type { EngineState } from "./model";

export interface ToolbarActions {
  runAll(): void;
  runAbove(): void;
  stop(): void;
  restart(): void;
  restartAndRunAll(): void;
  steps(): void;
  projector(): void;
  outline(): void;
  help(): void;
  notes(): void;
  more(): (MenuEntry | "line" | { heading: string })[];
}

const engineWords: Record<EngineState, string> = {
  none: "Starts with the first cell",
  starting: "Starting…",
  idle: "Ready",
  busy: "Running",
  parked: "Resting: variables are gone",
  ended: "Session ended",
};

/** The lesson's controls in the bar, and what the session and the file are doing. */
export class Toolbar {
  readonly left: Node[];
  readonly right: Node[];
  private readonly stop: HTMLButtonElement;
  private readonly engine = el("span", { class: "bar-status", role: "status" });
  private readonly saved = el("span", { class: "bar-status", role: "status" });
  private readonly projector: HTMLButtonElement;
  private readonly stepsButton: HTMLButtonElement;

  constructor(title: string, actions: ToolbarActions) {
    this.stop = button("stop", "Stop", "Stop the running cell (I, I)", actions.stop);
    this.projector = button("projector", "", "Projector size (P)", actions.projector);
    this.stepsButton = button("steps", "Steps", "Step mode (S): Space goes on, Shift+Space back", actions.steps);
    this.left = [
      button("outline", "", "Outline", actions.outline),
      el("span", { class: "bar-title", title }, title),
      el(
        "div",
        { class: "bar-group", role: "group", "aria-label": "Run" },
        button("play", "Run all", "Run all cells from the top", actions.runAll),
        button("above", "Run above", "Run all cells above this one", actions.runAbove),
        this.stop,
        button("restart", "Restart", "Restart the session (0, 0): variables go, text stays", actions.restart),
      ),
    ];
    this.right = [this.engine, this.saved, this.stepsButton, this.projector, button("help", "", "Keys (?)", actions.help), menu("More", "more", actions.more)];
    this.showEngine("none", "");
    this.showSaved("saved");
    this.showModes(false);
  }

  /** What the session does; `cell` is the number of the cell that runs. */
  showEngine(state: EngineState, detail: string, cell?: number): void {
    const dot = state === "idle" ? "ready" : state === "busy" || state === "starting" ? "busy" : state === "ended" ? "lost" : "";
    replace(this.engine, el("span", { class: `dot ${dot}` }), el("span", { class: state === "none" ? "label-optional" : "" }, state === "busy" && cell !== undefined ? `Running cell ${cell}` : engineWords[state]));
    this.engine.title = detail;
    this.stop.disabled = state !== "busy" && state !== "starting";
    this.stop.classList.toggle("primary", state === "busy");
  }

  /** Stop was pressed, and the cell has not ended yet. */
  showStopping(): void {
    replace(this.engine, el("span", { class: "dot busy" }), "Stopping…");
  }

  /** Nobody knows what the session does: the server does not answer. */
  showLost(): void {
    this.showEngine("none", "");
    replace(this.engine);
    this.showSaved("offline");
  }

  showSaved(state: "saved" | "saving" | "unsaved" | "offline"): void {
    const words = { saved: "Saved", saving: "Saving…", unsaved: "Not saved", offline: "Not connected" }[state];
    replace(this.saved, state === "saved" ? icon("save") : null, words);
    this.saved.dataset["state"] = state;
  }

  showModes(stepping: boolean): void {
    this.projector.setAttribute("aria-pressed", String(settings.projector));
    this.stepsButton.setAttribute("aria-pressed", String(stepping));
  }
}

function button(symbol: IconName, words: string, title: string, action: () => void): HTMLButtonElement {
  const label = words === "" ? null : el("span", { class: "label-optional" }, words);
  return el("button", { type: "button", class: "button round", title, "aria-label": words === "" ? title : null, onclick: action }, icon(symbol), label);
}
