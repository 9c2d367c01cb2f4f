import mermaid from "mermaid";
import { el } from "../dom";
import { settings } from "../settings";

let count = 0;

/** Draws a diagram; a faulty one shows its text and what mermaid says of it. */
export async function draw(place: HTMLElement, text: string): Promise<void> {
  const theme = settings.shownTheme === "light" ? "neutral" : "dark";
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme, fontFamily: "inherit" });
  try {
    const { svg } = await mermaid.render(`mermaid-${++count}`, text);
    const part = document.createElement("template");
    part.innerHTML = svg;
    place.replaceChildren(part.content);
    const drawing = place.querySelector("svg");
    drawing?.setAttribute("role", "img");
    drawing?.setAttribute("aria-label", `Diagram: ${text.slice(0, 300)}`);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    place.replaceChildren(el("p", { class: "error-message" }, `The diagram cannot be drawn: ${message}`), el("pre", {}, text));
  }
}
