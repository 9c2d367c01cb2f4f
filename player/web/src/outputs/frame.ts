import { el } from "../dom";
import { settings } from "../settings";
import { keepState, statesForFrame } from "./viewState";

const frames = new Map<Window, HTMLIFrameElement>();
const tallest = 2400;

/**
 * HTML from a cell, in a frame of its own address. The server answers that address with a sandbox policy: its scripts
 * run in an origin of their own and reach neither this page nor the network. All that comes out is its height,
 * and where a view in it stands.
 */
export function frameFor(address: string, title: string): HTMLIFrameElement {
  const frame = el("iframe", {
    src: themed(address),
    sandbox: "allow-scripts",
    title: title.split("\n")[0]?.slice(0, 120) || "Output of the cell",
    loading: "lazy",
    height: 60,
  });
  frame.addEventListener("load", () => {
    if (frame.contentWindow) {
      frames.set(frame.contentWindow, frame);
      frame.contentWindow.postMessage("tutorial:height?", "*");
    }
  });
  return frame;
}

function themed(address: string): string {
  return `${address}?theme=${settings.shownTheme}${settings.projector ? "&large=yes" : ""}${statesForFrame()}`;
}

window.addEventListener("message", (event) => {
  const frame = event.source === null ? undefined : frames.get(event.source as Window);
  const said = event.data as { tutorialHeight?: unknown; tutorialState?: unknown } | null;
  if (frame) {
    keepState(said?.tutorialState);
  }
  const height = said?.tutorialHeight;
  if (frame && typeof height === "number" && Number.isFinite(height)) {
    frame.height = String(Math.max(8, Math.min(tallest, Math.ceil(height))));
  }
});

settings.onChange(() => {
  for (const [view, frame] of frames) {
    if (!frame.isConnected) {
      frames.delete(view);
      continue;
    }
    const address = frame.src.split("?")[0] ?? "";
    const next = new URL(themed(address), location.href).href;
    if (frame.src !== next) {
      frame.src = next;
    }
  }
});
