/** Small helpers to build elements; text always goes in as text, never as HTML. */

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** Makes an element. `onclick`-like attributes become listeners; true/false/null set or leave out an attribute. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      node.addEventListener(name.slice(2), value as unknown as EventListener);
    } else if (value === true) {
      node.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, String(value));
    }
  }
  append(node, children);
  return node;
}

export function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) {
      parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
    }
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}

/** Tells screen readers what happened, politely. */
export function announce(text: string): void {
  const place = document.getElementById("announcer");
  if (place) {
    place.textContent = text;
  }
}

/** Calls `action` once, `milliseconds` after the last call. `flush` calls it at once if one is due. */
export function debounce(action: () => void, milliseconds: number): { (): void; flush(): void } {
  let timer: number | undefined;
  const due = () => {
    timer = undefined;
    action();
  };
  const call = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(due, milliseconds);
  };
  call.flush = () => {
    if (timer !== undefined) {
      window.clearTimeout(timer);
      due();
    }
  };
  return call;
}

/** True when the person asked their system for less movement. */
export function prefersStill(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function downloadText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: address, download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
