// Where a number comes from: the equation with its numbers, and the terms of a gradient.

/** The chosen element of the result, worked out. */
function forwardWords(model, step, cell) {
  const value = model.values[step.outputValue];
  const layout = model.layouts[value.layout];
  const at = shownIndices(layout)[cell];
  const name = `${model.tensors[step.output].label}${indexText(at, layout.shape)}`;
  const result = short(value.cells[cell]);
  if (step.operands.length > 0) {
    return [el("p", { class: "numbers" }, `${name}: `, withNumbers(step.math, step.operands[cell], result))];
  }
  if (step.sums[cell]) {
    return [el("p", {}, `${name}: a sum of number times local derivative`), termTable(model, step.sums[cell], (term) => [
      `${model.tensors[step.inputs[term.input]].label}${indexText(term.index, shapeOf(model, step.inputValues[term.input]))}`,
      "number", term.factor, "local derivative", term.local,
    ], result)];
  }
  return [el("p", {}, `${name} = ${result}`, step.twin ? ": several operations in one; its composed twin shows each of them." : "")];
}

/** The equation with numbers for letters. */
function withNumbers(math, numbers, result) {
  const holder = el("span");
  holder.innerHTML = math;
  const row = holder.firstChild;
  for (const letter of row.querySelectorAll("[data-place]")) {
    const number = document.createElementNS("http://www.w3.org/1998/Math/MathML", "mn");
    number.textContent = factor(numbers[Number(letter.dataset.place)]);
    letter.replaceWith(number);
  }
  const tail = document.createElementNS("http://www.w3.org/1998/Math/MathML", "mrow");
  tail.innerHTML = `<mo>=</mo><mn>${result}</mn>`;
  row.append(tail);
  return row;
}

/** "Why this gradient" for one element of one input. */
function pullWords(model, step, number, pull, cell) {
  const tensor = model.tensors[step.inputs[pull.input]];
  const layout = model.layouts[model.values[pull.share].layout];
  const name = `${tensor.label}${indexText(shownIndices(layout)[cell], layout.shape)}`;
  const share = short(model.values[pull.share].cells[cell]);
  const parts = [el("p", {}, el("strong", {}, `Why ${share}?`), ` What ${name} gets from this step is `, step.elementwise ? "local derivative × incoming gradient:" : "a sum over the results that hang on it, local derivative × incoming gradient:")];
  if (pull.terms.length > 0) {
    const outputShape = shapeOf(model, step.outputValue);
    parts.push(termTable(model, pull.terms[cell], (term) => [
      `${model.tensors[step.output].label}${indexText(term.index, outputShape)}`, "local derivative", term.local, "incoming", term.factor,
    ], share));
  } else {
    parts.push(el("p", {}, "This operation is too large to be taken apart element by element here."));
  }
  parts.push(arrivals(model, tensor, number, cell), measured(model, tensor, number, cell, name));
  return parts;
}

function termTable(model, terms, describe, total) {
  const rows = terms.terms.map((term) => {
    const [what, firstName, first, secondName, second] = describe(term);
    return { firstName, secondName, row: el("tr", {}, el("th", { scope: "row" }, what), el("td", {}, factor(first)), el("td", {}, "×"), el("td", {}, factor(second)), el("td", {}, `= ${short(first * second + 0)}`)) };
  });
  if (rows.length === 0) {
    return el("p", {}, `No result moves with it here: every local derivative is 0, so its share is ${total}.`);
  }
  return el("div", { class: "scroll" }, el("table", { class: "terms" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "through"), el("th", { scope: "col" }, rows[0].firstName), el("td"), el("th", { scope: "col" }, rows[0].secondName), el("th", { scope: "col" }, "product"))),
    el("tbody", {}, rows.map(({ row }) => row),
      terms.others > 0 ? el("tr", {}, el("th", { scope: "row", colspan: 4 }, `${terms.others} further, together`), el("td", {}, `= ${short(terms.rest)}`)) : null),
    el("tfoot", {}, el("tr", {}, el("th", { scope: "row", colspan: 4 }, rows.length + terms.others > 1 ? "sum" : "share"), el("td", {}, `= ${total}`)))));
}

/** At a fan-out the shares add up: those that have arrived so far, with the running sum. */
function arrivals(model, tensor, number, cell) {
  if (tensor.arrivals.length < 2) {
    return null;
  }
  const here = tensor.arrivals.findIndex((arrival) => arrival.step === number);
  const lines = tensor.arrivals.map((arrival, at) => (at > here
    ? el("li", { class: "later" }, `step ${arrival.step + 1}, ${model.steps[arrival.step].name}: still to come`)
    : el("li", { class: at === here ? "now" : null }, `step ${arrival.step + 1}, ${model.steps[arrival.step].name}: ${short(model.values[arrival.share].cells[cell])}; sum so far ${short(model.values[arrival.sum].cells[cell])}`)));
  return el("div", {}, el("p", {}, `${tensor.label} was used ${tensor.arrivals.length} times, and what comes back along different ways adds up:`), el("ol", { class: "arrivals" }, lines));
}

/** The slope measured by nudging the element, beside the whole gradient. */
function measured(model, tensor, number, cell, name) {
  const slope = tensor.measured[cell];
  if (slope === undefined || Number.isNaN(slope)) {
    return el("p", { class: "measured" }, tensor.measuredNote ?? "Not measured.");
  }
  const last = tensor.arrivals.at(-1);
  const whole = model.values[last.sum].cells[cell];
  const open = last.step === number ? "" : ", when every share has arrived";
  return el("p", { class: "measured" }, `Measured by nudging ${name}: `, el("b", {}, short(slope)), `; the whole gradient${open}: `, el("b", {}, short(whole)), `; they differ by ${short(Math.abs(slope - whole))}.`);
}

function shapeOf(model, value) {
  return model.layouts[model.values[value].layout].shape;
}
