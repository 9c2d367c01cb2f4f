// Where the reader stands, and the link that carries it.

/** Makes the numbers of the data numbers, the twins' too; what is absent becomes an empty list, a slope that was not measured NaN. */
function readModel(model) {
  const read = (text) => readNumber(text, model.single);
  for (const value of model.values) {
    value.cells = value.cells.map(read);
    [value.lowest, value.mean, value.highest] = [value.lowest, value.mean, value.highest].map(Number);
  }
  for (const tensor of model.tensors) {
    tensor.measured = (tensor.measured ?? []).map((slope) => Number(slope ?? NaN));
  }
  for (const step of model.steps) {
    step.operands = (step.operands ?? []).map((numbers) => numbers.map(read));
    step.sums = (step.sums ?? []).map((terms) => terms && readTerms(terms, read));
    step.pulls.forEach((pull) => (pull.terms = (pull.terms ?? []).map((terms) => readTerms(terms, read))));
    if (step.twin?.model) {
      readModel(step.twin.model);
    }
  }
  return model;
}

function readTerms([others, rest, ...numbers], read) {
  const terms = [];
  for (let at = 0; at < numbers.length; at += 4) {
    terms.push({ input: numbers[at], index: numbers[at + 1], local: read(numbers[at + 2]), factor: read(numbers[at + 3]) });
  }
  return { others, rest: Number(rest), terms };
}

/** A stage: forward ones first, then backward ones. `cell` and `pull` are what the reader has chosen there. */
function positionAt(model, at) {
  const stages = model.steps.length + model.backward.length;
  const place = Math.max(0, Math.min(stages - 1, at));
  const backward = place >= model.steps.length;
  return { place, backward, at: backward ? place - model.steps.length : place, step: backward ? model.backward[place - model.steps.length] : place, cell: null, pull: 0, stages };
}

/** "12", "12.3" with a chosen cell, "12.3.1" of the second input; a twin's place follows after "~". */
function writeState(levels) {
  return levels.map(({ position }) => [position.place, ...(position.cell === null ? [] : [position.cell, ...(position.pull > 0 ? [position.pull] : [])])].join(".")).join("~");
}

/** The levels that a link names, as far as they exist. */
function readState(model, text) {
  const levels = [];
  for (const part of text.split("~")) {
    const [place, cell, pull] = part.split(".").map(Number);
    const position = positionAt(model, Number.isInteger(place) ? place : 0);
    if (Number.isInteger(cell) && cell >= 0 && cell < cellsAt(model, position, pull ?? 0)) {
      Object.assign(position, { cell, pull: pull ?? 0 });
    }
    levels.push({ model, position });
    model = model.steps[position.step].twin?.model;
    if (!model) {
      break;
    }
  }
  return levels;
}

function cellsAt(model, position, pull) {
  const step = model.steps[position.step];
  const value = position.backward ? step.pulls[pull]?.share : step.outputValue;
  return model.values[value]?.cells.length ?? 0;
}

/** The state in the page's address, beside whatever else stands there. */
function stateInLink(key) {
  const parts = decodeURIComponent(location.hash.slice(1)).split("&");
  return parts.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
}

/** Puts the state into the address; a page that shows this in a frame is told, so that its own address can carry it. */
function putInLink(key, state) {
  const others = location.hash.slice(1).split("&").filter((part) => part !== "" && !part.startsWith(`${key}=`));
  try {
    history.replaceState(history.state, "", `#${[...others, `${key}=${state}`].join("&")}`);
  } catch {
    // A frame without an address of its own (srcdoc) may not change it; the view works without.
  }
  if (parent !== window) {
    parent.postMessage({ tutorialState: `${key}=${state}` }, "*");
  }
}
