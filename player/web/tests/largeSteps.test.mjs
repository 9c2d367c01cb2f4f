// The step-through view of some five hundred operations: folded by layer, searched, stepped without a wait, axe finds nothing.
import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { assertWithin, makeCheckout, startKit, webFolder } from "./kit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const mostBoxes = 60;
let checkout, kit, browser, at, frame, host;

before(async () => {
  checkout = makeCheckout();
  cpSync(join(webFolder, "..", "..", "player.Tests", "fixtures", "steps"), join(checkout.folder, "notebooks"), { recursive: true });
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
  await at.page.goto(`${kit.origin}/lesson/05-large`);
  await at.page.locator(".cell.code .run-button").first().click();
  const element = at.page.locator("#cell-large iframe");
  await element.waitFor({ timeout: 120_000 });
  await element.scrollIntoViewIfNeeded();
  frame = await (await element.elementHandle()).contentFrame();
  host = frame.locator(".tutorial-steps[data-ready]");
  await host.locator(".view").waitFor({ timeout: 60_000 });
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

const where = () => host.locator(".where").innerText();
const boxes = () => host.locator(".graph .box").count();

test("482 operations are folded by layer, with the current one among its neighbours", async () => {
  assert.equal(await where(), "forward 1 of 482");
  assert.ok((await boxes()) <= mostBoxes, `${await boxes()} boxes`);
  const folds = await host.locator(".graph .fold text:not(.small)").allTextContents();
  assert.ok(folds.some((fold) => fold.startsWith("block.11")), folds.join(" | "));
  assert.equal(await host.locator(".graph .box.lit").count(), 1);
  await screenshot(at.page, "steps-large");
});

test("each step of the first hundred, and back, is shown at once", async (context) => {
  await host.locator(".view").focus();
  const slowest = await host.evaluate(async (holder) => {
    const view = holder.shadowRoot.querySelector(".view");
    const times = [];
    for (const key of [...Array(100).fill("ArrowRight"), ...Array(100).fill("ArrowLeft")]) {
      const started = performance.now();
      view.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return times.sort((a, b) => a - b)[times.length * 0.95];
  });
  assert.equal(await where(), "forward 1 of 482");
  assertWithin(context, "19 of 20 steps", slowest, 250);
});

test("a search finds a layer's operations and goes there; the fold around it opens", async () => {
  await host.locator("input[type=search]").fill("block.7");
  assert.match(await host.locator(".found").innerText(), /in block\.7[\s\S]*and \d+ more$/);
  await host.locator(".found button").first().click();
  assert.match(await host.locator("h3").innerText(), / in block\.7, forward$/);
  assert.ok((await boxes()) <= mostBoxes, `${await boxes()} boxes`);
  assert.equal(await host.locator(".graph .box.lit").count(), 1);
  await screenshot(at.page, "steps-large-found");
});

test("to the end and back to the beginning, with tensors summarised and slopes measured", async () => {
  await host.locator(".view").focus();
  await at.page.keyboard.press("End");
  assert.match(await where(), /^backward (\d+) of \1$/);
  assert.match(await host.locator(".summary").first().innerText(), /^lowest .*, mean .*, highest .*; folded: \d+ of 2048 numbers are shown$/);
  assert.match(await host.locator(".body").innerText(), /Measured (by nudging|for the largest gradients only)/);
  await at.page.keyboard.press("Home");
  assert.equal(await where(), "forward 1 of 482");
});

test("axe finds nothing, nothing was asked for outside the kit, and no script failed", async () => {
  const paper = await at.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await frame.evaluate((colour) => (document.body.style.background = colour), paper);
  await frame.evaluate(axe);
  const found = await frame.evaluate(async () => {
    const result = await globalThis.axe.run(".tutorial-steps", { resultTypes: ["violations"], rules: { region: { enabled: false } } });
    return result.violations.map((rule) => `${rule.id}: ${rule.nodes[0].target.join(" ")}`);
  });
  assert.deepEqual(found, []);
  assert.deepEqual([at.abroad, at.faults], [[], []]);
});
