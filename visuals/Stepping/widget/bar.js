// The toolbar: first, back, play, next, last, a slider over all stages, and a search through the operations.

const fewSteps = 12;
const mostFound = 8;

function makeBar({ go, by, play, up }) {
  const button = (label, sign, act) => el("button", { type: "button", "aria-label": label, title: label, onclick: act }, sign);
  const first = button("First step (Home)", "|◀", () => go(0));
  const back = button("Back (left arrow)", "◀", () => by(-1));
  const playing = play && button("Play (space)", "▶ play", play);
  const next = button("Next (right arrow)", "▶", () => by(1));
  const last = button("Last step (End)", "▶|", () => go(Infinity));
  const slider = el("input", { type: "range", min: 0, "aria-label": "Step", oninput: () => go(Number(slider.value)) });
  const where = el("span", { class: "where" });
  const crumbs = el("div", { class: "crumbs" });
  const search = el("input", { type: "search", placeholder: "Find an operation", "aria-label": "Find an operation, a layer or a tensor", oninput: find, onkeydown: (event) => event.key === "Enter" && found.querySelector("button")?.click() });
  const found = el("div", { class: "found" });
  const finder = el("div", { class: "finder" }, search, found);
  let shown;

  function find() {
    const words = search.value.trim().toLowerCase();
    const hits = words === "" ? [] : shown.steps.flatMap((step, at) => (textOf(shown, step, at).includes(words) ? [at] : []));
    found.replaceChildren(
      ...hits.slice(0, mostFound).map((at) => el("button", { type: "button", onclick: () => go(at) }, `${at + 1}. ${shown.steps[at].name}${shown.steps[at].layer ? ` in ${shown.steps[at].layer}` : ""}`)),
      words === "" ? "" : hits.length === 0 ? "nothing found" : hits.length > mostFound ? `and ${hits.length - mostFound} more` : "");
  }

  return {
    node: el("div", { class: "bar" }, crumbs, el("div", { class: "buttons" }, first, back, playing, next, last, slider, where), finder),
    playing(on) {
      if (playing) {
        playing.textContent = on ? "❚❚ pause" : "▶ play";
        playing.setAttribute("aria-label", on ? "Pause (space)" : "Play (space)");
      }
    },
    show(levels) {
      const { model, position } = levels.at(-1);
      if (shown !== model) {
        shown = model;
        search.value = "";
        find();
      }
      slider.max = position.stages - 1;
      slider.value = position.place;
      slider.setAttribute("aria-valuetext", `step ${position.step + 1}, ${position.backward ? "backward" : "forward"}`);
      where.textContent = position.backward ? `backward ${position.at + 1} of ${model.backward.length}` : `forward ${position.at + 1} of ${model.steps.length}`;
      first.disabled = back.disabled = position.place === 0;
      next.disabled = last.disabled = position.place === position.stages - 1;
      finder.hidden = model.steps.length <= fewSteps;
      crumbs.replaceChildren(...(levels.length === 1 ? [] : [
        el("button", { type: "button", onclick: up }, "⬑ back to the fused operation (Esc)"),
        el("span", {}, ` composed twin of ${levels.slice(0, -1).map((level) => level.model.steps[level.position.step].name).join(" › ")}, run on the same inputs`),
      ]));
    },
  };
}

function textOf(model, step, at) {
  return [at + 1, step.name, step.layer ?? "", model.tensors[step.output].label, ...step.inputs.map((input) => model.tensors[input].label)].join(" ").toLowerCase();
}
