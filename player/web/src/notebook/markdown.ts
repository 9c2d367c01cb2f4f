import MarkdownIt from "markdown-it";
import { clean } from "./clean";
import { mathRules } from "./math";

const reader = new MarkdownIt({ html: true, linkify: false, typographer: false }).use(mathRules);

/**
 * Renders Markdown into an element. HTML in the text goes through an allow-list first: a notebook from the disk
 * may hold anything. Formulas are set by KaTeX, which loads with the first of them.
 */
export function renderMarkdown(target: HTMLElement, text: string, files: string): void {
  const part = document.createElement("template");
  part.innerHTML = reader.render(text);
  clean(part.content, files);
  letNamesBreak(part.content);
  target.replaceChildren(part.content);
  void setMath(target);
}

/** In the narrow columns of a table a long name goes on after a sign that parts it, not in the middle of a word. */
function letNamesBreak(content: DocumentFragment): void {
  for (const code of content.querySelectorAll("td code, th code")) {
    const pieces = (code.textContent ?? "").split(/(?<=[._,=])/);
    code.replaceChildren(...pieces.flatMap((piece) => [piece, document.createElement("wbr")]));
  }
}

async function setMath(target: HTMLElement): Promise<void> {
  const places = [...target.querySelectorAll<HTMLElement>("[data-tex]")];
  if (places.length === 0) {
    return;
  }
  const { typeset } = await import("./katex");
  places.forEach(typeset);
}

/** The headings of a text, for the outline. */
export function headingsOf(text: string): { level: number; title: string }[] {
  const found: { level: number; title: string }[] = [];
  const tokens = reader.parse(text, {});
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1];
    if (token.type === "heading_open" && inline) {
      const title = (inline.children ?? []).map((child) => child.content).join("");
      found.push({ level: Number(token.tag.slice(1)), title });
    }
  });
  return found;
}
