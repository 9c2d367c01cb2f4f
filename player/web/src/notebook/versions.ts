import { get, post, RequestFailed } from "../api";
import { el } from "../dom";

interface Version {
  name: string;
  saved: string;
  cells: number;
  why: string;
}

/** Lists what was kept of a lesson's earlier texts; one click brings one back, the present one is kept too. */
export async function showVersions(slug: string): Promise<void> {
  const path = `/api/lessons/${encodeURIComponent(slug)}/versions`;
  const dialog = el("dialog", { "aria-labelledby": "versions-title" });
  const list = el("ul", { class: "hits" });
  const close = el("button", { type: "button", class: "button outlined", onclick: () => dialog.close() }, "Close");
  dialog.append(el("h2", { id: "versions-title" }, "Earlier versions"), list, el("div", { class: "dialog-actions" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  try {
    const versions = await get<Version[]>(path);
    for (const version of versions) {
      const bring = async (): Promise<void> => {
        await post(`${path}/restore`, { name: version.name });
        dialog.close();
      };
      const button = el("button", { type: "button", class: "link-button", onclick: () => void bring().catch(tell) }, new Date(version.saved).toLocaleString());
      list.append(el("li", {}, button, el("p", {}, `${version.cells} cells · ${version.why}`)));
    }
    if (versions.length === 0) {
      list.append(el("li", {}, "None yet: a version is kept every ten minutes of work, before a reset and before a restart from the original."));
    }
  } catch (problem) {
    tell(problem);
  }

  function tell(problem: unknown): void {
    list.replaceChildren(el("li", {}, problem instanceof RequestFailed ? problem.message : String(problem)));
  }
}
