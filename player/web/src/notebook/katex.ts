import katex from "katex";
import "katex/dist/katex.min.css";

/** Sets the formula that stands in an element's data-tex; a faulty one stays as text, its fault in the title. */
export function typeset(place: HTMLElement): void {
  const tex = place.dataset["tex"] ?? "";
  try {
    // MathML beside the picture is what screen readers read; trust stays off, so no formula makes links or loads anything.
    katex.render(tex, place, { displayMode: place.dataset["block"] === "yes", output: "htmlAndMathml", throwOnError: true });
  } catch (problem) {
    place.textContent = tex;
    place.title = problem instanceof Error ? problem.message : String(problem);
    place.classList.add("math-faulty");
  }
}
