import { el } from "./dom";

/** Asks before something is lost; resolves to whether the person agreed. */
export function confirmed(title: string, text: string, yes: string): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = el("dialog", { "aria-labelledby": "confirm-title" });
    const agree = el("button", { type: "button", class: "button primary", onclick: () => dialog.close("yes") }, yes);
    const refuse = el("button", { type: "button", class: "button outlined", onclick: () => dialog.close("no") }, "Cancel");
    dialog.append(el("h2", { id: "confirm-title" }, title), el("p", {}, text), el("div", { class: "dialog-actions" }, refuse, agree));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
    refuse.focus();
  });
}
