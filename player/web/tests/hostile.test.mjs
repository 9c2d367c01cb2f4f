// A notebook from a stranger: whatever its prose, HTML and pictures try, the page, the API and the network stay closed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { makeCheckout, startKit } from "./kit.mjs";

let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
  await at.page.goto(`${kit.origin}/lesson/03-hostile`);
  await at.page.waitForSelector(".cell.code .cm-content");
  await at.page.waitForTimeout(1500);
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

test("scripts in prose and pictures do not run", async () => {
  const { page } = at;
  await screenshot(page, "hostile");
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.equal(await page.locator(".prose script, .prose iframe, .prose form, .prose [onerror]").count(), 0);
  assert.equal(await page.locator(".prose a").first().getAttribute("href"), null);
});

test("a script in an HTML output reaches neither the page nor the API nor the network", async () => {
  const { page } = at;
  const said = await page.frameLocator("#cell-page iframe").locator("#out").innerText();
  assert.match(said, /parent closed, api closed, net closed, no cookie, top closed, storage closed/);
  assert.match(await page.title(), /A hostile notebook/);
  assert.equal(page.url(), `${kit.origin}/lesson/03-hostile#cell-title`);
});

test("no request to any other host is made", () => {
  assert.deepEqual(at.abroad, []);
});

test("a page without the cookie sees only what to do", async () => {
  const stranger = await newPage(browser, kit);
  await stranger.page.goto(`${kit.origin}/lesson/01-first-steps`);
  await screenshot(stranger.page, "no-cookie");
  assert.match(await stranger.page.locator("body").innerText(), /This browser has no key to the lessons yet/);
  await stranger.context.close();
});

test("a link clicked twice in another browser explains itself", async () => {
  const stranger = await newPage(browser, kit);
  await stranger.page.goto(kit.first);
  await screenshot(stranger.page, "link-used");
  assert.match(await stranger.page.locator("body").innerText(), /This link has been used already/);
  const fresh = await kit.link("/lesson/01-first-steps");
  await stranger.page.goto(fresh);
  await stranger.page.waitForSelector(".cell.code .cm-content");
  await stranger.context.close();
});
