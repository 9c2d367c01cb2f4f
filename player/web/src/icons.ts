/** One set of 16×16 line icons, so that the same thing looks the same everywhere. */
const paths = {
  play: "M5 3.5v9l7-4.5z",
  pause: "M4.5 3.5h2.5v9H4.5zM9 3.5h2.5v9H9z",
  stop: "M4.5 4.5h7v7h-7z",
  restart: "M12.5 8a4.5 4.5 0 1 1-1.5-3.4M12.5 2.5v3h-3",
  above: "M4 2.5h8M5 6v7l6-3.5z",
  check: "M3 8.5l3.2 3.2L13 5",
  cross: "M4 4l8 8M12 4l-8 8",
  search: "M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.5 10.5L14 14",
  outline: "M2.5 4h11M2.5 8h11M2.5 12h7",
  steps: "M2.5 13v-3.5h4V6h4V2.5h3",
  projector: "M2 3h12v8H2zM8 11v3M5 14h6",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  help: "M6 6.2a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6.9v.5M8 12v.4",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  hint: "M6 12h4M6.5 14h3M5.8 10c-1-.8-1.6-1.8-1.6-3.1a3.8 3.8 0 0 1 7.6 0c0 1.3-.6 2.3-1.6 3.1z",
  notes: "M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2",
  stale: "M8 4.5V8l2.5 1.5M8 14A6 6 0 1 1 8 2a6 6 0 0 1 0 12z",
  save: "M3 8.5l3.2 3.2L13 5",
  download: "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M3 13.5h10",
  open: "M2.5 12.5v-9h4l1.5 2h5.5v7z",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  bin: "M3.5 4.5h9M6.5 4.5v-2h3v2M5 4.5l.5 9h5l.5-9",
  plus: "M8 3v10M3 8h10",
  link: "M6.5 9.5l3-3M7 4.5l1.5-1.5a2.5 2.5 0 0 1 3.5 3.5L10.5 8M9 11.5L7.5 13A2.5 2.5 0 0 1 4 9.5L5.500 8",
  back: "M10 3L5 8l5 5",
  next: "M6 3l5 5-5 5",
} as const;

export type IconName = keyof typeof paths;

/** An icon that says nothing to a screen reader: the button it stands in carries the words. */
export function icon(name: IconName): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", paths[name]);
  svg.appendChild(path);
  return svg;
}
