// A newcomer's path in a real browser: open, run with Shift+Enter only, change, stop, lose the server, go on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { assertWithin, makeCheckout, startKit } from "./kit.mjs";

let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

const idle = (page) => page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
const cellOf = (page, id) => page.locator(`#cell-${id}`);

test("a newcomer opens lesson 01 and runs every cell with Shift+Enter only", async () => {
  const { page } = at;
  await page.goto(kit.first);
  await page.getByRole("link", { name: "First steps" }).click();
  await page.waitForSelector(".cell.code .cm-content");
  await screenshot(page, "newcomer-1-opened");
  const presses = await page.locator(".cell:not([hidden])").count();
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press("Shift+Enter");
    await page.waitForTimeout(60);
  }
  await cellOf(page, "last").locator(".output").waitFor();
  await idle(page);
  assert.match(await cellOf(page, "sum").locator(".outputs").innerText(), /sum = 0\.2/);
  await cellOf(page, "line").locator(".chart-canvas canvas").waitFor();
  assert.equal(await page.frameLocator("#cell-html iframe").locator("td").first().innerText(), "(0, 0)");
  assert.equal(await page.locator(".output.error").count(), 0);
  await screenshot(page, "newcomer-2-ran");
});

test("the newcomer changes a number and runs again; later output is marked as old meanwhile", async () => {
  const { page } = at;
  await cellOf(page, "line").getByRole("button", { name: "Show the numbers" }).click();
  assert.equal(await cellOf(page, "line").locator(".numbers tbody tr").last().innerText(), "2\t1");
  await cellOf(page, "line").locator(".cm-line").first().click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Shift+End");
  await page.keyboard.insertText(" slope = 2.0;");
  await cellOf(page, "line").locator(".stale-mark").waitFor();
  assert.match(await cellOf(page, "html").locator(".stale-mark").innerText(), /cell 3 above has changed/);
  await page.keyboard.press("Control+Enter");
  await idle(page);
  await cellOf(page, "line").getByRole("button", { name: "Show the numbers" }).click();
  assert.equal(await cellOf(page, "line").locator(".numbers tbody tr").last().innerText(), "2\t4");
});

test("an endless loop is stopped, and the session goes on", async (context) => {
  const { page } = at;
  await cellOf(page, "last").locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("while (true) { }");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#cell-last.running");
  await page.getByText("Running cell 5", { exact: true }).waitFor();
  const started = Date.now();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.locator("#cell-last .output.error").waitFor();
  assertWithin(context, "until it stopped", Date.now() - started, 1000);
  await page.keyboard.press("Escape");
  await page.locator("#cell-sum .run-button").click();
  await idle(page);
  assert.match(await cellOf(page, "sum").locator(".outputs").innerText(), /sum = 0\.2/);
});

test("the server is killed while typing: nothing older than a second is lost, and the open page goes on", async () => {
  const { page } = at;
  await cellOf(page, "last").locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("typed long before ", { delay: 5 });
  await page.waitForTimeout(1000);
  await page.keyboard.type("typed at the last moment");
  await kit.kill();
  const file = join(checkout.folder, "work", "01-first-steps", "01-first-steps.ipynb");
  const kept = JSON.parse(readFileSync(file, "utf8"));
  const last = kept.cells.find((cell) => cell.id === "last");
  assert.match([last.source].flat().join(""), /typed long before/);
  await page.getByText("The server does not answer.").waitFor();
  // Nobody knows the session's state now, so none is shown.
  assert.equal(await page.getByText("Ready", { exact: true }).count(), 0);
  await screenshot(page, "newcomer-3-server-gone");

  kit = await startKit(checkout, { port: kit.port });
  await page.getByText("The server does not answer.").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelector(".bar-status[data-state]")?.dataset.state === "saved");
  const after = JSON.parse(readFileSync(file, "utf8")).cells.find((cell) => cell.id === "last");
  assert.match([after.source].flat().join(""), /typed at the last moment/);
});

test("opened again, the lesson has its outputs, and no request ever left the machine", async () => {
  const { page, abroad, faults } = at;
  await page.reload();
  await page.waitForSelector("#cell-sum .output");
  assert.match(await cellOf(page, "sum").locator(".outputs").innerText(), /sum = 0\.2/);
  assert.deepEqual(abroad, []);
  assert.deepEqual(faults, []);
});

test("clearing all outputs takes them off the page, and they stay away", async () => {
  const { page } = at;
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Clear all outputs" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".outputs > *").length === 0);
  assert.equal(await page.getByText("Done, nothing to show.").count(), 0);
  assert.equal(await page.locator(".stale-mark").count(), 0);
  await page.reload();
  await page.waitForSelector("#cell-sum .run-button");
  assert.equal(await page.locator(".outputs > *").count(), 0);
});

test("Back and Forward show the page that the address names", async () => {
  const { page } = at;
  await page.goto(`${kit.origin}/`);
  await page.getByRole("link", { name: "First steps" }).click();
  await page.waitForSelector("#cell-sum");
  await page.goBack();
  await page.getByRole("link", { name: "First steps" }).waitFor();
  assert.equal(await page.locator(".cell").count(), 0);
  assert.equal(new URL(page.url()).pathname, "/");
  await page.goForward();
  await page.waitForSelector("#cell-sum");
});
