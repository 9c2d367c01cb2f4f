/** What a person set for themselves in this browser: theme, projector size, outline. Kept in localStorage. */

export type Theme = "system" | "light" | "dark" | "contrast";
export const themes: readonly Theme[] = ["system", "light", "dark", "contrast"];
export const themeNames: Record<Theme, string> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");
const contrastSystem = window.matchMedia("(prefers-contrast: more)");
const listeners = new Set<() => void>();

function read(key: string, otherwise: string): string {
  try {
    return localStorage.getItem(`tutorial.${key}`) ?? otherwise;
  } catch {
    return otherwise; // Storage may be closed by the browser's settings; the defaults serve.
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`tutorial.${key}`, value);
  } catch {
    // The choice then holds for this page only, which apply() below still sees to.
  }
}

let theme = readTheme();
let projector = read("projector", "off") === "on";

function readTheme(): Theme {
  const kept = read("theme", "system");
  return themes.find((name) => name === kept) ?? "system";
}

export const settings = {
  get theme(): Theme {
    return theme;
  },
  set theme(value: Theme) {
    theme = value;
    write("theme", value);
    apply();
  },
  get projector(): boolean {
    return projector;
  },
  set projector(value: boolean) {
    projector = value;
    write("projector", value ? "on" : "off");
    apply();
  },
  /** The theme in force once "as the system" is resolved. */
  get shownTheme(): "light" | "dark" | "contrast" {
    if (theme !== "system") {
      return theme;
    }
    return contrastSystem.matches ? "contrast" : darkSystem.matches ? "dark" : "light";
  },
  outlineOpen: read("outline", "open") === "open",
  keepOutline(open: boolean): void {
    settings.outlineOpen = open;
    write("outline", open ? "open" : "closed");
  },
  onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Puts theme and size on the root element; style sheets and charts read them there. */
export function apply(): void {
  const root = document.documentElement;
  root.dataset["theme"] = settings.shownTheme;
  root.classList.toggle("projector", projector);
  listeners.forEach((listener) => listener());
}

darkSystem.addEventListener("change", apply);
contrastSystem.addEventListener("change", apply);
