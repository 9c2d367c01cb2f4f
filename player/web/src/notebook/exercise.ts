import { get, RequestFailed } from "../api";
import type { CellView } from "./cell";
import { ExerciseCard, type ExerciseData } from "./exerciseCard";
import type { Asker } from "./intelligence";

/**
 * The exercises of a lesson, in place: a card stands where the notebook has an exercise's cell; exercises without a cell
 * follow the last of them. What is written goes to the lesson's Exercises.cs, the file that the command line checks too.
 */
export class ExerciseCards {
  private readonly cards = new Map<string, ExerciseCard>();
  private readonly places: { id: string; view: CellView }[] = [];
  private rest: HTMLElement | null = null;

  constructor(
    private readonly slug: string,
    private readonly sheet: () => HTMLElement,
    private readonly ask: Asker,
  ) {}

  /** Remembers the cell of an exercise; its card comes with the next refresh, or at once when it is known. */
  attach(view: CellView): void {
    if (view.data.exercise !== null && view.isCode) {
      this.places.push({ id: view.data.exercise, view });
      if (this.cards.has(view.data.exercise)) {
        // The cell came anew, as by Undo or an earlier version: it stands on the page once whoever made it is done.
        queueMicrotask(() => this.place());
      }
    }
  }

  async refresh(): Promise<void> {
    let exercises: ExerciseData[];
    try {
      exercises = await get<ExerciseData[]>(`/api/exercises/${encodeURIComponent(this.slug)}`);
    } catch (problem) {
      this.sheet().append(problem instanceof RequestFailed ? problem.message : String(problem));
      return;
    }
    for (const exercise of exercises) {
      const card = this.cards.get(exercise.id);
      if (card) {
        card.take(exercise);
      } else {
        this.cards.set(exercise.id, new ExerciseCard(exercise, this.ask));
      }
    }
    this.place();
  }

  close(): void {
    this.cards.forEach((card) => card.close());
  }

  private place(): void {
    const placed = new Set<string>();
    for (const { id, view } of this.places) {
      const card = this.cards.get(id);
      if (card && view.node.isConnected && !placed.has(id)) {
        view.showCard(card);
        placed.add(id);
      }
    }
    const unplaced = [...this.cards.entries()].filter(([id]) => !placed.has(id)).map(([, card]) => card.node);
    const last = this.places.filter(({ view }) => view.node.isConnected).at(-1)?.view.node;
    this.rest ??= document.createElement("div");
    this.rest.className = "exercise-rest";
    this.rest.replaceChildren(...unplaced);
    if (unplaced.length > 0) {
      (last ?? this.sheet()).append(this.rest);
    }
  }
}
