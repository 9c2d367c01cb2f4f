import { el } from "../dom";

/** What the keys do; the page carries it out. Names as in Jupyter. */
export interface KeyActions {
  runAndAdvance(): void;
  run(): void;
  runAndInsert(): void;
  edit(): void;
  previous(): void;
  next(): void;
  addAbove(): void;
  addBelow(): void;
  remove(): void;
  undoRemove(): void;
  toProse(): void;
  toCode(): void;
  save(): void;
  stop(): void;
  restart(): void;
  help(): void;
  projector(): void;
  steps(): void;
  stepForward(): boolean;
  stepBack(): boolean;
}

/** The sheet that "?" shows, and the one list of what there is. */
export const keySheet: [string, string][] = [
  ["Shift+Enter", "run the cell, go to the next"],
  ["Ctrl+Enter", "run the cell, stay"],
  ["Alt+Enter", "run the cell, add one below"],
  ["Enter", "write in the cell"],
  ["Esc", "leave the editor; then Tab goes on through the page"],
  ["Ctrl+K, Ctrl+I", "in the editor: what the name at the caret is"],
  ["F8, Shift+F8", "in the editor: the next, the previous marked fault"],
  ["↑ ↓ or K J", "previous, next cell"],
  ["A, B", "add a cell above, below"],
  ["D, D", "delete the cell (Z brings it back)"],
  ["M, Y", "turn into text, into code"],
  ["I, I", "stop the running cell"],
  ["0, 0", "restart the session"],
  ["Ctrl+S", "save now"],
  ["P", "projector size on, off"],
  ["S", "step mode on, off"],
  ["Space, Shift+Space", "in step mode: forward, back"],
  ["?", "this sheet"],
];

/** Listens on the document; `inEditor` keys work everywhere, the others only outside of text fields. */
export function listenForKeys(actions: KeyActions): () => void {
  let before = "";
  let beforeAt = 0;
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) {
      return;
    }
    if (everywhere(event, actions)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
      before = "";
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const doubled = key === before && event.timeStamp - beforeAt < 800;
    before = doubled ? "" : key;
    beforeAt = event.timeStamp;
    if (command(key, doubled, event, actions)) {
      event.preventDefault();
    }
  };
  // In the capture phase, so that the editor does not take Ctrl+Enter first.
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}

function everywhere(event: KeyboardEvent, actions: KeyActions): boolean {
  const inPage = event.target instanceof HTMLElement && (event.target.closest(".cell") !== null || event.target === document.body || event.target.id === "main");
  if (event.key === "Enter" && inPage && !(event.target instanceof HTMLButtonElement)) {
    if (event.shiftKey) {
      actions.runAndAdvance();
      return true;
    }
    if (event.ctrlKey || event.metaKey) {
      actions.run();
      return true;
    }
    if (event.altKey) {
      actions.runAndInsert();
      return true;
    }
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    actions.save();
    return true;
  }
  return false;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function command(key: string, doubled: boolean, event: KeyboardEvent, actions: KeyActions): boolean {
  const onControl = event.target instanceof HTMLElement && event.target.closest("button, a, summary, [tabindex='0']:not(.cell)") !== null;
  if (key === " ") {
    return !onControl && (event.shiftKey ? actions.stepBack() : actions.stepForward());
  }
  if (onControl && (key === "Enter" || key.startsWith("Arrow"))) {
    return false;
  }
  const simple: Record<string, () => void> = {
    Enter: actions.edit,
    ArrowUp: actions.previous,
    k: actions.previous,
    ArrowDown: actions.next,
    j: actions.next,
    a: actions.addAbove,
    b: actions.addBelow,
    z: actions.undoRemove,
    m: actions.toProse,
    y: actions.toCode,
    p: actions.projector,
    s: actions.steps,
    "?": actions.help,
  };
  const doubles: Record<string, () => void> = { d: actions.remove, i: actions.stop, "0": actions.restart };
  const action = doubled ? doubles[key] : simple[key];
  action?.();
  return action !== undefined;
}

export function showKeySheet(): void {
  const dialog = el("dialog", { "aria-labelledby": "keys-title" });
  const rows = keySheet.map(([keys, what]) => el("tr", {}, el("td", {}, el("kbd", {}, keys)), el("td", {}, what)));
  const close = el("button", { type: "button", class: "button primary", onclick: () => dialog.close() }, "Close");
  dialog.append(el("h2", { id: "keys-title" }, "Keys"), el("table", { class: "keys" }, el("tbody", {}, ...rows)), el("div", { class: "dialog-actions" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  // The button below has the focus and would draw the sheet's end into view.
  dialog.scrollTop = 0;
}
