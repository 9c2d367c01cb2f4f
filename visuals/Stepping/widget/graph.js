// The graph: operations in columns by depth, named tensors before the operations that use them, the current one lit.

const boxWidth = 8.2;
const boxHeight = 2.1;
const gapX = 2.4;
const gapY = 0.5;

function drawGraph(model, position, em, goTo) {
  const boxes = foldSteps(model.steps, position.step);
  const boxOf = new Map(boxes.flatMap((box) => Array.from({ length: box.to - box.from + 1 }, (_, at) => [box.from + at, box])));
  const edges = edgesOf(model, boxes, boxOf);
  const all = [...leavesOf(model, boxes, boxOf, edges), ...boxes];
  const size = place(all, edges);
  const scale = (length) => Math.round(length * em * 10) / 10;
  const drawing = svg("svg", {
    width: scale(size.width), height: scale(size.height), viewBox: `0 0 ${size.width} ${size.height}`, role: "img",
    "aria-label": `Graph of ${model.steps.length} operations; ${model.steps[position.step].name}, step ${position.step + 1}, is lit`,
  },
  edges.map((edge) => line(edge, model, position)),
  all.map((box) => (box.leaf === undefined ? operationBox(box, model, position, goTo) : leafBox(box, model))));
  const lit = boxOf.get(position.step);
  return { drawing, centre: [scale(lit.x + boxWidth / 2), scale(lit.y + boxHeight / 2)] };
}

function edgesOf(model, boxes, boxOf) {
  const edges = new Map();
  model.steps.forEach((step, at) => {
    for (const input of step.inputs) {
      const from = model.tensors[input].madeBy;
      const [start, end] = [boxOf.get(from), boxOf.get(at)];
      if (start && start !== end) {
        edges.set(`${boxes.indexOf(start)}-${boxes.indexOf(end)}`, { from: start, to: end });
      }
    }
  });
  return [...edges.values()];
}

/** Given tensors stand in the graph where there is room: parameters and data, not the numbers of a formula. */
function leavesOf(model, boxes, boxOf, edges) {
  const leaves = [];
  model.tensors.forEach((tensor, leaf) => {
    const users = model.steps.flatMap((step, at) => (step.inputs.includes(leaf) ? [boxOf.get(at)] : []));
    if (tensor.madeBy < 0 && users.length > 0 && boxes.length + leaves.length <= mostBoxes && model.layouts[model.values[tensor.value].layout].shape.length > 0) {
      const box = { leaf, label: tensor.label };
      leaves.push(box);
      new Set(users).forEach((user) => edges.push({ from: box, to: user }));
    }
  });
  return leaves;
}

/** Columns by the longest path from the given tensors; within a column by the mean place of what leads there. */
function place(boxes, edges) {
  const into = new Map(boxes.map((box) => [box, []]));
  const out = new Map(boxes.map((box) => [box, []]));
  edges.forEach((edge) => {
    into.get(edge.to).push(edge.from);
    out.get(edge.from).push(edge.to);
  });
  boxes.forEach((box) => (box.column = box.leaf === undefined ? Math.max(0, ...into.get(box).map((before) => (before.leaf === undefined ? before.column + 1 : 1))) : 0));
  boxes.filter((box) => box.leaf !== undefined).forEach((box) => (box.column = Math.max(0, Math.min(...out.get(box).map((user) => user.column)) - 1)));
  const columns = [];
  boxes.forEach((box) => (columns[box.column] ??= []).push(box));
  const tallest = Math.max(...columns.map((column) => column.length));
  columns.forEach((column) => {
    const mean = new Map(column.map((box) => {
      const before = into.get(box).filter((other) => other.y !== undefined);
      return [box, before.length === 0 ? -1 : before.reduce((sum, other) => sum + other.y, 0) / before.length];
    }));
    column.sort((one, other) => mean.get(one) - mean.get(other));
    const start = 0.5 + (tallest - column.length) * (boxHeight + gapY) / 2;
    column.forEach((box, row) => Object.assign(box, { x: 0.5 + box.column * (boxWidth + gapX), y: start + row * (boxHeight + gapY) }));
  });
  return { width: 1 + columns.length * (boxWidth + gapX) - gapX, height: 1 + tallest * (boxHeight + gapY) - gapY };
}

function line(edge, model, position) {
  const [x1, y1, x2, y2] = [edge.from.x + boxWidth, edge.from.y + boxHeight / 2, edge.to.x, edge.to.y + boxHeight / 2];
  const bend = Math.max(1, (x2 - x1) / 2);
  const lit = edge.to.leaf === undefined && edge.to.from <= position.step && edge.to.to >= position.step;
  return svg("path", { class: `edge${lit ? (position.backward ? " lit back" : " lit") : ""}`, d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` });
}

function operationBox(box, model, position, goTo) {
  const single = box.from === box.to;
  const lit = position.step >= box.from && position.step <= box.to;
  const done = position.backward ? model.backward.slice(0, position.at).some((step) => step >= box.from && step <= box.to) : box.to < position.step;
  const name = single ? `${box.from + 1}. ${box.label}` : box.label;
  return svg("g", { class: `box${lit ? " lit" : done ? " done" : ""}${position.backward ? " back" : ""}${single ? "" : " fold"}`, onclick: () => goTo(box.from) },
    svg("title", {}, single ? `${name}${model.steps[box.from].layer ? ` in ${model.steps[box.from].layer}` : ""}` : `${name}: steps ${box.from + 1} to ${box.to + 1}`),
    svg("rect", { x: box.x, y: box.y, width: boxWidth, height: boxHeight, rx: 0.4 }),
    svg("text", { x: box.x + boxWidth / 2, y: box.y + (single ? 1.38 : 0.95) }, cut(name, 14)),
    single ? null : svg("text", { class: "small", x: box.x + boxWidth / 2, y: box.y + 1.8 }, `${box.from + 1}–${box.to + 1}`));
}

function leafBox(box, model) {
  return svg("g", { class: "leaf" },
    svg("title", {}, `${box.label} ${shapeText(model.layouts[model.values[model.tensors[box.leaf].value].layout].shape)}`),
    svg("rect", { x: box.x, y: box.y + 0.15, width: boxWidth, height: boxHeight - 0.3, rx: 0.9 }),
    svg("text", { x: box.x + boxWidth / 2, y: box.y + 1.38 }, cut(box.label, 15)));
}

function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
