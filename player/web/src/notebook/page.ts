import { announce, el } from "../dom";
import { fillBar, Notices } from "../bar";
import { confirmed } from "../confirm";
import { settings } from "../settings";
import { askAboutCell, askAboutExercise } from "./askers";
import type { CellOwner, CellView } from "./cell";
import { Cells, runs } from "./cells";
import { Connection } from "./connection";
import { Draft } from "./draft";
import { ExerciseCards } from "./exercise";
import { intro } from "./intro";
import type { Asker } from "./intelligence";
import { keyActions, type KeyedPage } from "./commands";
import { listenForKeys, showKeySheet } from "./keys";
import { lessonMenu } from "./lessonMenu";
import type { NotebookState } from "./model";
import { SpeakerNotes } from "./notes";
import { Outline } from "./outline";
import { Session } from "./session";
import { Steps } from "./steps";
import { Toolbar } from "./toolbar";

/** One lesson on the page: puts its parts together and gives the keys and buttons their meaning. */
export class NotebookPage implements CellOwner {
  readonly files: string;
  private readonly sheet = el("main", { class: "sheet", id: "main", tabindex: "-1" });
  private readonly column = el("div", {});
  private readonly layout: HTMLElement;
  private readonly outline = new Outline();
  private readonly notices = new Notices();
  private readonly notes = new SpeakerNotes();
  private readonly cells: Cells;
  private readonly draft: Draft;
  private readonly connection: Connection;
  private readonly session: Session;
  private readonly exercises: ExerciseCards;
  private readonly steps: Steps;
  private readonly undo: (() => void)[] = [];
  private toolbar: Toolbar;
  private state: NotebookState | null = null;

  constructor(private readonly slug: string, root: HTMLElement) {
    this.files = `/files/${encodeURIComponent(slug)}`;
    this.layout = el("div", { class: "notebook" }, this.outline.node, this.sheet);
    this.layout.classList.toggle("no-outline", !settings.outlineOpen || window.innerWidth < 1000);
    this.sheet.append(this.column);
    root.replaceChildren(this.notices.node, this.layout);
    this.cells = new Cells(this.column, this, (id) => ({ recorded: this.session.predictions[id], record: (answer) => this.connection.send({ type: "predict", id, answer }) }), (view) => this.exercises.attach(view));
    this.toolbar = this.makeToolbar(slug);
    this.connection = new Connection(slug, (message) => this.session.receive(message), (state) => this.session.connectionChanged(state));
    this.exercises = new ExerciseCards(slug, () => this.sheet, askAboutExercise(this.connection));
    this.draft = new Draft(() => this.cells.list, (message) => this.connection.send(message), (state) => this.toolbar.showSaved(state));
    this.session = new Session(this.cells, this.draft, this.connection, this.notices, () => this.toolbar, {
      opened: (state) => this.opened(state),
      changed: () => this.changed(),
      restartAndRunAbove: () => this.restartAndRunAbove(),
    });
    this.steps = new Steps(this.column, (cell) => this.run([cell]), (cell) => (this.select(cell, false), cell.focus()), () => this.toggleSteps());
    const scrolled = (): number => requestAnimationFrame(() => this.outline.showCurrent());
    window.addEventListener("scroll", scrolled, { passive: true });
    this.undo.push(() => window.removeEventListener("scroll", scrolled));
    this.undo.push(listenForKeys(keyActions(this.cells, this.keyed())), settings.onChange(() => this.toolbar.showModes(this.steps.active)));
  }

  close(): void {
    this.draft.close();
    this.exercises.close();
    this.undo.forEach((action) => action());
    this.steps.stop();
    this.notes.close();
    this.connection.close();
    this.cells.destroy();
  }

  edited(cell: CellView): void {
    this.draft.changed();
    this.session.textChanged();
    if (!cell.isCode) {
      this.changed();
    }
  }

  select(cell: CellView, scroll: boolean): void {
    this.cells.select(cell);
    this.notes.show(this.cells.list, cell, this.files);
    if (scroll) {
      cell.node.scrollIntoView({ block: "nearest" });
    }
    const place = `#cell-${cell.data.id}`;
    if (location.hash !== place) {
      history.replaceState(history.state, "", `${location.pathname}${location.search}${place}`);
    }
  }

  run(cells: CellView[]): void {
    cells.filter((cell) => !cell.isCode && cell.isEditing).forEach((cell) => cell.leave());
    if (cells.length === 1 && cells[0]?.card) {
      void cells[0].card.check();
    }
    const code = cells.filter(runs);
    if (code.length > 0) {
      this.session.run(code);
    }
  }

  act(cell: CellView, action: "above" | "up" | "down" | "delete" | "below"): void {
    const changes: Record<typeof action, () => void> = {
      above: () => this.run(this.cells.list.slice(0, this.cells.list.indexOf(cell))),
      up: () => this.cells.move(cell, -1),
      down: () => this.cells.move(cell, 1),
      delete: () => this.cells.remove(cell),
      below: () => this.cells.add(cell, "below").edit(),
    };
    changes[action]();
    if (action !== "above") {
      this.draft.changed();
      this.changed();
    }
  }

  asker(cell: CellView): Asker {
    return askAboutCell(this.connection, this.session, this.cells, cell);
  }

  goToLine(cellNumber: number | null, line: number, column: number, from: CellView): void {
    const cell = (cellNumber === null ? undefined : this.cells.byNumber(cellNumber)) ?? from;
    this.select(cell, true);
    cell.goTo(line, column);
  }

  private opened(state: NotebookState): void {
    const first = this.state === null;
    this.state = state;
    document.title = `${state.title} · Deep learning in C#`;
    this.toolbar = this.makeToolbar(state.title);
    if (first) {
      this.sheet.prepend(intro(state));
      this.goToPlaceInAddress();
    }
    void this.exercises.refresh();
    this.changed();
  }

  /** Links carry the cell; without one the lesson begins at its top. */
  private goToPlaceInAddress(): void {
    const id = decodeURIComponent(location.hash.replace(/^#(cell-)?/, ""));
    const cell = this.cells.byId(id) ?? this.cells.beside(null, 1);
    if (cell) {
      this.select(cell, false);
      cell.focus();
      if (id !== "") {
        cell.node.scrollIntoView({ block: "start" });
      }
    }
    const parameters = new URLSearchParams(location.search);
    if (parameters.get("steps") === "on" && !this.steps.active) {
      this.toggleSteps();
    }
  }

  private changed(): void {
    this.outline.build(this.cells.list, (cell) => {
      this.select(cell, false);
      cell.node.scrollIntoView({ block: "start" });
      cell.focus();
    });
    this.outline.showProgress(this.session.runs);
    this.outline.showCurrent();
  }

  private makeToolbar(title: string): Toolbar {
    const toolbar = new Toolbar(title, {
      runAll: () => this.run(this.cells.list),
      runAbove: () => this.cells.selected && this.act(this.cells.selected, "above"),
      stop: () => this.session.stop(),
      restart: () => void this.restart([]),
      restartAndRunAll: () => void this.restart(this.cells.list),
      steps: () => this.toggleSteps(),
      projector: () => this.toggleProjector(),
      outline: () => this.toggleOutline(),
      help: showKeySheet,
      notes: () => this.notes.toggle(this.cells.list, this.cells.selected, this.files),
      more: () =>
        lessonMenu(this.slug, this.state, this.notices, {
          restartAndRunAll: () => void this.restart(this.cells.list),
          clearOutputs: () => {
            // Text that is still on its way would make this page pass over the server's answer.
            this.draft.flush();
            this.connection.send({ type: "clearOutputs" });
          },
          notes: () => this.notes.toggle(this.cells.list, this.cells.selected, this.files),
          save: () => this.draft.flush(),
          selected: () => this.cells.selected?.data.id ?? "",
        }),
    });
    this.session?.dress(toolbar);
    fillBar(toolbar.left, toolbar.right);
    return toolbar;
  }

  private async restart(thenRun: CellView[]): Promise<void> {
    const what = thenRun.length > 0 ? "Then every cell runs from the top." : "Your text and the outputs on the page stay.";
    if (await confirmed("Restart the session?", `All variables are lost. ${what}`, "Restart")) {
      this.session.restart(thenRun.filter(runs));
    }
  }

  private restartAndRunAbove(): void {
    const stuck = this.session.lastRun ?? this.cells.selected;
    const upTo = stuck ? this.cells.list.indexOf(stuck) : 0;
    this.session.restart(this.cells.list.slice(0, upTo).filter(runs));
  }

  private toggleSteps(): void {
    if (this.steps.active) {
      this.steps.stop();
    } else {
      this.steps.start(this.cells.list, this.cells.selected);
      this.cells.selected?.focus();
    }
    announce(this.steps.active ? "Step mode on" : "Step mode off");
    this.toolbar.showModes(this.steps.active);
  }

  private toggleProjector(): void {
    settings.projector = !settings.projector;
    this.cells.selected?.node.scrollIntoView({ block: "nearest" });
    announce(settings.projector ? "Projector size on" : "Projector size off");
  }

  private toggleOutline(): void {
    const closed = this.layout.classList.toggle("no-outline");
    settings.keepOutline(!closed);
  }

  /** What the keys need of the page beside its cells. */
  private keyed(): KeyedPage {
    return {
      select: (cell, scroll) => this.select(cell, scroll),
      run: (cells) => this.run(cells),
      runAndAdvance: () => this.runAndAdvance(),
      changed: () => {
        this.draft.changed();
        this.changed();
      },
      save: () => this.draft.flush(),
      stop: () => this.session.stop(),
      restart: () => void this.restart([]),
      projector: () => this.toggleProjector(),
      steps: () => this.toggleSteps(),
      stepForward: () => this.steps.forward(),
      stepBack: () => this.steps.back(),
    };
  }

  private runAndAdvance(): void {
    const cell = this.cells.selected;
    if (!cell) {
      return;
    }
    this.run([cell]);
    cell.leave();
    const next = this.cells.beside(cell, 1) ?? (cell.isCode ? this.cells.add(cell, "below") : null);
    if (next) {
      this.select(next, false);
      next.focus();
      // What has just been asked for is what the eye should find: keep the cell that runs in view.
      next.node.scrollIntoView({ block: cell.isCode ? "nearest" : "center" });
    }
  }
}
