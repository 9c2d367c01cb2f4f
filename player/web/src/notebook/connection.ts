import type { ClientMessage, Language, Question, ServerMessage } from "./model";

/** A question that the engine has not answered after this long is given up; an engine may first have to start. */
const patience = 20_000;

export type ConnectionState = "opening" | "open" | "lost";

/** The WebSocket of one notebook. It comes back by itself; what waited is sent again by its owner. */
export class Connection {
  private socket: WebSocket | null = null;
  private closed = false;
  private attempts = 0;
  private nextAsk = 1;
  private readonly asks = new Map<number, (content: Record<string, unknown> | null) => void>();
  state: ConnectionState = "opening";

  constructor(
    private readonly slug: string,
    private readonly onMessage: (message: ServerMessage) => void,
    private readonly onState: (state: ConnectionState) => void,
  ) {
    this.open();
  }

  /** Sends when connected; says whether it did. */
  send(message: ClientMessage): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Asks the engine about code; null when there is none, as when the connection is lost. */
  ask(what: Question, code: string, cursor: number, language: Language): Promise<Record<string, unknown> | null> {
    const ask = this.nextAsk++;
    if (!this.send({ type: "ask", ask, what, code, cursor, language })) {
      return Promise.resolve(null);
    }
    return new Promise((resolve) => {
      const timer = window.setTimeout(() => this.resolve(ask, null), patience);
      this.asks.set(ask, (content) => {
        window.clearTimeout(timer);
        resolve(content);
      });
    });
  }

  close(): void {
    this.closed = true;
    this.socket?.close();
  }

  private open(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/session/${encodeURIComponent(this.slug)}`);
    this.socket = socket;
    socket.onopen = () => {
      this.attempts = 0;
      this.change("open");
    };
    socket.onmessage = (event) => this.receive(String(event.data));
    socket.onclose = () => {
      [...this.asks.keys()].forEach((ask) => this.resolve(ask, null));
      if (this.closed) {
        return;
      }
      this.change("lost");
      this.attempts++;
      window.setTimeout(() => !this.closed && this.open(), Math.min(4000, 300 * 2 ** Math.min(this.attempts, 4)));
    };
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    if (message.type === "answer") {
      this.resolve(message.ask, message.content);
    } else {
      this.onMessage(message);
    }
  }

  private resolve(ask: number, content: Record<string, unknown> | null): void {
    const waiting = this.asks.get(ask);
    this.asks.delete(ask);
    waiting?.(content);
  }

  private change(state: ConnectionState): void {
    this.state = state;
    this.onState(state);
  }
}
