import { el } from "./dom";
import { icon, type IconName } from "./icons";

export interface MenuEntry {
  words: string;
  action?: () => void;
  href?: string;
  download?: string;
  checked?: boolean;
}

/** A button with a list under it; Esc and a click elsewhere close it. */
export function menu(words: string, symbol: IconName, entries: () => (MenuEntry | "line" | { heading: string })[]): HTMLElement {
  const button = el("button", { type: "button", class: "button round", title: words, "aria-label": words, "aria-expanded": "false", "aria-haspopup": "true" }, icon(symbol));
  const root = el("div", { class: "menu" }, button);
  let list: HTMLElement | null = null;

  const close = (): void => {
    list?.remove();
    list = null;
    button.setAttribute("aria-expanded", "false");
    document.removeEventListener("mousedown", outside);
  };
  const outside = (event: MouseEvent): void => {
    if (!root.contains(event.target as Node)) {
      close();
    }
  };
  const open = (): void => {
    list = el("div", { class: "menu-list" });
    for (const entry of entries()) {
      list.append(row(entry, close));
    }
    root.append(list);
    button.setAttribute("aria-expanded", "true");
    document.addEventListener("mousedown", outside);
    list.querySelector<HTMLElement>("button, a")?.focus();
  };

  button.addEventListener("click", () => (list ? close() : open()));
  root.addEventListener("keydown", (event) => {
    if (!list) {
      return;
    }
    const items = [...list.querySelectorAll<HTMLElement>("button, a")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape") {
      close();
      button.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      items[(at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length]?.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener("focusout", (event) => {
    if (list && event.relatedTarget instanceof Node && !root.contains(event.relatedTarget)) {
      close();
    }
  });
  return root;
}

function row(entry: MenuEntry | "line" | { heading: string }, close: () => void): HTMLElement {
  if (entry === "line") {
    return el("hr", {});
  }
  if ("heading" in entry) {
    return el("p", { class: "menu-heading" }, entry.heading);
  }
  if (entry.href) {
    return el("a", { class: "button", href: entry.href, download: entry.download ?? null, onclick: close }, entry.words);
  }
  const act = (): void => {
    close();
    entry.action?.();
  };
  return el("button", { type: "button", class: "button", "aria-pressed": entry.checked === undefined ? null : String(entry.checked), onclick: act }, entry.words);
}
