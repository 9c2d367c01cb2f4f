import type { CellView } from "./cell";
import { runs, type Cells } from "./cells";
import type { Connection } from "./connection";
import type { Asker } from "./intelligence";
import type { Session } from "./session";

/** Questions about the text of a cell. Faults are asked for only when the cells above have run: before, every name of theirs would be called unknown. */
export function askAboutCell(connection: Connection, session: Session, cells: Cells, cell: CellView): Asker {
  const isKnown = (): boolean => cells.list.slice(0, cells.list.indexOf(cell)).every((above) => !runs(above) || session.knows(above));
  return (what, code, cursor) => (what === "diagnostics" && !isKnown() ? Promise.resolve(null) : connection.ask(what, code, cursor, cell.data.language));
}

/** Questions about the text of an exercise. Its file has usings of its own, so the lesson's engine can offer names to it, but not judge it. */
export function askAboutExercise(connection: Connection): Asker {
  return (what, code, cursor) => (what === "diagnostics" ? Promise.resolve(null) : connection.ask(what, code, cursor, "csharp"));
}
