import "../styles/demo.css";
import { get, RequestFailed } from "../api";
import { fillBar, Notices } from "../bar";
import { announce, el, replace } from "../dom";
import { icon } from "../icons";
import { Predict } from "../notebook/predict";
import { settings } from "../settings";
import { readPlace, writePlace } from "./address";
import { Controls } from "./controls";
import { DataPanel } from "./data";
import { SettingsForm } from "./form";
import { listenForDemoKeys, showDemoKeys } from "./keys";
import type { About, Chosen, EngineState, Frame, Mark } from "./model";
import { Pictures } from "./pictures/pictures";
import { Playing, type PlayingOwner } from "./playing";

const betweenAddresses = 1000;

/** One demonstration: its pictures, its controls, its settings; everything that is chosen stands in the address. */
export class DemoPage implements PlayingOwner {
  private readonly main = el("main", { class: "demo", id: "main", tabindex: "-1" });
  private readonly notices = new Notices();
  private readonly status = el("span", { class: "bar-status demo-status" });
  private readonly say = el("p", { class: "demo-say" });
  private readonly undo: (() => void)[] = [];
  private readonly pictures = new Pictures({ points: (marks) => this.paint(marks), cleared: () => this.playing.pause(), start: (x, y) => this.startAt(x, y) });
  private chosen: Chosen = {};
  private predict: HTMLDetailsElement | null = null;
  private playing!: Playing;
  private controls!: Controls;
  private form!: SettingsForm;
  private panel!: DataPanel;
  private closed = false;
  private addressWritten = 0;

  constructor(private readonly name: string, root: HTMLElement) {
    replace(root, this.notices.node, this.main);
    replace(this.main, el("p", { class: "opening" }, "Opening…"));
    void this.open();
  }

  close(): void {
    this.closed = true;
    this.undo.forEach((action) => action());
    this.pictures.destroy();
  }

  shown(frame: Frame): void {
    this.pictures.show(frame.pictures);
    this.say.textContent = frame.say;
    this.panel.tell("");
    this.notices.hide("problem");
    this.main.dataset["step"] = String(frame.step);
    if (frame.step > 0 && this.predict) {
      // Whoever has begun needs the room for the pictures; the question is one press away.
      this.predict.open = false;
      this.predict = null;
    }
    this.changed();
    if (!this.playing.playing) {
      announce(`Step ${frame.step}. ${frame.say}`);
    }
  }

  preparing(share: number): void {
    this.say.textContent = `Training a model to look at: ${Math.round(100 * share)} %`;
  }

  problem(sentence: string): void {
    this.panel.tell(sentence);
    this.notices.show("problem", sentence, true);
  }

  engine(state: EngineState, detail: string): void {
    this.main.dataset["engine"] = state;
    if (state === "parked" || state === "ended" || state === "lost") {
      this.playing.pause();
      this.notices.show("engine", detail, state !== "parked");
    } else {
      this.notices.hide("engine");
    }
    this.changed();
  }

  changed(): void {
    this.controls.show();
    const { playing, pictures, share, step } = this.playing;
    const words: Record<string, string> = { starting: "Starting…", parked: "Resting", ended: "Ended", lost: "No server" };
    const state = this.main.dataset["engine"] ?? "starting";
    this.status.textContent = words[state] ?? (playing ? `${pictures.toFixed(0)} pictures a second, engine ${(100 * share).toFixed(0)} % of a core` : `Paused at step ${step}`);
    this.main.dataset["playing"] = String(playing);
    this.writeAddress(playing ? betweenAddresses : 0);
    if (!playing) {
      this.pictures.settle();
    }
  }

  given(text: string): void {
    this.panel.show(text);
  }

  private async open(): Promise<void> {
    try {
      const about = await get<About>(`/api/demos/${encodeURIComponent(this.name)}`);
      if (!this.closed) {
        this.build(about);
      }
    } catch (problem) {
      replace(this.main, el("p", { role: "alert" }, problem instanceof RequestFailed ? problem.message : String(problem)));
    }
  }

  private build(about: About): void {
    document.title = about.title;
    const place = readPlace(about, location.hash);
    this.chosen = place.chosen;
    this.playing = new Playing(about.name, this.chosen, this);
    this.controls = new Controls(this.playing, about.stepIs, () => this.reset(), () => void this.copyLink());
    this.form = new SettingsForm(about.settings, this.chosen, (chosen) => this.choose({ ...chosen, ...this.ownData() }));
    this.panel = new DataPanel(about.name, about.settings.find((setting) => setting.kind === "data"), {
      use: (text) => this.useData(text),
      ask: () => this.playing.askForData(),
      state: () => ({ chosen: this.chosen, step: this.playing.step }),
      open: (chosen, step) => this.goTo(chosen, step),
    });
    this.bar(about.title);
    replace(
      this.main,
      el("div", { class: "demo-head" }, el("h1", {}, about.title), el("p", {}, about.summary), this.prediction(about)),
      this.controls.node,
      this.say,
      el("div", { class: "demo-body" }, this.pictures.node, this.form.node),
      this.panel.node,
      this.code(about),
      el("p", { class: "demo-lessons" }, "Lessons: ", ...about.lessons.flatMap((slug, index) => [index > 0 ? ", " : "", el("a", { href: `/lesson/${slug}` }, slug)])),
    );
    this.listen(about);
    this.playing.goTo(place.step);
  }

  private listen(about: About): void {
    const moved = (): void => {
      const place = readPlace(about, location.hash);
      this.goTo(place.chosen, place.step);
    };
    window.addEventListener("hashchange", moved);
    this.undo.push(
      () => this.playing.close(),
      () => window.removeEventListener("hashchange", moved),
      settings.onChange(() => this.bar(about.title)),
      listenForDemoKeys({
        toggle: () => (this.playing.playing ? this.playing.pause() : this.playing.play()),
        step: (by) => this.controls.by(by),
        reset: () => this.reset(),
        faster: (by) => this.controls.faster(by),
        projector: () => (settings.projector = !settings.projector),
      }),
    );
  }

  private bar(title: string): void {
    const large = el("button", { type: "button", class: "button round", title: "Projector size (P)", "aria-label": "Projector size (P)", "aria-pressed": String(settings.projector), onclick: () => (settings.projector = !settings.projector) }, icon("projector"));
    const help = el("button", { type: "button", class: "button round", title: "Keys (?)", "aria-label": "Keys (?)", onclick: showDemoKeys }, icon("help"));
    fillBar([el("a", { class: "button", href: "/demos" }, "Demonstrations"), el("span", { class: "bar-title" }, title)], [this.status, large, help]);
  }

  private prediction(about: About): HTMLElement {
    const key = `tutorial.demo.${about.name}`;
    const recorded = keptPrediction(key);
    const card = new Predict(about.question, about.name, "", recorded, (answer) => keepPrediction(key, answer));
    this.predict = el("details", { class: "demo-predict", open: recorded === undefined && location.hash === "" }, el("summary", {}, "Predict first"), el("h2", { class: "visually-hidden" }, "Predict first"), card.node);
    return this.predict;
  }

  private code(about: About): HTMLElement {
    const box = el("details", { class: "demo-source" }, el("summary", {}, "Show the C#"), el("p", {}, "The very code that runs, from ", el("code", {}, about.file), "."));
    const load = async (): Promise<void> => {
      const { codeOf } = await import("./code");
      box.append(codeOf(about.code, about.file));
    };
    box.addEventListener("toggle", () => void load(), { once: true });
    return box;
  }

  private reset(): void {
    this.playing.pause();
    this.playing.goTo(0);
  }

  private choose(chosen: Chosen, step = 0): void {
    this.chosen = chosen;
    this.form.fill(chosen);
    this.playing.choose(chosen, step);
  }

  private goTo(chosen: Chosen, step: number): void {
    this.playing.pause();
    this.choose(chosen, step);
  }

  private ownData(): Chosen {
    return this.chosen["data"] === undefined ? {} : { data: this.chosen["data"] };
  }

  private useData(text: string): void {
    const { data: _, ...others } = this.chosen;
    this.choose(text === "" ? others : { ...others, data: text });
  }

  private paint(marks: Mark[]): void {
    this.useData(marks.map((mark) => `${mark.x},${mark.y},${mark.kind}`).join("\n"));
  }

  private startAt(x: number, y: number): void {
    this.choose({ ...this.chosen, x: String(x), y: String(y) });
  }

  private async copyLink(): Promise<void> {
    this.writeAddress(0);
    try {
      await navigator.clipboard.writeText(location.href);
      announce("The link is in the clipboard.");
      this.notices.show("link", "The link is in the clipboard. It shows these very numbers to whoever opens it in their own player.", false);
    } catch {
      // A browser may keep the clipboard shut; the address bar has the same link.
      this.notices.show("link", `Copy this link, or the page's address: ${location.href}`, false);
    }
  }

  // Browsers refuse an address that changes many times a second.
  private writeAddress(wait: number): void {
    const now = performance.now();
    if (this.playing.ready && now - this.addressWritten >= wait) {
      this.addressWritten = now;
      const hash = writePlace({ chosen: this.chosen, step: this.playing.step });
      if (location.hash !== hash) {
        history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
      }
    }
  }
}

function keptPrediction(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined; // Storage may be closed by the browser's settings; then it is asked each time.
  }
}

function keepPrediction(key: string, answer: string): void {
  try {
    localStorage.setItem(key, answer);
  } catch {
    // The prediction then holds for this page only.
  }
}
