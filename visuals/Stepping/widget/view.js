// The view of one recording: toolbar, graph, stage. Everything it knows lives in this function's variables.

const playMilliseconds = 1600;

function makeView(host, model, words, key) {
  const root = host.attachShadow({ mode: "open" });
  const dark = onDarkPaper(host);
  let levels = opening(model, key);
  let timer = null;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const live = el("p", { class: "sentence", role: "status" });
  const body = el("div", { class: "body" });
  const bar = makeBar({ go: (place) => go(place), by: (steps) => go(top().position.place + steps), play: still ? null : play, up });
  const view = el("div", { class: `view${dark ? " dark" : ""}`, role: "group", "aria-label": "Step through the computation", tabindex: 0, "data-lm-suppress-shortcuts": "true", onkeydown: keys },
    bar.node, notes(model), live, body,
    el("details", {}, el("summary", {}, "All steps in words"), el("pre", { tabindex: 0 }, words)));
  root.append(el("style", {}, style), view);
  view.classList.toggle("flat-math", drawsMathFlat(view));
  show(false);

  function top() {
    return levels.at(-1);
  }

  function go(place) {
    const level = top();
    const next = positionAt(level.model, place);
    if (next.place !== level.position.place) {
      level.position = next;
      show(true);
    }
    if (next.place === next.stages - 1) {
      stop();
    }
  }

  function choose(cell, pull) {
    Object.assign(top().position, { cell, pull });
    show(true);
    body.querySelector("td[aria-selected=true]")?.focus();
  }

  function openTwin() {
    const { model: around, position } = top();
    const twin = around.steps[position.step].twin.model;
    levels.push({ model: twin, position: positionAt(twin, position.backward ? twin.steps.length : 0) });
    show(true);
    view.focus();
  }

  function up() {
    if (levels.length > 1) {
      levels.pop();
      show(true);
      view.focus();
    }
  }

  function play() {
    if (timer) {
      stop();
      return;
    }
    if (top().position.place === top().position.stages - 1) {
      go(0);
    }
    timer = setInterval(() => (host.isConnected ? go(top().position.place + 1) : stop()), playMilliseconds);
    bar.playing(true);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    bar.playing(false);
  }

  function keys(event) {
    const typing = event.target.closest?.("input[type=search]");
    const actions = { ArrowRight: () => go(top().position.place + 1), ArrowLeft: () => go(top().position.place - 1), Home: () => go(0), End: () => go(Infinity), " ": still ? () => go(top().position.place + 1) : play, Escape: up };
    const action = actions[event.key];
    const pressed = event.key === " " && event.target.closest?.("button, summary");
    if (action && !typing && !pressed && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      action();
    }
  }

  function show(moved) {
    const { model: shown, position } = top();
    const em = parseFloat(getComputedStyle(view).fontSize) || 16;
    const { drawing, centre } = drawGraph(shown, position, em, go);
    const graph = el("div", { class: "graph", tabindex: 0, role: "group", "aria-label": "Graph" }, drawing);
    body.replaceChildren(graph, stagePanel(shown, position, dark, choose, openTwin));
    graph.scrollTo(centre[0] - graph.clientWidth / 2, centre[1] - graph.clientHeight / 2);
    bar.show(levels);
    live.textContent = stageSentence(shown, position);
    if (moved && key) {
      putInLink(key, writeState(levels));
    }
  }
}

/** Whether an index stands no lower than its letter, as where no installed font has the measures of formulas. */
function drawsMathFlat(view) {
  const probe = el("p", { class: "equation" });
  probe.innerHTML = "<math><msub><mi>c</mi><mi>c</mi></msub></math>";
  view.append(probe);
  const [letter, index] = [...probe.querySelectorAll("mi")].map((node) => node.getBoundingClientRect());
  probe.remove();
  return index.bottom - letter.bottom < 0.1 * letter.height;
}

/** What the link says, else where the compared numbers part, else the first step. */
function opening(model, key) {
  const linked = key && stateInLink(key);
  if (linked) {
    return readState(model, linked);
  }
  const { divergence } = model;
  const place = divergence ? (divergence.backward ? model.steps.length + model.backward.indexOf(divergence.step) : divergence.step) : 0;
  return [{ model, position: positionAt(model, place) }];
}

function notes(model) {
  return [model.divergence ? el("p", { class: "divergence" }, model.divergence.text) : null, ...model.notes.map((note) => el("p", { class: "note" }, note))];
}
