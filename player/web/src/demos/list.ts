import { get, RequestFailed } from "../api";
import { fillBar } from "../bar";
import { el, replace } from "../dom";
import type { DemoSummary } from "./model";

/** All demonstrations there are. */
export async function showDemos(root: HTMLElement): Promise<void> {
  document.title = "Demonstrations";
  fillBar([el("span", { class: "bar-title" }, "Demonstrations")]);
  const list = el("div", {}, el("p", { class: "opening" }, "Opening…"));
  const words = "Models to watch and to show, driven by the kit's own C#: play, step, step back, change what you like. A link carries all you see.";
  replace(root, el("main", { class: "home", id: "main", tabindex: "-1" }, el("div", { class: "home-head" }, el("div", {}, el("h1", {}, "Demonstrations"), el("p", {}, words))), list));
  try {
    const demos = await get<DemoSummary[]>("/api/demos");
    replace(list, el("ol", { class: "lesson-list demo-list" }, ...demos.map(row)));
  } catch (problem) {
    replace(list, el("p", { role: "alert" }, problem instanceof RequestFailed ? problem.message : String(problem)));
  }
}

function row(demo: DemoSummary, index: number): HTMLElement {
  return el(
    "li",
    { class: "lesson" },
    el("span", { class: "lesson-number", "aria-hidden": "true" }, String(index + 1)),
    el("div", {}, el("h2", {}, el("a", { href: `/demo/${demo.name}` }, demo.title)), el("p", {}, demo.summary), el("div", { class: "lesson-facts" }, `for ${demo.lessons.join(", ")}`)),
  );
}
