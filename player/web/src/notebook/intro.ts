import { el } from "../dom";
import type { NotebookState } from "./model";

/** One line above a lesson: how to go on, and whose copy this is. */
export function intro(state: NotebookState): HTMLElement {
  return el("p", { class: "lesson-intro" }, el("kbd", {}, "Shift+Enter"), ` runs a cell and goes on. This is your own copy, kept in ${state.folder}: change what you like.`);
}
