// What one stage shows: an operation forward, or the same operation backward.

/** Which cell is chosen when nobody has chosen: the largest. */
function largestCell(value) {
  return value.cells.reduce((best, cell, at) => (Math.abs(cell) > Math.abs(value.cells[best]) ? at : best), 0);
}

function stagePanel(model, position, dark, choose, openTwin) {
  const step = model.steps[position.step];
  const heading = `Step ${position.step + 1}: ${step.name}${step.layer ? ` in ${step.layer}` : ""}, ${position.backward ? "backward" : "forward"}`;
  const equation = el("p", { class: "equation" });
  equation.innerHTML = step.math;
  equation.firstChild.setAttribute("aria-label", step.latex);
  return el("section", { class: "stage", "aria-label": heading }, el("h3", {}, heading), equation,
    position.backward ? backwardStage(model, step, position, dark, choose) : forwardStage(model, step, position, dark, choose),
    step.twin ? twinNote(step, openTwin) : null);
}

function forwardStage(model, step, position, dark, choose) {
  const cell = position.cell ?? largestCell(model.values[step.outputValue]);
  const inputs = step.inputs.map((tensor, place) => (step.inputValues.indexOf(step.inputValues[place]) < place
    ? null
    : tensorCard(model, step.inputValues[place], `${model.tensors[tensor].label}${origin(model, tensor)}`, dark, null, () => {})));
  return [
    step.outputValue >= 0 && model.values[step.outputValue].cells.length > 0 ? el("div", { class: "working" }, forwardWords(model, step, cell)) : null,
    el("div", { class: "tensors" }, inputs, el("span", { class: "arrow", "aria-hidden": "true" }, "→"),
      tensorCard(model, step.outputValue, model.tensors[step.output].label, dark, cell, (place) => choose(place, 0))),
  ];
}

function backwardStage(model, step, position, dark, choose) {
  const pull = step.pulls[Math.min(position.pull, step.pulls.length - 1)];
  const cell = pull && (position.cell ?? largestCell(model.values[pull.share]));
  const cards = step.pulls.map((one, at) => {
    const label = model.tensors[step.inputs[one.input]].label;
    return tensorCard(model, one.share, `share of ${label}`, dark, one === pull ? cell : null, (place) => choose(place, at));
  });
  return [
    pull && model.values[pull.share].cells.length > 0 ? el("div", { class: "working" }, pullWords(model, step, position.step, pull, cell)) : el("p", {}, "Nothing that learns stands before this step."),
    el("div", { class: "tensors" }, tensorCard(model, step.incoming, `incoming: gradient of ${model.tensors[step.output].label}`, dark, null, () => {}),
      el("span", { class: "arrow", "aria-hidden": "true" }, "→"), cards),
  ];
}

function origin(model, tensor) {
  const { label, madeBy } = model.tensors[tensor];
  return madeBy < 0 || label === `result ${madeBy + 1}` ? "" : ` (result ${madeBy + 1})`;
}

function twinNote(step, openTwin) {
  const { count, output, gradient, model } = step.twin;
  const compared = `Run on the same inputs, its result differs by at most ${short(output)}${gradient === undefined ? "" : `, its gradients by at most ${short(gradient)}`}.`;
  return el("div", { class: "twin" },
    el("p", {}, `${step.name} is fused: one operation for ${count} small ones. `, compared),
    model ? el("button", { type: "button", onclick: openTwin }, `Step through the composed twin (${count} operations)`) : el("p", {}, "That many do not fit on this page; show this layer by itself, or a shorter sequence."));
}

/** The stage in one sentence, for the live region. */
function stageSentence(model, position) {
  const step = model.steps[position.step];
  if (!position.backward) {
    const value = model.values[step.outputValue];
    return `Step ${position.step + 1} of ${model.steps.length}, forward: ${step.name} gives ${model.tensors[step.output].label}, ${value.cells.slice(0, 4).map(short).join(", ")}${value.cells.length > 4 ? " and more" : ""}.`;
  }
  const shares = step.pulls.map((pull) => `${model.tensors[step.inputs[pull.input]].label} gets ${model.values[pull.share].cells.slice(0, 3).map(short).join(", ")}${model.values[pull.share].cells.length > 3 ? " and more" : ""}`);
  return `Step ${position.step + 1}, backward: ${step.name}; ${shares.join("; ")}.`;
}
