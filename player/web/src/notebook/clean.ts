/**
 * Lets through the HTML that prose needs and nothing that acts. The page's content policy already stops scripts;
 * this also stops forms, frames, styles that cover the page, and pictures from elsewhere.
 */
const allowed = new Set(
  ("A ABBR B BLOCKQUOTE BR CAPTION CODE COL COLGROUP DD DEL DETAILS DFN DIV DL DT EM FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR I IMG INS KBD LI " +
    "MARK OL P PRE Q S SAMP SMALL SPAN STRONG SUB SUMMARY SUP TABLE TBODY TD TFOOT TH THEAD TR U UL VAR").split(" "),
);
const attributes = new Set(["alt", "title", "colspan", "rowspan", "start", "align", "width", "height", "scope", "open", "data-tex", "data-block"]);
const ownClasses = new Set(["math", "math-block"]);
/** Elements whose content is dropped with them; of any other unknown element the content stays. */
const dropped = new Set(["SCRIPT", "STYLE", "IFRAME", "OBJECT", "EMBED", "TEMPLATE", "FORM", "INPUT", "BUTTON", "SELECT", "TEXTAREA", "LINK", "META", "BASE", "SVG", "MATH"]);

export function clean(root: ParentNode, files: string): void {
  for (const node of [...root.querySelectorAll("*")]) {
    const name = node.tagName.toUpperCase();
    if (dropped.has(name)) {
      node.remove();
    } else if (!allowed.has(name)) {
      node.replaceWith(...node.childNodes);
    } else {
      cleanAttributes(node as HTMLElement, files);
    }
  }
}

function cleanAttributes(node: HTMLElement, files: string): void {
  for (const { name, value } of [...node.attributes]) {
    if (name === "class") {
      node.className = value.split(/\s+/).filter((entry) => ownClasses.has(entry) || entry.startsWith("language-")).join(" ");
    } else if (name === "href" && node.tagName === "A") {
      cleanLink(node as HTMLAnchorElement, value);
    } else if (name === "src" && node.tagName === "IMG") {
      cleanPicture(node as HTMLImageElement, value, files);
    } else if (!attributes.has(name)) {
      node.removeAttribute(name);
    }
  }
  if (node.tagName === "IMG" && !node.hasAttribute("alt")) {
    node.setAttribute("alt", "");
  }
}

function cleanLink(link: HTMLAnchorElement, target: string): void {
  if (/^https?:\/\//i.test(target)) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else if (/^(\.\.?\/)*([\w-]+)\.ipynb(#.*)?$/.test(target)) {
    // Notebooks link each other by file; here each is a page.
    link.href = target.replace(/^(\.\.?\/)*([\w-]+)\.ipynb/, "/lesson/$2");
  } else if (!/^(#|\/lesson\/|\/demos?(\/|$))/.test(target)) {
    link.removeAttribute("href");
  }
}

function cleanPicture(picture: HTMLImageElement, source: string, files: string): void {
  if (/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/i.test(source)) {
    return;
  }
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(source)) {
    picture.removeAttribute("src");
    picture.alt = picture.alt || `A picture from elsewhere, not loaded: ${source}`;
  } else {
    picture.src = `${files}/${source.replace(/^\.?\//, "")}`;
  }
}
