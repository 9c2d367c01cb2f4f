/** What travels between the page and the server, and the notebook as the page holds it. */

export type Language = "csharp" | "fsharp" | "html" | "javascript" | "mermaid" | "markdown";
export const languages: readonly Language[] = ["csharp", "fsharp", "html", "javascript", "mermaid", "markdown"];
export const languageNames: Record<Language, string> = {
  csharp: "C#",
  fsharp: "F#",
  html: "HTML",
  javascript: "JavaScript",
  mermaid: "Mermaid",
  markdown: "Markdown",
};

/** One output in nbformat's shape, with what the player adds. */
export interface Output {
  output_type: "stream" | "display_data" | "execute_result" | "error";
  name?: string;
  text?: string;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
  /** The cell and line an error points at, both counted from 1. */
  cell?: number | null;
  line?: number | null;
  column?: number | null;
  /** Address of the sandboxed page that shows text/html and scripts. */
  frame?: string;
  /** Name under which later updates find this output. */
  display?: string;
}

export interface CellData {
  id: string;
  kind: "code" | "markdown" | "raw";
  language: Language;
  source: string;
  count: number | null;
  outputs: Output[];
  tags: string[];
  /** nbformat's slideshow type: slide, subslide, fragment, notes or skip. */
  slide: string | null;
  /** The exercise that this cell stands for. */
  exercise: string | null;
}

/** Which text of a cell ran, and when, so that the page can tell what is old. */
export interface Run {
  order: number;
  source: string;
  milliseconds?: number;
  ok?: boolean;
}

export type EngineState = "none" | "starting" | "idle" | "busy" | "parked" | "ended";

export interface NotebookState {
  slug: string;
  title: string;
  summary: string;
  minutes: number | null;
  prerequisites: string[];
  objectives: string[];
  folder: string;
  fromKit: boolean;
  readOnly: string | null;
  revision: number;
  cells: CellData[];
  runs: Record<string, Run>;
  queue: string[];
  running: string | null;
  engine: EngineState;
  engineDetail: string;
  predictions: Record<string, string>;
}

export type ServerMessage =
  | { type: "state"; state: NotebookState }
  | { type: "document"; cells: CellData[]; revision: number; why: string }
  | { type: "engine"; state: EngineState; detail: string }
  | { type: "queued"; queue: string[] }
  | { type: "started"; cell: string; run: Run }
  | { type: "output"; cell: string; output: Output }
  | { type: "update"; display: string; output: Output }
  | { type: "clear"; cell: string; wait: boolean }
  | { type: "finished"; cell: string; ok: boolean; count: number | null; milliseconds: number }
  | { type: "saved"; revision: number }
  | { type: "trouble"; about: "save" | "message" | "file"; message: string }
  | { type: "resolved"; about: "save" | "file" }
  | { type: "stuck"; message: string }
  | { type: "input"; prompt: string; password: boolean }
  | { type: "answer"; ask: number; content: Record<string, unknown> };

export type ClientMessage =
  | { type: "edit"; cells: { id: string; kind: string; language: Language; source: string }[]; revision: number }
  | { type: "run"; cells: string[] }
  | { type: "stop" }
  | { type: "restart"; run: string[] }
  | { type: "clearOutputs" }
  | { type: "input"; text: string }
  | { type: "predict"; id: string; answer: string }
  | { type: "reload" }
  | { type: "ask"; ask: number; what: Question; code: string; cursor: number; language: Language };

export type Question = "complete" | "inspect" | "signature" | "diagnostics";

/** The language a cell's `#!` line names, or null. */
export function magicLanguage(source: string): Language | null {
  const match = /^\s*#!([a-z#]+)/i.exec(source);
  const aliases: Record<string, Language> = { "c#": "csharp", cs: "csharp", "f#": "fsharp", fs: "fsharp", js: "javascript" };
  const name = match?.[1]?.toLowerCase() ?? "";
  return aliases[name] ?? languages.find((language) => language === name) ?? null;
}

/** The text with its `#!` line set for a language; C# has none. */
export function withLanguage(source: string, language: Language): string {
  const body = magicLanguage(source) === null ? source : source.replace(/^\s*#![^\n]*\n?/, "");
  return language === "csharp" ? body : `#!${language}\n${body}`;
}

/** A fresh cell identifier as nbformat 4.5 allows it. */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
