import type { ClientMessage } from "./model";
import type { CellView } from "./cell";

/** How long a change may wait before it is sent: with the way to the disk it stays well under a second. */
const sendAfter = 350;

/** Sends what was typed, and knows until the server says so that it is not on the disk yet. */
export class Draft {
  private timer: number | undefined;
  private revision = 0;
  private savedRevision = 0;
  private failed = false;

  constructor(
    private readonly cells: () => CellView[],
    private readonly send: (message: ClientMessage) => boolean,
    private readonly show: (state: "saved" | "saving" | "unsaved" | "offline") => void,
  ) {
    window.addEventListener("beforeunload", this.warn);
    document.addEventListener("visibilitychange", this.flushHidden);
  }

  get unsaved(): boolean {
    return this.revision !== this.savedRevision;
  }

  begin(revision: number): void {
    if (!this.unsaved) {
      this.revision = revision;
      this.savedRevision = revision;
    }
  }

  changed(): void {
    this.revision++;
    this.show(this.failed ? "unsaved" : "saving");
    this.timer ??= window.setTimeout(() => this.flush(), sendAfter);
  }

  /** Sends at once; false when there is no connection, and then the text waits here. */
  flush(): boolean {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.unsaved) {
      return true;
    }
    const cells = this.cells().map(({ data }) => ({ id: data.id, kind: data.kind, language: data.language, source: data.source }));
    const sent = this.send({ type: "edit", cells, revision: this.revision });
    if (!sent) {
      this.show("offline");
    }
    return sent;
  }

  saved(revision: number): void {
    this.failed = false;
    this.savedRevision = Math.max(this.savedRevision, revision);
    this.show(this.unsaved ? "saving" : "saved");
  }

  notSaved(): void {
    this.failed = true;
    this.show("unsaved");
  }

  close(): void {
    this.flush();
    window.removeEventListener("beforeunload", this.warn);
    document.removeEventListener("visibilitychange", this.flushHidden);
  }

  private readonly flushHidden = (): void => {
    if (document.visibilityState === "hidden") {
      this.flush();
    }
  };

  private readonly warn = (event: BeforeUnloadEvent): void => {
    this.flush();
    // A flush that went out is on its way to the disk; only text that could not be sent is worth a question.
    if (this.unsaved && this.failed) {
      event.preventDefault();
    }
  };
}
