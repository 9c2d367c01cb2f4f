import type { Answer, Chosen, EngineState, ServerMessage } from "./model";

type Wish = { to: number } | { data: true };

/**
 * The engine of this page, over a WebSocket: one command on its way at a time, the newest wish next. A command carries all that was
 * chosen, so an engine that was started anew goes on as if it had always been there.
 */
export class Engine {
  private socket: WebSocket | null = null;
  private closed = false;
  private attempts = 0;
  private waiting = false;
  private wish: Wish | null = null;
  private chosen: Chosen = {};
  private sentFor: Chosen = {};

  constructor(
    private readonly name: string,
    private readonly onAnswer: (answer: Answer) => void,
    private readonly onState: (state: EngineState, detail: string) => void,
  ) {
    this.open();
  }

  /** Asks for a step, or for the data; what was asked for before and has not been sent yet is forgotten. */
  ask(chosen: Chosen, wish: Wish): void {
    this.chosen = chosen;
    this.wish = wish;
    this.send();
  }

  forget(): void {
    this.wish = null;
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private send(): void {
    if (this.wish !== null && !this.waiting && this.socket?.readyState === WebSocket.OPEN) {
      this.waiting = true;
      this.sentFor = this.chosen;
      this.socket.send(JSON.stringify({ settings: this.chosen, ...this.wish }));
      this.wish = null;
    }
  }

  private open(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/demo/${encodeURIComponent(this.name)}`);
    this.socket = socket;
    socket.onopen = () => {
      this.attempts = 0;
      this.waiting = false;
      this.send();
    };
    socket.onmessage = (event) => this.receive(JSON.parse(String(event.data)) as ServerMessage);
    socket.onclose = () => {
      if (!this.closed) {
        this.attempts++;
        this.onState("lost", "The player's server does not answer. Start it again with ./tutorial; this page comes back by itself.");
        window.setTimeout(() => !this.closed && this.open(), Math.min(4000, 300 * 2 ** Math.min(this.attempts, 4)));
      }
    };
  }

  private receive(message: ServerMessage): void {
    if (message.type === "answer") {
      this.waiting = false;
      // Other settings were chosen meanwhile: what belongs to the old ones would only flash up.
      if (this.sentFor === this.chosen) {
        this.onAnswer(message.answer);
      }
      this.send();
    } else {
      // An engine that rests or has ended has forgotten what it was asked.
      this.waiting = message.state === "starting" || message.state === "ready";
      this.onState(message.state, message.detail);
    }
  }
}
