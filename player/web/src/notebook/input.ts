import { el } from "../dom";

/** Asks for the line of text that a running cell waits for. */
export function askForText(prompt: string, password: boolean): Promise<string> {
  return new Promise((resolve) => {
    const field = el("input", { type: password ? "password" : "text", "aria-labelledby": "input-title", autocomplete: "off" });
    const form = el("form", { method: "dialog" }, el("h2", { id: "input-title" }, prompt || "The cell asks for a line of text"), el("div", { class: "field" }, field));
    form.append(el("div", { class: "dialog-actions" }, el("button", { type: "submit", class: "button primary" }, "Send")));
    const dialog = el("dialog", { "aria-labelledby": "input-title" }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(field.value);
    });
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
  });
}
