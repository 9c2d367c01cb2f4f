import { el, replace } from "./dom";
import { icon } from "./icons";
import { menu } from "./menu";
import { settings, themeNames, themes } from "./settings";

/** Fills the bar at the top: the way home, what the page puts in, the theme. */
export function fillBar(middle: (Node | null)[], extra: (Node | null)[] = []): void {
  const bar = document.getElementById("bar");
  if (!bar) {
    return;
  }
  const home = el("a", { class: "brand", href: "/", title: "All lessons" }, el("img", { src: "/icon.svg", alt: "" }), el("span", { class: middle.length > 0 ? "visually-hidden" : "" }, middle.length > 0 ? "All lessons" : "Deep learning in C#"));
  replace(bar, home, ...middle, el("span", { class: "bar-space" }), ...extra, themeMenu());
}

function themeMenu(): HTMLElement {
  return menu("Theme", "theme", () =>
    themes.map((theme) => ({
      words: themeNames[theme],
      checked: settings.theme === theme,
      action: () => {
        settings.theme = theme;
      },
    })),
  );
}

/** A line under the bar for what the person has to know now. */
export class Notices {
  readonly node = el("div", { class: "notices", role: "status", "aria-live": "polite" });
  private readonly shown = new Map<string, HTMLElement>();

  show(about: string, text: string, bad: boolean, ...actions: { words: string; action: () => void }[]): void {
    // Said again every few seconds while it lasts: the line stays where it is, so that focus is kept and nothing is read out twice.
    if (this.shown.get(about)?.querySelector("p")?.textContent === text) {
      return;
    }
    this.hide(about);
    const buttons = actions.map(({ words, action }) => el("button", { type: "button", class: "button outlined", onclick: action }, words));
    const close = el("button", { type: "button", class: "button round", "aria-label": "Hide this message", onclick: () => this.hide(about) }, icon("cross"));
    const notice = el("div", { class: `notice${bad ? " bad" : ""}` }, el("p", {}, text), ...buttons, close);
    this.shown.set(about, notice);
    this.node.append(notice);
  }

  hide(about: string): void {
    this.shown.get(about)?.remove();
    this.shown.delete(about);
  }
}
