// Every page in all three themes: axe finds nothing, nothing scrolls sideways, the keyboard reaches everything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { makeCheckout, startKit } from "./kit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = [
  ["home", "/", ".lesson"],
  ["search", "/search?q=sum", ".hits li"],
  ["lesson", "/lesson/01-first-steps", ".cell.code .run-button"],
  ["outputs", "/lesson/02-outputs", ".cell.code .run-button"],
];
const themes = ["light", "dark", "contrast"];
let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit, { reducedMotion: "reduce" });
  const { page } = at;
  await page.goto(kit.first);
  await runSome(page, "/lesson/01-first-steps", 5);
  await runSome(page, "/lesson/02-outputs", 6);
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

// Outputs of many kinds, so that they are looked at, too.
async function runSome(page, path, cells) {
  await page.goto(kit.origin + path);
  await page.waitForSelector(".cell.code .run-button");
  for (let index = 0; index < cells; index++) {
    await page.locator(".cell.code .run-button").nth(index).click();
    await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
  }
  await page.waitForTimeout(500);
}

async function open(page, path, ready, theme, projector = false) {
  await page.evaluate(([name, large]) => {
    localStorage.setItem("tutorial.theme", name);
    localStorage.setItem("tutorial.projector", large ? "on" : "off");
  }, [theme, projector]);
  await page.goto(kit.origin + path);
  await page.waitForSelector(ready);
  await page.waitForTimeout(300);
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"], iframes: false });
    return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`));
  });
  return found;
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const theme of themes) {
  for (const [name, path, ready] of pages) {
    test(`${name} in ${theme}: axe finds nothing`, async () => {
      const { page } = at;
      await open(page, path, ready, theme);
      await screenshot(page, `page-${name}-${theme}`);
      assert.deepEqual(await violations(page), []);
    });
  }

  test(`projector size in ${theme}: axe finds nothing, nothing scrolls sideways`, async () => {
    const { page } = at;
    await open(page, "/lesson/02-outputs", ".cell.code .run-button", theme, true);
    await screenshot(page, `page-projector-${theme}`);
    assert.deepEqual(await violations(page), []);
    assert.equal(await sideways(page), 0);
  });
}

for (const [label, viewport] of [["1280 by 720", { width: 1280, height: 720 }], ["200 % zoom", { width: 640, height: 360 }], ["400 % zoom", { width: 320, height: 256 }]]) {
  for (const [name, path, ready] of pages) {
    test(`${name} at ${label}: nothing scrolls sideways`, async () => {
      const { page } = at;
      await page.setViewportSize(viewport);
      await open(page, path, ready, "light");
      await screenshot(page, `page-${name}-${viewport.width}`);
      assert.equal(await sideways(page), 0);
      await page.setViewportSize({ width: 1280, height: 720 });
    });
  }
}

test("the keyboard alone reaches every control of a lesson and never gets caught in an editor", async () => {
  const { page } = at;
  await open(page, "/lesson/01-first-steps", ".cell.code .run-button", "light");
  const controls = await page.evaluate(() => document.querySelectorAll("#bar button:not(:disabled), #bar a").length);
  await page.evaluate(() => document.body.focus());
  const reached = new Set();
  await page.locator(".skip-link").focus();
  for (let press = 0; press < controls + 4; press++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => (document.activeElement?.closest("#bar") ? document.activeElement.outerHTML : "")));
  }
  reached.delete("");
  assert.equal(reached.size, controls);

  const editor = page.locator("#cell-sum .cm-content");
  await editor.click();
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.closest(".cm-editor") === null), true);
  const visited = new Set();
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press("Tab");
    visited.add(await page.evaluate(() => document.activeElement?.closest(".cell")?.id ?? ""));
  }
  assert.ok(visited.has("cell-sum") && visited.has("cell-line"), `Tab went through ${[...visited].join(", ")}`);
  assert.match(await editor.innerText(), /^double\[\] weights/);
  await page.locator("#cell-title").click();
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keys" }).waitFor();
});

test("step mode shows one thing at a time, forward and back, and runs a cell as a step of its own", async () => {
  const { page } = at;
  await open(page, "/lesson/01-first-steps", ".cell.code .run-button", "light");
  await page.evaluate(() => document.querySelector("#cell-title").focus());
  await page.keyboard.press("s");
  const shown = () => page.locator(".cell:not(.not-yet):not([hidden])").count();
  assert.equal(await shown(), 1);
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press("Space");
  }
  await screenshot(page, "steps");
  assert.match(await page.locator(".step-bar [role=status]").innerText(), /^6 of \d+$/);
  await page.keyboard.press("Shift+Space");
  assert.match(await page.locator(".step-bar [role=status]").innerText(), /^5 of \d+$/);
  await page.keyboard.press("s");
  assert.equal(await page.locator(".not-yet").count(), 0);
});

test("a prediction is asked first, the answer stays covered until one is recorded, and it is kept", async () => {
  const { page } = at;
  await open(page, "/lesson/01-first-steps", ".cell.code .run-button", "light");
  const card = page.locator("#cell-predict-sum .predict");
  assert.doesNotMatch(await card.innerText(), /0\.2/);
  await card.getByLabel("more than zero").check();
  await card.getByRole("button", { name: "Record my prediction" }).click();
  assert.match(await card.innerText(), /You said: more than zero/);
  assert.match(await card.innerText(), /more than zero\./);
  await page.reload();
  await page.waitForSelector("#cell-predict-sum .answer");
});

test("speaker notes stay out of the lesson and show in their own box", async () => {
  const { page } = at;
  await open(page, "/lesson/01-first-steps", ".cell.code .run-button", "light");
  assert.equal(await page.getByText("Ask the class").isVisible(), false);
  await page.locator("#cell-idea").click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Speaker notes" }).click();
  await page.locator(".speaker-notes").getByText("Ask the class").waitFor();
});

test("a search hit opens its lesson at its cell", async () => {
  const { page } = at;
  await open(page, "/search?q=products", ".hits li", "light");
  assert.equal(await page.locator(".hits a").first().innerText(), "First steps · A weighted sum");
  await page.locator(".hits a").first().click();
  await page.waitForSelector("#cell-sum.selected");
  assert.match(page.url(), /\/lesson\/01-first-steps#cell-sum$/);
});
