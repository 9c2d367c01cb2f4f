// Where a view inside an output's frame stands (a step-through view's step), kept in the address of this page: a copied link opens it there.

const parameter = "view";
const one = /^[a-z]+-[0-9a-f]{8}(-\d{1,3})?=[\d.~]{1,80}$/;
const most = 20;

/** The states in this page's address, as the fragment of a frame's. */
export function statesForFrame(): string {
  const states = statesIn(new URLSearchParams(location.search).get(parameter));
  return states.length === 0 ? "" : `#${states.join("&")}`;
}

/** Takes over what a frame says of itself; anything of another form is left out, for a frame's script is the learner's. */
export function keepState(said: unknown): void {
  if (typeof said !== "string" || !one.test(said)) {
    return;
  }
  const url = new URL(location.href);
  const name = said.split("=")[0] + "=";
  const others = statesIn(url.searchParams.get(parameter)).filter((state) => !state.startsWith(name));
  url.searchParams.set(parameter, [...others, said].slice(-most).join("&"));
  history.replaceState(history.state, "", url);
}

/** The page's path without the states: two addresses that differ in them alone show the same page. */
export function pathWithoutStates(): string {
  const url = new URL(location.href);
  url.searchParams.delete(parameter);
  return url.pathname + url.search;
}

function statesIn(text: string | null): string[] {
  return (text ?? "").split("&").filter((state) => one.test(state));
}
