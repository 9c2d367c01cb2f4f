import { announce } from "../dom";
import type { CellView } from "./cell";
import type { Cells } from "./cells";
import { showKeySheet, type KeyActions } from "./keys";

/** What the keys need of the page beside its cells. */
export interface KeyedPage {
  select(cell: CellView, scroll: boolean): void;
  run(cells: CellView[]): void;
  runAndAdvance(): void;
  /** The cells or their order have changed. */
  changed(): void;
  save(): boolean;
  stop(): void;
  restart(): void;
  projector(): void;
  steps(): void;
  stepForward(): boolean;
  stepBack(): boolean;
}

/** The meaning of each key, told in terms of the selected cell. */
export function keyActions(cells: Cells, page: KeyedPage): KeyActions {
  const here = (action: (cell: CellView) => void) => (): void => {
    if (cells.selected) {
      action(cells.selected);
    }
  };
  const changing = (action: (cell: CellView) => void) =>
    here((cell) => {
      action(cell);
      page.changed();
    });
  const move = (direction: -1 | 1) => (): void => {
    const next = cells.beside(cells.selected, direction);
    if (next) {
      page.select(next, true);
      next.focus();
    }
  };
  return {
    runAndAdvance: page.runAndAdvance,
    run: here((cell) => {
      page.run([cell]);
      cell.leave();
      cell.focus();
    }),
    runAndInsert: changing((cell) => {
      page.run([cell]);
      cells.add(cell, "below").edit();
    }),
    edit: here((cell) => cell.edit()),
    previous: move(-1),
    next: move(1),
    addAbove: changing((cell) => cells.add(cell, "above").focus()),
    addBelow: changing((cell) => cells.add(cell, "below").focus()),
    remove: changing((cell) => cells.remove(cell)),
    undoRemove: () => {
      cells.undoRemove()?.focus();
      page.changed();
    },
    toProse: changing((cell) => cells.turn(cell, "markdown").focus()),
    toCode: changing((cell) => cells.turn(cell, "code").focus()),
    save: () => {
      if (page.save()) {
        announce("Saved");
      }
    },
    stop: page.stop,
    restart: page.restart,
    help: showKeySheet,
    projector: page.projector,
    steps: page.steps,
    stepForward: page.stepForward,
    stepBack: page.stepBack,
  };
}
