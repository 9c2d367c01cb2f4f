// Every lesson of the kit as it is first opened: nothing scrolls sideways at 1280 by 720 nor at 200 % zoom, tables neither.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { makeCheckout, startKit } from "./kit.mjs";

let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout({ kitLessons: true });
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit, { reducedMotion: "reduce" });
  await at.page.goto(kit.first);
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

/** How much the page scrolls sideways, and which texts and tables in it do. */
const sideways = (page) => page.evaluate(() => ({
  page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  parts: [...document.querySelectorAll(".prose, .prose table, .prose pre, .cm-scroller, .exercise")]
    .filter((part) => part.scrollWidth > part.clientWidth + 1)
    .map((part) => `${part.closest(".cell")?.id} ${part.tagName} ${part.className} ${part.scrollWidth} > ${part.clientWidth}: ${part.innerText.slice(0, 80)}`),
}));

test("no lesson scrolls sideways at 1280 by 720 or at 200 % zoom", async (context) => {
  const { page } = at;
  const slugs = readdirSync(join(checkout.folder, "notebooks")).filter((name) => name.endsWith(".ipynb")).map((name) => name.replace(/\.ipynb$/, ""));
  assert.ok(slugs.length >= 13);
  const found = {};
  let tables = 0;
  for (const slug of slugs) {
    await page.goto(`${kit.origin}/lesson/${slug}`);
    await page.waitForSelector(".cell.code .run-button");
    // Formulas are set, and cards come, after the text.
    await page.waitForFunction(() => document.querySelectorAll("[data-tex]:empty").length === 0);
    tables += await page.locator(".prose table").count();
    for (const [width, height] of [[1280, 720], [640, 360]]) {
      await page.setViewportSize({ width, height });
      const { page: much, parts } = await sideways(page);
      if (much > 0 || parts.length > 0) {
        found[`${slug} at ${width}`] = [much, ...parts];
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  await page.getByRole("heading", { name: "The same elsewhere" }).last().scrollIntoViewIfNeeded();
  await screenshot(page, "lesson-table");
  context.diagnostic(`${slugs.length} lessons, ${tables} tables`);
  assert.ok(tables > 50);
  assert.deepEqual(found, {});
  assert.deepEqual(at.faults, []);
});
