// Walks through a page with Tab alone: what can be used is reached, the focus is seen, and nothing holds it for ever.

/** Prepares a page: each control gets a number when it is first seen, and every look at the focus is kept. */
async function prepare(page) {
  await page.evaluate(() => {
    const usable = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [contenteditable=true], [tabindex='0']:not(.cell)";
    const seen = new Set();
    const names = new Map();
    const looks = (node) => {
      // The control itself and what may frame it: a cell's bar, a field's border, an editor's frame.
      const parts = [node, ...[".field", ".editor-frame", ".cell"].map((frame) => node.closest(frame))].filter(Boolean);
      return JSON.stringify(parts.map((part) => {
        const { outline, borderColor, borderWidth, boxShadow, backgroundColor, color } = getComputedStyle(part);
        return [outline, borderColor, borderWidth, boxShadow, backgroundColor, color];
      }));
    };
    const reach = { reached: new Set(), unseen: new Set(), last: null, look: "" };
    globalThis.reach = reach;
    reach.name = (node) => {
      if (!names.has(node)) {
        names.set(node, `${names.size}: ${node.outerHTML.slice(0, 160)}`);
      }
      return names.get(node);
    };
    reach.step = async () => {
      if (document.activeElement?.closest(".cm-editor") || reach.last?.closest(".cm-editor")) {
        // An editor shows its focus a moment later than the browser does.
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      for (const node of document.querySelectorAll(usable)) {
        // Of choices that exclude each other, Tab reaches one and the arrows the others; what opens a hidden chooser stands beside it.
        if (node.checkVisibility({ visibilityProperty: true }) && node.tabIndex >= 0 && node.type !== "radio") {
          seen.add(node);
        }
      }
      const now = document.activeElement;
      if (reach.last?.isConnected && reach.last !== now && looks(reach.last) === reach.look) {
        reach.unseen.add(reach.name(reach.last));
      }
      reach.last = now;
      reach.look = looks(now);
      reach.reached.add(now);
      return now === document.body || now.matches(".skip-link") ? "" : reach.name(now);
    };
    // What stood there only while its cell was selected has to have been reached, too, unless it is gone for another reason.
    reach.missed = () => [...seen].filter((node) => !reach.reached.has(node) && !node.matches(".skip-link")).map(reach.name);
  });
}

/** One round through the page; gives what was passed over, where the focus could not be seen, and how many stops there were. */
export async function walk(page, most = 400) {
  await prepare(page);
  await page.locator(".skip-link").focus();
  const stops = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => globalThis.reach.step());
    if (place === "" || stops.length > most) {
      break;
    }
    stops.push(place);
  }
  const [missed, unseen] = await page.evaluate(() => [globalThis.reach.missed(), [...globalThis.reach.unseen]]);
  return { missed, unseen, stops: stops.length, caught: stops.length > most ? stops.slice(-3) : [] };
}
