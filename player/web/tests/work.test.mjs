// Own work in the browser: two tabs, a file in the way, versions, own files, an exercise with its verdict.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { addExerciseLesson, makeCheckout, startKit } from "./kit.mjs";

let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  addExerciseLesson(checkout);
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

async function open(page, slug) {
  await page.goto(`${kit.origin}/lesson/${slug}`);
  await page.waitForSelector(".cell.code .run-button");
}

const saved = (page) => page.waitForFunction(() => document.querySelector(".bar-status[data-state]")?.dataset.state === "saved");

test("a second tab on the same lesson shows what the first one types", async () => {
  const second = await at.context.newPage();
  await open(at.page, "01-first-steps");
  await open(second, "01-first-steps");
  await at.page.locator("#cell-last .cm-content").click();
  await at.page.keyboard.press("Control+a");
  await at.page.keyboard.insertText("\"from the first tab\"");
  await second.locator("#cell-last").getByText("from the first tab").waitFor();
  await second.close();
});

test("when nothing can be saved the page says so at once and keeps the text; when it can again, it is saved by itself", async () => {
  const { page } = at;
  await open(page, "01-first-steps");
  const file = join(checkout.folder, "work", "01-first-steps", "01-first-steps.ipynb");
  rmSync(file);
  mkdirSync(join(file, "in-the-way"), { recursive: true });
  await page.locator("#cell-last .cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("\"typed without a disk\"");
  const notice = page.getByText("Your text stays on this page");
  await notice.waitFor();
  assert.ok((await notice.boundingBox()).y < 200, "the notice is in sight");
  await screenshot(page, "not-saved");
  rmSync(file, { recursive: true });
  await page.getByText("Your text stays on this page").waitFor({ state: "detached" });
  await saved(page);
  assert.match(readFileSync(file, "utf8"), /typed without a disk/);
});

test("back to the original, and an earlier version brought back", async () => {
  const { page } = at;
  await open(page, "01-first-steps");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Back to the original…" }).click();
  await page.getByRole("button", { name: "Back to the original", exact: true }).click();
  await page.locator("#cell-last .cm-content").getByText("done").waitFor();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Earlier versions…" }).click();
  await page.locator("dialog .link-button").first().click();
  await page.locator("#cell-last").getByText("typed without a disk").waitFor();
});

test("a notebook file from the disk is opened as a copy", async () => {
  const { page } = at;
  await page.goto(`${kit.origin}/`);
  await page.waitForSelector(".lesson");
  const text = readFileSync(join(checkout.folder, "notebooks", "02-outputs.ipynb"));
  await page.setInputFiles("input[type=file]", { name: "My Notes.ipynb", mimeType: "application/json", buffer: text });
  await page.waitForURL(/\/lesson\/my-notes/);
  await page.getByRole("heading", { name: "Every kind of output" }).waitFor();
});

test("a damaged notebook says what is wrong with it", async () => {
  const { page } = at;
  writeFileSync(join(checkout.folder, "notebooks", "09-damaged.ipynb"), "{ \"cells\": [ ");
  await page.goto(`${kit.origin}/lesson/09-damaged`);
  await page.locator(".notice.bad").getByText("09-damaged.ipynb").waitFor();
  await screenshot(page, "damaged");
});

test("an exercise is done in place: a wrong answer is explained with its smallest input, a hint opens, the right one passes", async () => {
  const { page } = at;
  await open(page, "01-perceptron");
  const card = page.getByRole("region", { name: "Exercise 01.1" });
  const write = async (body) => {
    await card.locator(".cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(`public static double WeightedSum(double[] w, double[] x)\n{\n    ${body}\n}`);
  };
  // The lesson's engine offers the names of the exercise's own arguments.
  await write("return w.Len");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("g", { delay: 15 });
  await page.locator(".cm-tooltip-autocomplete li").getByText("Length", { exact: true }).waitFor();
  await write("double s = 0; for (int i = 0; i < w.Length; i++) { s += w[i] + x[i]; } return s;");
  // Which walls stand depends on the machine: here one is said to be missing, as the judge says it where it is so.
  const missing = "Not isolated by this system, only refused before running: the network.";
  await page.route("**/api/exercise/*/check", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), isolation: missing } });
  }, { times: 1 });
  await page.keyboard.press("Shift+Enter");
  await card.locator(".counterexample").waitFor();
  assert.equal(await card.locator(".verdict-isolation").innerText(), missing);
  assert.equal(await card.getByText("Your code has changed since this check.").isVisible(), false);
  await card.getByRole("button", { name: /^Hint 1/ }).click();
  await card.getByText("Hint 1:").waitFor();
  await card.scrollIntoViewIfNeeded();
  await screenshot(page, "exercise-wrong");
  await write("double s = 0; for (int i = 0; i < w.Length; i++) { s += w[i] * x[i]; } return s;");
  await card.getByText("Your code has changed since this check.").waitFor();
  await card.getByRole("button", { name: "Check" }).click();
  await card.locator(".verdict.passed").waitFor();
  await card.getByText("One way to write it, and why").waitFor();
  await screenshot(page, "exercise-right");

  await kit.kill();
  kit = await startKit(checkout, { port: kit.port });
  await page.goto(`${kit.origin}/`);
  await page.getByText(/^1 of \d+ exercises$/).waitFor();
});
