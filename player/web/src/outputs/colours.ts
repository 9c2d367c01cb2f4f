/** Okabe and Ito's colours, which colour-blind readers can tell apart; the dark set is lifted for dark grounds. */
const light = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#000000"];
const dark = ["#56b4e9", "#ff9a52", "#2fd6a3", "#e6a3cb", "#f0e442", "#8fc7ff", "#ffffff"];

/** Dashes tell curves apart where colours do not, as in print. */
export const dashes: number[][] = [[], [8, 4], [2, 3], [10, 4, 2, 4], [5, 5], [14, 4], [1, 4]];

export function palette(): string[] {
  return document.documentElement.dataset["theme"] === "light" ? light : dark;
}

/** The value that the theme in force gives to a name such as --ink. */
export function themed(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The colours that the kit's library writes into its figures (visuals/Palette.cs), made for white and for near-black paper alike. */
export const written = ["#1a80c4", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#843cf0"];

/** A written colour as the theme in force shows it best, its opacity kept; any other colour as it is. */
export function inTheme(colour: unknown): unknown {
  if (Array.isArray(colour)) {
    return colour.map(inTheme);
  }
  const index = typeof colour === "string" ? written.indexOf(colour.slice(0, 7).toLowerCase()) : -1;
  return index < 0 || palette() === light ? colour : `${dark[index]}${String(colour).slice(7)}`;
}
