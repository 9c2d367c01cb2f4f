import type { CellView } from "./cell";

/** The exercises of a lesson, in place. */
export class ExerciseCards {
  constructor(readonly slug: string) {}

  attach(view: CellView): void {
    void view;
  }

  refresh(): Promise<void> {
    return Promise.resolve();
  }
}
