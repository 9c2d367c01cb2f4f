import { get, RequestFailed, type SearchHit } from "../api";
import { fillBar } from "../bar";
import { debounce, el, replace } from "../dom";
import { icon } from "../icons";

/** Searches prose and code of all lessons, as one types. */
export async function showSearch(root: HTMLElement, query: string): Promise<void> {
  document.title = "Search · Deep learning in C#";
  fillBar([]);
  const field = el("input", { type: "search", value: query, "aria-label": "Search all lessons", autocomplete: "off" });
  const count = el("p", { role: "status" });
  const list = el("ul", { class: "hits" });
  const main = el("main", { class: "home", id: "main", tabindex: "-1" }, el("h1", {}, "Search"), el("p", {}), el("label", { class: "field" }, icon("search"), field), count, list);
  replace(root, main);
  field.focus();

  const search = async (): Promise<void> => {
    const text = field.value.trim();
    history.replaceState(null, "", `/search?q=${encodeURIComponent(text)}`);
    if (text.length < 2) {
      replace(list);
      count.textContent = "Type at least two letters.";
      return;
    }
    try {
      const hits = await get<SearchHit[]>(`/api/search?q=${encodeURIComponent(text)}`);
      if (text !== field.value.trim()) {
        // More was typed meanwhile: that search shows its own places.
        return;
      }
      count.textContent = hits.length === 0 ? `Nothing found for “${text}”.` : `${hits.length}${hits.length === 100 ? " or more" : ""} places`;
      replace(list, ...hits.map(hitRow));
    } catch (problem) {
      count.textContent = problem instanceof RequestFailed ? problem.message : String(problem);
    }
  };
  field.addEventListener("input", debounce(() => void search(), 200));
  await search();
}

function hitRow(hit: SearchHit): HTMLElement {
  return el(
    "li",
    {},
    el("a", { href: `/lesson/${encodeURIComponent(hit.slug)}#cell-${hit.cell}` }, hit.section === "" ? hit.title : `${hit.title} · ${hit.section}`),
    el("p", {}, hit.before, el("mark", {}, hit.match), hit.after),
  );
}
