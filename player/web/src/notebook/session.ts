import { announce } from "../dom";
import type { Notices } from "../bar";
import type { CellView } from "./cell";
import type { Cells } from "./cells";
import type { Phase } from "./cellState";
import type { Connection, ConnectionState } from "./connection";
import type { Draft } from "./draft";
import type { EngineState, NotebookState, Output, Run, ServerMessage } from "./model";
import { staleReasons } from "./stale";
import type { Toolbar } from "./toolbar";

/** What a session tells the page around it. */
export interface SessionOwner {
  opened(state: NotebookState): void;
  changed(): void;
  restartAndRunAbove(): void;
}

/** The running side of a lesson: takes the server's messages apart and shows them at their cells. */
export class Session {
  runs: Record<string, Run> = {};
  /** What the learner predicted, by cell. */
  predictions: Record<string, string> = {};
  lastRun: CellView | null = null;
  /** Cells that ran to their end in the engine that lives now: their names are known there. */
  private readonly known = new Set<string>();
  private queue: string[] = [];
  private running: string | null = null;
  /** When the running cell began; null when this page was not there to see it. */
  private since: number | null = null;
  private engine: EngineState = "none";
  private detail = "";
  private saved: "saved" | "offline" = "saved";
  private wasLost = false;

  constructor(
    private readonly cells: Cells,
    private readonly draft: Draft,
    private readonly connection: Connection,
    private readonly notices: Notices,
    private readonly toolbar: () => Toolbar,
    private readonly owner: SessionOwner,
  ) {}

  /** Gives a fresh toolbar what is known. */
  dress(toolbar: Toolbar): void {
    toolbar.showEngine(this.engine, this.detail, this.runningNumber);
    toolbar.showSaved(this.saved === "offline" ? "offline" : this.draft.unsaved ? "saving" : "saved");
  }

  private get runningNumber(): number | undefined {
    return this.running === null ? undefined : this.cells.byId(this.running)?.number;
  }

  run(cells: CellView[]): void {
    this.draft.flush();
    this.notices.hide("stuck");
    if (!this.connection.send({ type: "run", cells: cells.map((cell) => cell.data.id) })) {
      this.notices.show("run", "Not connected to the server, so nothing ran. Your text stays here; start the kit again with ./tutorial.", true);
      return;
    }
    this.lastRun = cells.at(-1) ?? null;
    this.queue = [...this.queue, ...cells.map((cell) => cell.data.id)];
    this.showStates();
  }

  /** Whether the engine has what a cell declares: it ran to its end, or to the fault it is there to show. */
  knows(cell: CellView): boolean {
    return this.known.has(cell.data.id) && (this.runs[cell.data.id]?.ok === true || cell.data.tags.includes("raises-exception"));
  }

  stop(): void {
    if (this.connection.send({ type: "stop" }) && this.engine === "busy") {
      this.toolbar().showStopping();
      announce("Stopping");
    }
  }

  restart(run: CellView[]): void {
    this.draft.flush();
    this.notices.hide("stuck");
    this.notices.hide("engine");
    this.connection.send({ type: "restart", run: run.map((cell) => cell.data.id) });
  }

  textChanged(): void {
    this.showStates();
  }

  connectionChanged(state: ConnectionState): void {
    this.saved = state === "open" ? "saved" : "offline";
    if (state === "open") {
      this.notices.hide("connection");
      this.notices.hide("run");
      if (this.wasLost) {
        announce("Connected again");
      }
      this.wasLost = false;
      return;
    }
    if (!this.wasLost) {
      this.wasLost = true;
      // What runs, if anything does, the server tells when it is there again.
      this.running = null;
      this.queue = [];
      this.showStates();
      this.notices.show("connection", "The server does not answer. Start it again with ./tutorial: this page then goes on by itself, and what you type meanwhile is kept here.", true);
    }
    this.toolbar().showLost();
  }

  receive(message: ServerMessage): void {
    switch (message.type) {
      case "state":
        this.takeState(message.state);
        break;
      case "document":
        if (!this.draft.unsaved) {
          this.cells.set(message.cells);
          this.draft.begin(message.revision);
          this.showStates();
          this.owner.changed();
          if (message.why !== "") {
            this.notices.show("file", message.why, false);
          }
        }
        break;
      case "engine":
        this.showEngine(message.state, message.detail);
        break;
      case "queued":
        this.queue = message.queue;
        this.showStates();
        break;
      case "started":
        this.started(message.cell, message.run);
        break;
      case "output":
        this.output(message.cell, message.output);
        break;
      case "update":
        this.cells.list.some((cell) => cell.outputs.update(message.display, message.output));
        break;
      case "clear":
        this.clear(message.cell, message.wait);
        break;
      case "finished":
        this.finished(message.cell, message.ok, message.count, message.milliseconds);
        break;
      case "saved":
        this.draft.saved(message.revision);
        break;
      case "trouble":
        this.trouble(message.about, message.message);
        break;
      case "resolved":
        this.notices.hide(message.about);
        break;
      case "stuck":
        this.notices.show("stuck", message.message, true, { words: "Restart and run the cells above", action: () => this.owner.restartAndRunAbove() });
        break;
      case "input":
        void this.askInput(message.prompt, message.password);
        break;
    }
  }

  private takeState(state: NotebookState): void {
    const keepText = this.draft.unsaved;
    this.predictions = state.predictions;
    if (!keepText) {
      this.cells.set(state.cells);
      this.draft.begin(state.revision);
    } else {
      // The page has newer text than the server, as after the server was killed: it is sent and saved now.
      this.draft.flush();
    }
    this.runs = state.runs;
    this.queue = state.queue;
    this.running = state.running;
    this.since = null;
    this.known.clear();
    Object.keys(state.runs).filter((id) => id !== state.running).forEach((id) => this.known.add(id));
    for (const data of state.cells) {
      this.cells.byId(data.id)?.outputs.set(data.outputs);
    }
    this.showEngine(state.engine, state.engineDetail);
    if (state.readOnly !== null) {
      this.trouble("save", state.readOnly);
    }
    this.owner.opened(state);
    this.showStates();
  }

  private showEngine(state: EngineState, detail: string): void {
    this.engine = state;
    this.detail = detail;
    if (state === "none" || state === "parked" || state === "ended") {
      this.known.clear();
    }
    this.toolbar().showEngine(state, detail, this.runningNumber);
    this.showStates();
    if (state === "ended") {
      this.notices.show("engine", detail, true, { words: "Run the cells above again", action: () => this.owner.restartAndRunAbove() });
    } else if (state === "parked") {
      this.notices.show("engine", detail, false);
    } else if (state !== "none") {
      this.notices.hide("engine");
    }
  }

  private started(id: string, run: Run): void {
    this.running = id;
    this.since = performance.now();
    this.queue = this.queue.filter((waiting) => waiting !== id);
    this.runs[id] = run;
    const cell = this.cells.byId(id);
    cell?.outputs.clear();
    cell?.markError(null);
    this.toolbar().showEngine(this.engine, this.detail, this.runningNumber);
    this.showStates();
  }

  private output(id: string, output: Output): void {
    const cell = this.cells.byId(id);
    cell?.outputs.add(output);
    if (output.output_type === "error" && typeof output.line === "number") {
      const place = output.cell ? this.cells.byNumber(output.cell) : cell;
      place?.markError(output.line);
    }
  }

  private clear(id: string, wait: boolean): void {
    const outputs = this.cells.byId(id)?.outputs;
    if (wait) {
      outputs?.clearBeforeNext();
    } else {
      outputs?.clear();
    }
  }

  private finished(id: string, ok: boolean, count: number | null, milliseconds: number): void {
    this.running = null;
    const run = this.runs[id];
    if (run) {
      run.ok = ok;
      run.milliseconds = milliseconds;
    }
    const cell = this.cells.byId(id);
    if (cell) {
      cell.data.count = count;
      announce(ok ? `Cell ${cell.number} is done.` : `Cell ${cell.number} has failed.`);
    }
    if (this.engine === "busy") {
      this.known.add(id);
    }
    // What this cell has declared is known from now on, here and below.
    this.cells.list.slice(cell ? this.cells.list.indexOf(cell) : 0).forEach((below) => below.lookAgain());
    this.showStates();
    this.owner.changed();
  }

  private showStates(): void {
    const stale = staleReasons(this.cells.list.map((cell) => cell.data), this.runs);
    for (const cell of this.cells.list) {
      const id = cell.data.id;
      const waiting: Phase = this.engine === "starting" ? "starting" : "waiting";
      const phase: Phase = this.running === id ? (this.engine === "starting" ? "starting" : "running") : this.queue.includes(id) ? waiting : "idle";
      cell.showState(phase, this.runs[id], stale.get(id), this.since);
    }
  }

  private trouble(about: "save" | "message" | "file", text: string): void {
    if (about === "save") {
      this.draft.notSaved();
    }
    this.notices.show(about, text, true, ...(about === "file" ? [{ words: "Load the file's version", action: () => this.connection.send({ type: "reload" }) }] : []));
  }

  private async askInput(prompt: string, password: boolean): Promise<void> {
    const { askForText } = await import("./input");
    this.connection.send({ type: "input", text: await askForText(prompt, password) });
  }
}
