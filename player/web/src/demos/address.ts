import type { About, Chosen } from "./model";

/** What a link to a demonstration says after its #: what was chosen, and the step. Nothing of it ever goes to a server in an address. */
export interface Place {
  chosen: Chosen;
  step: number;
}

export function readPlace(about: About, hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const chosen: Chosen = {};
  for (const setting of about.settings) {
    const value = given.get(setting.name);
    if (value !== null && value !== setting.start) {
      chosen[setting.name] = value;
    }
  }
  const step = Number(given.get("step") ?? 0);
  return { chosen, step: Number.isInteger(step) && step > 0 ? step : 0 };
}

export function writePlace({ chosen, step }: Place): string {
  const parts = new URLSearchParams(chosen);
  if (step > 0) {
    parts.set("step", String(step));
  }
  const text = parts.toString();
  return text === "" ? "" : `#${text}`;
}
