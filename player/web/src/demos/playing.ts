import { prefersStill } from "../dom";
import { Engine } from "./engine";
import type { Answer, Chosen, EngineState, Frame } from "./model";

export type Speed = "slow" | "normal" | "fast" | "fastest";
export const speeds: readonly Speed[] = ["slow", "normal", "fast", "fastest"];
export const speedNames: Record<Speed, string> = { slow: "Slow: 2 steps a second", normal: "Normal: 25", fast: "Fast: 60", fastest: "Fastest: 600" };
const pace: Record<Speed, { milliseconds: number; steps: number }> = {
  slow: { milliseconds: 500, steps: 1 },
  normal: { milliseconds: 40, steps: 1 },
  fast: { milliseconds: 16, steps: 1 },
  fastest: { milliseconds: 16, steps: 10 },
};

export interface PlayingOwner {
  shown(frame: Frame): void;
  preparing(share: number): void;
  problem(sentence: string): void;
  given(text: string): void;
  engine(state: EngineState, detail: string): void;
  changed(): void;
}

/** Where the demonstration stands and where it is going: play, pause, step, step back, reset. */
export class Playing {
  speed: Speed = prefersStill() ? "slow" : "normal";
  step = 0;
  last = Number.MAX_SAFE_INTEGER;
  playing = false;
  private goal: number | null = 0;
  private readonly engine: Engine;
  private timer: number | undefined;
  private due = 0;
  private readonly load = new Load();

  constructor(name: string, private chosen: Chosen, private readonly owner: PlayingOwner) {
    this.engine = new Engine(name, (answer) => this.receive(answer), (state, detail) => this.owner.engine(state, detail));
  }

  /** True once the first picture has come: before that, the step of a link is still to be reached. */
  get ready(): boolean {
    return this.last < Number.MAX_SAFE_INTEGER && this.goal === null;
  }

  /** The step that is shown, or the one that the person has asked for and that is not there yet. */
  get wanted(): number {
    return this.playing ? this.step : (this.goal ?? this.step);
  }

  get pictures(): number {
    return this.load.pictures;
  }

  /** The engine's share of one processor core over the last second. */
  get share(): number {
    return this.load.share;
  }

  play(): void {
    this.playing = true;
    this.due = performance.now();
    if (this.step >= this.last) {
      // The first picture brings the next one; a step from here would be the end again.
      this.goTo(0);
    } else {
      this.next();
    }
    this.owner.changed();
  }

  pause(): void {
    this.playing = false;
    this.goal = null;
    window.clearTimeout(this.timer);
    this.engine.forget();
    this.owner.changed();
  }

  goTo(step: number): void {
    this.goal = Math.max(0, Math.min(step, this.last));
    this.engine.ask(this.chosen, { to: this.goal });
  }

  /** Other settings begin a new run; one that was playing plays on. */
  choose(chosen: Chosen, step = 0): void {
    this.chosen = chosen;
    this.last = Number.MAX_SAFE_INTEGER;
    this.goTo(step);
  }

  askForData(): void {
    this.pause();
    this.engine.ask(this.chosen, { data: true });
  }

  close(): void {
    window.clearTimeout(this.timer);
    this.engine.close();
  }

  private receive(answer: Answer): void {
    this.load.note(answer.cpu, answer.frame !== undefined);
    if (answer.problem !== undefined) {
      this.pause();
      this.owner.problem(answer.problem);
    } else if (answer.data !== undefined) {
      this.owner.given(answer.data);
    } else if (answer.preparing !== undefined) {
      this.owner.preparing(answer.preparing);
      this.engine.ask(this.chosen, { to: this.goal ?? this.step });
    } else if (answer.frame && (this.playing || !this.ready)) {
      // A picture that was on its way when the person paused would move on by itself: nobody waits for it any more.
      this.show(answer.frame);
    }
  }

  private show(frame: Frame): void {
    this.step = frame.step;
    this.last = frame.last;
    const goal = this.goal === null ? null : Math.min(this.goal, frame.last);
    this.goal = goal === frame.step ? null : goal;
    this.owner.shown(frame);
    if (this.goal !== null) {
      this.engine.ask(this.chosen, { to: this.goal });
    } else if (this.playing && this.step >= this.last) {
      this.pause();
    } else if (this.playing) {
      this.next();
    }
  }

  private next(): void {
    const { milliseconds, steps } = pace[this.speed];
    // Due times follow each other evenly; after a pause of the machine they start anew instead of hurrying.
    this.due = Math.max(this.due + milliseconds, performance.now() - milliseconds);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.playing && this.goTo(this.step + steps), Math.max(0, this.due - performance.now()));
  }
}

/** Pictures a second and the engine's load, over the last second. */
class Load {
  pictures = 0;
  share = 0;
  private since = 0;
  private cpu = 0;
  private count = 0;

  note(cpu: number, picture: boolean): void {
    const now = performance.now();
    this.count += picture ? 1 : 0;
    if (now - this.since >= 1000) {
      const seconds = (now - this.since) / 1000;
      this.pictures = this.since === 0 ? 0 : this.count / seconds;
      this.share = this.cpu === 0 || cpu < this.cpu ? 0 : (cpu - this.cpu) / 1000 / seconds;
      this.since = now;
      this.cpu = cpu;
      this.count = 0;
    }
  }
}
