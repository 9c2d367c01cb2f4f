// Which operations the graph shows one by one, and which as a fold: at most about forty boxes at a time.

const mostBoxes = 36;

/** Boxes in order: { from, to, label }; a single operation has from === to. The fold around `current` is open. */
function foldSteps(steps, current) {
  return unfold(steps, 0, steps.length - 1, 0, current);
}

function unfold(steps, from, to, depth, current) {
  if (to - from + 1 <= mostBoxes) {
    return Array.from({ length: to - from + 1 }, (_, at) => ({ from: from + at, to: from + at, label: steps[from + at].name }));
  }
  const folds = byLayer(steps, from, to, depth) ?? byRuns(from, to);
  return folds.flatMap((fold) => {
    const open = current >= fold.from && current <= fold.to;
    return open || fold.from === fold.to ? unfold(steps, fold.from, fold.to, depth + 1, current) : [fold];
  });
}

/** Neighbours of the same layer, by the path's parts down to `depth`; null when that folds nothing or leaves too many. */
function byLayer(steps, from, to, depth) {
  const folds = [];
  for (let at = from; at <= to; at++) {
    const path = steps[at].layer?.split(".").slice(0, depth + 1).join(".") ?? null;
    const last = folds.at(-1);
    if (last && last.path === path) {
      last.to = at;
    } else {
      folds.push({ path, from: at, to: at });
    }
  }
  if (folds.length === 1 || folds.length > mostBoxes) {
    return null;
  }
  return folds.map((fold) => ({ from: fold.from, to: fold.to, label: fold.from === fold.to ? steps[fold.from].name : `${fold.path ?? "steps"}` }));
}

function byRuns(from, to) {
  const length = Math.max(2, Math.ceil((to - from + 1) / 20));
  return Array.from({ length: Math.ceil((to - from + 1) / length) }, (_, run) => ({
    from: from + run * length,
    to: Math.min(to, from + (run + 1) * length - 1),
    label: "steps",
  }));
}
