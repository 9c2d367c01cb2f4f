/** Requests to the player's own server; nothing here ever names another host. */

export interface LessonSummary {
  slug: string;
  title: string;
  summary: string;
  minutes: number | null;
  prerequisites: string[];
  objectives: string[];
  group: "lesson" | "own";
  exercises: { id: string; title: string; passed: boolean }[];
  started: boolean;
  session: "none" | "idle" | "busy" | "parked";
}

export interface SearchHit {
  slug: string;
  title: string;
  /** The heading above the place; empty at a lesson's beginning. */
  section: string;
  cell: string;
  before: string;
  match: string;
  after: string;
}

/** The server's own sentence about what went wrong, fit to be shown as it is. */
export class RequestFailed extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export async function get<T>(path: string): Promise<T> {
  return answer<T>(await send(path, { headers: { Accept: "application/json" } }));
}

export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  return answer<T>(
    await send(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

async function send(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", ...request });
  } catch {
    throw new RequestFailed("The player's server does not answer. Start it again with ./tutorial; what you typed stays on this page.", 0);
  }
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) {
    throw new RequestFailed(sentence(text) ?? `The server answered ${response.status}.`, response.status);
  }
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

function sentence(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as { message?: string };
    return body.message;
  } catch {
    return undefined;
  }
}
