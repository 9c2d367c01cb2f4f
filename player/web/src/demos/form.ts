import { debounce, el } from "../dom";
import type { Chosen, Setting } from "./model";

/** A control for each setting; what is at its start is not among the chosen. */
export class SettingsForm {
  readonly node = el("form", { class: "demo-settings", "aria-label": "Settings" });
  private readonly controls = new Map<string, HTMLInputElement | HTMLSelectElement>();

  constructor(private readonly list: Setting[], private chosen: Chosen, private readonly onChange: (chosen: Chosen) => void) {
    const changed = debounce(() => this.read(), 150);
    for (const setting of list.filter((one) => one.kind !== "data")) {
      const control = this.control(setting);
      this.controls.set(setting.name, control);
      control.addEventListener("input", changed);
      const help = setting.help === "" ? null : el("small", { id: `help-${setting.name}` }, setting.help);
      if (help) {
        control.setAttribute("aria-describedby", help.id);
      }
      this.node.append(el("label", { class: "demo-setting" }, el("span", {}, setting.label), control), ...(help ? [help] : []));
    }
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      changed.flush();
    });
    this.fill(chosen);
  }

  /** Shows what was chosen elsewhere, such as in a link. */
  fill(chosen: Chosen): void {
    this.chosen = chosen;
    for (const setting of this.list) {
      const control = this.controls.get(setting.name);
      if (control) {
        control.value = chosen[setting.name] ?? setting.start;
      }
    }
  }

  private read(): void {
    const chosen: Chosen = { ...this.chosen };
    for (const setting of this.list) {
      const value = this.controls.get(setting.name)?.value.trim();
      if (value === setting.start || value === "") {
        delete chosen[setting.name];
      } else if (value !== undefined) {
        chosen[setting.name] = value;
      }
    }
    if (JSON.stringify(chosen) !== JSON.stringify(this.chosen)) {
      this.chosen = chosen;
      this.onChange(chosen);
    }
  }

  private control(setting: Setting): HTMLInputElement | HTMLSelectElement {
    if (setting.kind === "choice") {
      return el("select", { name: setting.name }, ...setting.options.map((option) => el("option", { value: option }, option)));
    }
    return setting.kind === "number"
      ? el("input", { type: "number", name: setting.name, min: setting.low, max: setting.high, step: setting.step, inputmode: "decimal" })
      : el("input", { type: "text", name: setting.name, autocomplete: "off", spellcheck: "false", lang: "" });
  }
}
