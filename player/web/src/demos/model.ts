/** What the server says of a demonstration, and what its engine answers; demos/Playing and demos/Pictures have the same in C#. */

export interface DemoSummary {
  name: string;
  title: string;
  summary: string;
  lessons: string[];
}

export interface Setting {
  name: string;
  label: string;
  kind: "choice" | "number" | "text" | "data";
  start: string;
  options: string[];
  low: number;
  high: number;
  step: number;
  help: string;
}

export interface About extends DemoSummary {
  stepIs: string;
  question: string;
  settings: Setting[];
  code: string;
  file: string;
}

export type Chosen = Record<string, string>;

export interface Axis {
  label: string;
  low: number;
  high: number;
}

export interface Mark {
  x: number;
  y: number;
  kind: number;
  style: "full" | "open" | "now";
}

export interface Path {
  name: string;
  x: (number | null)[];
  y: (number | null)[];
}

interface Shown {
  title: string;
  words: string;
}

export interface PlanePicture extends Shown {
  kind: "plane";
  x: Axis;
  y: Axis;
  field?: (number | null)[][];
  fieldName: string;
  colours?: Axis;
  levels: number[];
  marks: Mark[];
  paths: Path[];
  paint?: "points" | "start";
}

export interface CurvesPicture extends Shown {
  kind: "curves";
  x: Axis;
  y: Axis;
  series: Path[];
}

export interface MatrixPicture extends Shown {
  kind: "matrix";
  rows: string[];
  columns: string[];
  numbers: (number | null)[][];
  colours: Axis;
  now: number;
}

export interface TilesPicture extends Shown {
  kind: "tiles";
  names: string[];
  width: number;
  numbers: (number | null)[][];
  colours: Axis;
}

export interface TablePicture extends Shown {
  kind: "table";
  header: string[];
  rows: string[][];
}

export type Picture = PlanePicture | CurvesPicture | MatrixPicture | TilesPicture | TablePicture;

export interface Frame {
  step: number;
  last: number;
  say: string;
  pictures: Picture[];
}

/** One of frame, data, preparing and problem; cpu is the engine's processor time so far, in milliseconds. */
export interface Answer {
  cpu: number;
  frame?: Frame;
  data?: string;
  preparing?: number;
  problem?: string;
}

export type EngineState = "none" | "starting" | "ready" | "parked" | "ended" | "lost";

export type ServerMessage = { type: "engine"; state: EngineState; detail: string } | { type: "answer"; answer: Answer };
