import { get, post, RequestFailed, type LessonSummary } from "../api";
import { fillBar } from "../bar";
import { el, replace } from "../dom";
import { icon } from "../icons";
import { go } from "../routes";

/** The list of lessons: what there is, how far one has come, where to go on. */
export async function showHome(root: HTMLElement): Promise<void> {
  document.title = "Deep learning in C#";
  fillBar([]);
  const list = el("div", {}, el("p", { class: "opening" }, "Opening…"));
  const main = el("main", { class: "home", id: "main", tabindex: "-1" }, head(), list);
  replace(root, main);
  try {
    const lessons = await get<LessonSummary[]>("/api/lessons");
    replace(list, section(lessons.filter((lesson) => lesson.group === "lesson")), ownSection(lessons.filter((lesson) => lesson.group === "own")));
  } catch (problem) {
    replace(list, el("p", { role: "alert" }, problem instanceof RequestFailed ? problem.message : String(problem)));
  }
}

function head(): HTMLElement {
  const field = el("input", { type: "search", name: "q", placeholder: "Search all lessons", "aria-label": "Search all lessons", autocomplete: "off" });
  const form = el("form", { role: "search", action: "/search" }, el("label", { class: "field" }, icon("search"), field));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(`/search?q=${encodeURIComponent(field.value)}`);
  });
  return el(
    "div",
    { class: "home-head" },
    el("div", {}, el("h1", {}, "Lessons"), el("p", {}, "Step through them from the top, or open the one you need. Everything runs on this machine."), el("p", {}, el("a", { href: "/demos" }, "Demonstrations"), ": models to watch, to change and to show to a class.")),
    form,
  );
}

function section(lessons: LessonSummary[]): HTMLElement {
  if (lessons.length === 0) {
    return el("p", {}, "There are no lessons in this kit's folder notebooks/. Build them with ./tutorial notebooks build.");
  }
  const titles = new Map(lessons.map((lesson) => [lesson.slug, lesson.title]));
  return el("ol", { class: "lesson-list" }, ...lessons.map((lesson) => row(lesson, titles)));
}

function row(lesson: LessonSummary, titles: Map<string, string>): HTMLElement {
  const number = /^(\d+)-/.exec(lesson.slug)?.[1] ?? "";
  const facts = el("div", { class: "lesson-facts" });
  if (lesson.minutes !== null) {
    facts.append(el("span", {}, `${lesson.minutes} min`));
  }
  if (lesson.prerequisites.length > 0) {
    facts.append(el("span", {}, `after ${lesson.prerequisites.map((slug) => titles.get(slug) ?? slug).join(", ")}`));
  }
  if (lesson.session === "idle" || lesson.session === "busy") {
    facts.append(el("span", {}, lesson.session === "busy" ? "running now" : "session open"));
  }
  return el(
    "li",
    { class: "lesson" },
    el("span", { class: "lesson-number", "aria-hidden": "true" }, number),
    el("div", {}, el("h2", {}, el("a", { href: `/lesson/${encodeURIComponent(lesson.slug)}` }, lesson.title)), lesson.summary && el("p", {}, lesson.summary), facts),
    progress(lesson),
  );
}

function progress(lesson: LessonSummary): HTMLElement {
  const box = el("div", { class: "lesson-progress" });
  const passed = lesson.exercises.filter((exercise) => exercise.passed).length;
  if (lesson.exercises.length > 0) {
    const words = `${passed} of ${lesson.exercises.length} exercises`;
    const part = (100 * passed) / lesson.exercises.length;
    const bar = el("span", {});
    bar.style.width = `${part}%`;
    box.append(el("span", {}, words), el("div", { class: "meter", "aria-hidden": "true" }, bar));
  } else {
    box.append(lesson.started ? "Started" : "");
  }
  return box;
}

function ownSection(own: LessonSummary[]): HTMLElement {
  const message = el("p", { role: "status" });
  const file = el("input", { type: "file", accept: ".ipynb", class: "visually-hidden", "aria-label": "Open a notebook file", tabindex: "-1" });
  file.addEventListener("change", () => void open(file, message));
  const button = el("button", { type: "button", class: "button outlined", onclick: () => file.click() }, icon("open"), "Open a notebook file…");
  return el(
    "section",
    { "aria-labelledby": "own-title" },
    el("h2", { class: "section", id: "own-title" }, "Your own notebooks"),
    own.length > 0 && el("ol", { class: "lesson-list" }, ...own.map((lesson) => row(lesson, new Map()))),
    el("p", {}, button, file),
    message,
  );
}

/** Copies a notebook from the disk into work/, where it is opened; the file itself is never changed. */
async function open(field: HTMLInputElement, message: HTMLElement): Promise<void> {
  const file = field.files?.[0];
  if (!file) {
    return;
  }
  try {
    const { slug } = await post<{ slug: string }>("/api/open", { name: file.name, text: await file.text() });
    go(`/lesson/${encodeURIComponent(slug)}`);
  } catch (problem) {
    message.textContent = problem instanceof RequestFailed ? problem.message : String(problem);
  } finally {
    field.value = "";
  }
}
