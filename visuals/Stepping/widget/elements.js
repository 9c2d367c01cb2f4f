// Making elements without a library.

function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      node.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(key, value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Whether the ink around the view is light, and so the paper dark. */
function onDarkPaper(node) {
  const [red, green, blue] = (getComputedStyle(node).color.match(/[\d.]+/g) ?? ["0", "0", "0"]).map(Number);
  return luminance([red, green, blue]) > 0.35;
}

function luminance(colour) {
  const [red, green, blue] = colour.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever is read better: one of the two has a contrast of 4.5 on any colour. */
function inkOn(colour) {
  return luminance(colour) > 0.179 ? "#000" : "#fff";
}
