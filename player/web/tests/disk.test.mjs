// A disk that takes nothing more: told at once, the text stays, typing goes on, and with room again all is saved without a key.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { faults, lockedOut, seenBy, smallDisk } from "./disk.mjs";
import { addExerciseLesson, assertWithin, makeCheckout, startKit } from "./kit.mjs";

const checkout = makeCheckout();
const slug = addExerciseLesson(checkout);
mkdirSync(join(checkout.folder, "work"));
const disk = smallDisk(checkout);
const folder = join(disk.work, slug);
let kit, browser, at;

before(async () => {
  [kit, browser] = await Promise.all([startKit(checkout, { through: disk.through }), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
  await open(slug);
  await at.page.waitForSelector("#cell-exercise-1 .exercise");
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout.remove();
});

async function open(lesson) {
  await at.page.goto(`${kit.origin}/lesson/${lesson}`);
  await at.page.waitForSelector(".cell.code .run-button");
}

/** Breaks the disk; it is whole again when the test ends, however it ends. */
function breakDisk(context, fault) {
  let mend = fault(kit, disk, slug);
  const once = () => {
    const now = mend;
    mend = () => undefined;
    now();
  };
  context.after(once);
  return once;
}

const ownFile = (name) => readFileSync(join(seenBy(kit, disk), slug, name), "utf8");
const notices = (page) => page.locator(".notice.bad p").allInnerTexts();
const state = (page, wanted) => page.waitForFunction((name) => document.querySelector(".bar-status[data-state]")?.dataset.state === name, wanted);
const card = (page) => page.getByRole("region", { name: "Exercise 01.1" });
const message = (page, words) => card(page).locator(".exercise-actions [role=status]").filter({ hasText: words });
const correct = "double s = 0; for (int i = 0; i < w.Length; i++) { s += w[i] * x[i]; } return s;";

async function solve(page, body) {
  await card(page).locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(`public static double WeightedSum(double[] w, double[] x)\n{\n    ${body}\n}`);
}

// Everywhere the first two; a full and a read-only disk where one can be mounted. Where not, the first two stand for them.
const sentences = {
  limited: new RegExp(`^${folder} could not be written: The limit on the size of files does not allow \\d+ bytes in ${folder}\\S*\\. Your text stays on this page; saving is tried again every few seconds\\.$`),
  forbidden: new RegExp(`^${folder} cannot be written to, so nothing is saved\\. Your text stays on this page: allow writing there, and it is saved by itself\\.$`),
  full: new RegExp(`^The disk with ${folder} is full, so nothing more is saved\\. Your text stays on this page: make room, and it is saved by itself\\.$`),
  readOnly: new RegExp(`^${folder} is read-only, so nothing is saved\\. Your text stays on this page: allow writing there, and it is saved by itself\\.$`),
};

for (const [name, sentence] of Object.entries(sentences).slice(0, disk.isOwn ? 4 : 2)) {
  test(`${name}: told at once, the text stays, typing goes on, and it is saved by itself later`, async (context) => {
    const { page } = at;
    await open(slug);
    const editor = page.locator("#cell-last .cm-content");
    await editor.click();
    await page.keyboard.press("Control+a");
    const mend = breakDisk(context, faults[name]);
    await page.keyboard.type(`"before ${name}`);
    const typed = performance.now();
    await page.waitForFunction(() => document.querySelector(".notice.bad p"));
    assertWithin(context, "until it was told", performance.now() - typed, 2_000);
    assert.match((await notices(page)).join("|"), sentence);
    assert.ok((await page.locator(".notice.bad").boundingBox()).y < 200, "the notice is in sight");
    await page.keyboard.type(", and on");
    await state(page, "unsaved");
    // Long enough for the next try to fail, too.
    await page.waitForTimeout(2_500);
    assert.match(await editor.innerText(), new RegExp(`^"before ${name}, and on"?$`));
    assert.match((await notices(page)).join("|"), sentence);
    await screenshot(page, `disk-${name}`);
    // Whoever leaves now is asked first.
    assert.equal(await page.evaluate(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))), false);
    mend();
    const mended = performance.now();
    await page.locator(".notice.bad").waitFor({ state: "detached" });
    assertWithin(context, "until it was saved", performance.now() - mended, 5_000);
    await state(page, "saved");
    assert.match(ownFile(`${slug}.ipynb`), new RegExp(`before ${name}, and on`));
  });
}

const noRoom = disk.isOwn ? "full" : "limited";

test("a prediction without room on the disk is told, kept on the page, and saved by itself later", async (context) => {
  const { page } = at;
  await open(slug);
  const mend = breakDisk(context, faults[noRoom]);
  const predict = page.locator("#cell-predict-sum .predict");
  await predict.getByLabel("more than zero").check();
  await predict.getByRole("button", { name: "Record my prediction" }).click();
  await page.locator(".notice.bad").waitFor();
  assert.match(await predict.innerText(), /You said: more than zero/);
  mend();
  await page.locator(".notice.bad").waitFor({ state: "detached" });
  await state(page, "saved");
  assert.match(ownFile("predictions.json"), /"predict-sum": "more than zero"/);
});

test("an exercise without room on the disk keeps its text and says why it is not checked; with room it is saved by itself", async (context) => {
  const { page } = at;
  await open(slug);
  await solve(page, "return w[0];");
  await message(page, /^Saved$/).waitFor();
  const mend = breakDisk(context, faults[noRoom]);
  await solve(page, correct);
  await message(page, noRoom === "full" ? `The disk with ${folder} is full, so nothing more is saved.` : `${folder} could not be written: The limit on the size of files`).waitFor();
  await card(page).getByRole("button", { name: "Check" }).click();
  await page.waitForTimeout(2_500);
  assert.equal(await card(page).locator(".verdict").count(), 0);
  assert.match(await message(page, "").innerText(), /Your text stays on this page/);
  assert.match(await card(page).locator(".cm-content").innerText(), /s \+= w\[i\] \* x\[i\]/);
  await card(page).scrollIntoViewIfNeeded();
  await screenshot(page, "disk-exercise");
  assert.equal(await page.evaluate(() => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))), false);
  assert.match(ownFile("Exercises.cs"), /return w\[0\];/);
  mend();
  await message(page, /^Saved$/).waitFor();
  assert.match(ownFile("Exercises.cs"), /s \+= w\[i\] \* x\[i\]/);
});

test("a verdict that cannot be kept as progress is shown and says so; checked again with room, it is kept", async (context) => {
  const { page } = at;
  await open(slug);
  await page.waitForSelector("#cell-exercise-1 .exercise");
  const progress = () => JSON.parse(readFileSync(join(seenBy(kit, disk), "progress.json"), "utf8"))["01.1"];
  // With a first verdict kept, so that what is kept is not touched either.
  await solve(page, "return w[0];");
  await card(page).getByRole("button", { name: "Check" }).click();
  await card(page).locator(".verdict-points").waitFor();
  assert.equal(progress().passed, false);
  await solve(page, correct);
  await message(page, /^Saved$/).waitFor();
  const mend = breakDisk(context, disk.isOwn ? faults.full : lockedOut);
  await card(page).getByRole("button", { name: "Check" }).click();
  await card(page).locator(".verdict.passed").waitFor();
  assert.equal(
    await card(page).locator(".verdict-not-kept").innerText(),
    disk.isOwn
      ? `The disk with ${disk.work} is full, so this verdict is not kept as progress: make room, then check again.`
      : `${disk.work} cannot be written to, so this verdict is not kept as progress: allow writing there, then check again.`,
  );
  await card(page).scrollIntoViewIfNeeded();
  await screenshot(page, "disk-verdict");
  assert.equal(progress().passed, false);
  mend();
  await card(page).getByRole("button", { name: "Check" }).click();
  await card(page).locator(".verdict-not-kept").waitFor({ state: "detached" });
  await card(page).locator(".verdict.passed").waitFor();
  assert.equal(progress().passed, true);
  assert.deepEqual(at.faults, []);
});
