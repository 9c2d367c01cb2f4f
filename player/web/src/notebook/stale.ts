import type { CellData, Run } from "./model";

/** Why a cell's output may no longer be what its code gives: null when it still is. */
export function staleReasons(cells: CellData[], runs: Record<string, Run>): Map<string, string> {
  const reasons = new Map<string, string>();
  let lastChange: { order: number; why: string } | null = null;
  let number = 0;
  for (const cell of cells) {
    if (cell.kind !== "code") {
      continue;
    }
    number++;
    const run = runs[cell.id];
    if (!run) {
      continue;
    }
    const edited = run.source !== cell.source;
    if (edited) {
      reasons.set(cell.id, "changed since it ran");
    } else if (lastChange !== null && lastChange.order > run.order) {
      reasons.set(cell.id, lastChange.why);
    }
    // An edited cell makes all below it old; a cell that ran makes old what ran before it did.
    const change = edited
      ? { order: Number.POSITIVE_INFINITY, why: `cell ${number} above has changed` }
      : { order: run.order, why: `cell ${number} above ran again` };
    if (lastChange === null || change.order > lastChange.order) {
      lastChange = change;
    }
  }
  return reasons;
}
