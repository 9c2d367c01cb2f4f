import { el } from "../dom";

export interface DemoKeys {
  toggle(): void;
  step(by: number): void;
  reset(): void;
  faster(by: number): void;
  projector(): void;
}

const sheet: readonly (readonly [string, string])[] = [
  ["Space", "play or pause"],
  ["→  ←", "one step on, one step back"],
  ["Shift+→  Shift+←", "ten steps on or back"],
  ["R", "reset to step 0"],
  ["F  S", "faster, slower"],
  ["P", "projector size"],
  ["In the plane: arrows, Enter, Delete", "move the cross (Shift: further), set a point, erase the nearest; 0 and 1 choose the class"],
  ["?", "this sheet"],
];

/** Keys of the whole page; a control that has the focus keeps its own. Returns how to end listening. */
export function listenForDemoKeys(keys: DemoKeys): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    const target = event.target instanceof HTMLElement ? event.target : null;
    const typing = target !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const onControl = target?.closest("button, a, summary, canvas[tabindex]") != null;
    const far = event.shiftKey ? 10 : 1;
    const actions: Record<string, () => void> = {
      " ": keys.toggle,
      ArrowRight: () => keys.step(far),
      ArrowLeft: () => keys.step(-far),
      r: keys.reset,
      f: () => keys.faster(1),
      s: () => keys.faster(-1),
      p: keys.projector,
      "?": showDemoKeys,
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action && !typing && !(onControl && event.key === " ")) {
      event.preventDefault();
      action();
    }
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

export function showDemoKeys(): void {
  const dialog = el("dialog", { "aria-labelledby": "keys-title" });
  const rows = sheet.map(([keys, what]) => el("tr", {}, el("td", {}, el("kbd", {}, keys)), el("td", {}, what)));
  const close = el("button", { type: "button", class: "button primary", onclick: () => dialog.close() }, "Close");
  dialog.append(el("h2", { id: "keys-title" }, "Keys"), el("table", { class: "keys" }, el("tbody", {}, ...rows)), el("div", { class: "dialog-actions" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
