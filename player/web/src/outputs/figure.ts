export interface Trace {
  type?: string;
  mode?: string;
  name?: string;
  x?: unknown;
  y?: unknown;
  z?: unknown;
  line?: { color?: string; dash?: string; width?: number };
  marker?: { color?: unknown; size?: unknown; [other: string]: unknown };
  [other: string]: unknown;
}

export interface Axis {
  title?: string | { text?: string };
  type?: string;
  range?: number[];
  [other: string]: unknown;
}

export interface Figure {
  data: Trace[];
  layout?: { title?: string | { text?: string }; xaxis?: Axis; yaxis?: Axis; height?: number; [other: string]: unknown };
  config?: Record<string, unknown>;
}

/** The words of a title in either of plotly's two forms. */
export function titleOf(title: string | { text?: string } | undefined): string {
  return typeof title === "string" ? title : (title?.text ?? "");
}
