// How quick the page is, in numbers: first paint, first output, live charts, a cell that prints for ever.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newPage, startBrowser } from "./browser.mjs";
import { assertWithin, makeCheckout, startKit } from "./kit.mjs";

const proving = process.env.TUTORIAL_PROVE === "1";
let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
  await at.page.waitForSelector(".lesson");
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

// A machine that does something else meanwhile can only make a time longer: the shortest of a few is the page's own.
async function shortest(times, measure) {
  let best = Infinity;
  for (let time = 0; time < times; time++) {
    best = Math.min(best, await measure());
  }
  return best;
}

test("first paint comes within 300 ms", async (context) => {
  const { page } = at;
  const paint = await shortest(5, async () => {
    await page.goto(`${kit.origin}/`);
    await page.waitForSelector(".lesson");
    return page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
  });
  assertWithin(context, "first contentful paint", paint, 300);
});

// Clicks a cell's button and waits for its fresh output; both in the page, so that the test's own messages do not count.
function outputAfterClick(page) {
  return page.evaluate(async () => {
    document.querySelectorAll("#cell-sum .output").forEach((output) => output.remove());
    const started = performance.now();
    document.querySelector("#cell-sum .run-button").click();
    while (!document.querySelector("#cell-sum .output")) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - started;
  });
}

test("the first cell's output comes within a second of the click", async (context) => {
  const { page } = at;
  const fresh = proving ? ["04-copy", "05-copy", "06-copy"] : ["04-copy"];
  const times = [];
  let again = Infinity;
  for (const slug of fresh) {
    cpSync(join(checkout.folder, "notebooks", "01-first-steps.ipynb"), join(checkout.folder, "notebooks", `${slug}.ipynb`));
    await page.goto(`${kit.origin}/lesson/${slug}`);
    await page.waitForSelector("#cell-sum .cm-content");
    // The engine kept ready is warm again by the time a person has read the first paragraphs.
    await page.waitForTimeout(proving ? 14_000 : 2000);
    times.push(await outputAfterClick(page));
    await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
    again = Math.min(again, await outputAfterClick(page));
  }
  const first = Math.min(...times);
  context.diagnostic(`first output ${times.map((time) => time.toFixed(0)).join(", ")} ms after the click; ${again.toFixed(0)} ms when run again`);
  assertWithin(context, "first output, the shortest", first, 1000);
});

async function framesWhile(page, milliseconds) {
  return page.evaluate(async (time) => {
    const started = performance.now();
    let frames = 0;
    while (performance.now() - started < time) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames++;
    }
    return (frames * 1000) / (performance.now() - started);
  }, milliseconds);
}

// The same for frames: the daily run only asks that the page is not frozen.
function assertFrames(perSecond, bound) {
  assert.ok(perSecond >= (proving ? bound : 1), `${perSecond} frames a second, and the bound is ${bound}`);
}

test("a live chart at ten updates a second leaves the page its frames", async (context) => {
  const { page } = at;
  await page.goto(`${kit.origin}/lesson/02-outputs`);
  await page.waitForSelector("#cell-figure .run-button");
  await page.locator("#cell-figure .run-button").click();
  await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
  const quiet = await framesWhile(page, 1000);
  await page.locator("#cell-live .run-button").click();
  await page.waitForSelector("#cell-live canvas");
  const busy = await framesWhile(page, 1500);
  await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
  context.diagnostic(`${busy.toFixed(0)} frames a second while the chart is live, ${quiet.toFixed(0)} without it`);
  assertFrames(busy, Math.min(50, 0.8 * quiet));
});

test("a cell that prints for ever does not freeze the page, and stops", async (context) => {
  const { page } = at;
  await page.locator("#cell-chatter .run-button").click();
  await page.waitForSelector("#cell-chatter .output.stream");
  const frames = await framesWhile(page, 2000);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
  context.diagnostic(`${frames.toFixed(0)} frames a second beside a cell that prints for ever`);
  assertFrames(frames, 10);
});
