import { pathWithoutStates } from "./outputs/viewState";
import { showHome } from "./pages/home";
import { showSearch } from "./pages/search";

let closePage: () => void = () => undefined;
/** What the page shows now; Back and Forward show another page only when their path differs. */
let shownPath = pathWithoutStates();

/** Shows the page that an address names; lessons load their code with the first of them. */
async function show(address: URL): Promise<void> {
  closePage();
  closePage = () => undefined;
  document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
  const root = document.getElementById("root")!;
  const lesson = /^\/lesson\/([^/]+)\/?$/.exec(address.pathname)?.[1];
  const demo = /^\/demo\/([^/]+)\/?$/.exec(address.pathname)?.[1];
  if (lesson !== undefined) {
    const { NotebookPage } = await import("./notebook/page");
    const page = new NotebookPage(decodeURIComponent(lesson), root);
    closePage = () => page.close();
  } else if (/^\/demos\/?$/.test(address.pathname)) {
    const { showDemos } = await import("./demos/list");
    await showDemos(root);
  } else if (demo !== undefined) {
    const { DemoPage } = await import("./demos/page");
    const page = new DemoPage(decodeURIComponent(demo), root);
    closePage = () => page.close();
  } else if (address.pathname === "/search") {
    await showSearch(root, address.searchParams.get("q") ?? "");
  } else {
    await showHome(root);
  }
  window.scrollTo(0, 0);
}

/** Goes to another page of the player without loading it anew. */
export function go(path: string): void {
  history.pushState(null, "", path);
  shownPath = pathWithoutStates();
  void show(new URL(location.href));
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || link.target !== "" || link.hasAttribute("download")) {
    return;
  }
  const target = new URL(link.href, location.href);
  const inPage = target.pathname === location.pathname && target.hash !== "";
  if (target.origin === location.origin && !inPage && /^\/($|lesson\/|search|demos?(\/|$))/.test(target.pathname)) {
    event.preventDefault();
    go(target.pathname + target.search + target.hash);
  }
});

window.addEventListener("popstate", () => {
  const path = pathWithoutStates();
  if (path !== shownPath) {
    shownPath = path;
    void show(new URL(location.href));
  }
});

void show(new URL(location.href));
