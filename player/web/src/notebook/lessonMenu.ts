import { post, RequestFailed } from "../api";
import type { Notices } from "../bar";
import { confirmed } from "../confirm";
import { announce, el } from "../dom";
import type { MenuEntry } from "../menu";
import type { NotebookState } from "./model";
import { showVersions } from "./versions";

export interface LessonMenuActions {
  restartAndRunAll(): void;
  clearOutputs(): void;
  notes(): void;
  save(): boolean;
  selected(): string;
}

/** What is needed now and then: exports, versions, reset, a link to share. */
export function lessonMenu(slug: string, state: NotebookState | null, notices: Notices, actions: LessonMenuActions): (MenuEntry | "line" | { heading: string })[] {
  const address = (kind: string): string => `/api/export/${encodeURIComponent(slug)}.${kind}`;
  const exporting = (kind: string, words: string): MenuEntry => ({
    words,
    action: () => {
      actions.save();
      // A moment for the text on its way, so that the file holds the last word typed.
      window.setTimeout(() => el("a", { href: address(kind), download: `${slug}.${kind}` }).click(), 500);
    },
  });
  return [
    { words: "Restart and run all", action: actions.restartAndRunAll },
    { words: "Clear all outputs", action: actions.clearOutputs },
    { words: "Speaker notes", action: actions.notes },
    { words: "Copy a link to this place", action: () => void copyLink(slug, actions.selected(), notices) },
    "line",
    { heading: "Save a copy" },
    exporting("ipynb", "Notebook (.ipynb)"),
    exporting("html", "Web page with outputs (.html)"),
    exporting("cs", "C# code (.cs)"),
    "line",
    { heading: state?.fromKit === false ? "Your own notebook" : "Your copy" },
    { words: "Bring in a file…", action: () => bringIn(slug, notices) },
    { words: "Earlier versions…", action: () => void showVersions(slug) },
    ...(state?.fromKit === false ? [] : [{ words: "Back to the original…", action: () => void reset(slug, notices) }]),
  ];
}

async function copyLink(slug: string, cell: string, notices: Notices): Promise<void> {
  const link = `${location.origin}/lesson/${encodeURIComponent(slug)}${location.search}${cell === "" ? "" : `#cell-${cell}`}`;
  try {
    await navigator.clipboard.writeText(link);
    announce("Link copied");
    notices.show("link", "The link is copied. It opens this place for whoever has the kit open on the same machine and port.", false);
  } catch {
    notices.show("link", `The browser did not let the page copy. The link is ${link}`, false);
  }
}

/** Replaces the text by a notebook from the disk, such as one exported on another machine; the present one becomes a version. */
function bringIn(slug: string, notices: Notices): void {
  const field = el("input", { type: "file", accept: ".ipynb" });
  field.addEventListener("change", () => {
    const file = field.files?.[0];
    if (file) {
      void file
        .text()
        .then((text) => post(`/api/lessons/${encodeURIComponent(slug)}/import`, { name: file.name, text }))
        .then(() => notices.show("file", `This is now the text of ${file.name}. What stood here before is among the earlier versions.`, false))
        .catch((problem: unknown) => notices.show("file", problem instanceof RequestFailed ? problem.message : String(problem), true));
    }
  });
  field.click();
}

async function reset(slug: string, notices: Notices): Promise<void> {
  const sure = await confirmed("Back to the original?", "The lesson becomes what the kit ships. Your present text is kept among the earlier versions.", "Back to the original");
  if (!sure) {
    return;
  }
  try {
    await post(`/api/lessons/${encodeURIComponent(slug)}/reset`);
    notices.show("file", "This is the original again. Your text is among the earlier versions.", false);
  } catch (problem) {
    notices.show("file", problem instanceof RequestFailed ? problem.message : String(problem), true);
  }
}
