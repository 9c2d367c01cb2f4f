// Every page with the keyboard alone, and without movement for those who asked their system for less of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { addExerciseLesson, makeCheckout, startKit } from "./kit.mjs";
import { walk } from "./walk.mjs";

let checkout, lesson, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  lesson = `/lesson/${addExerciseLesson(checkout)}`;
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit, { reducedMotion: "reduce" });
  await at.page.goto(kit.first);
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

const idle = (page) => page.waitForFunction(() => document.querySelectorAll(".cell.running, .cell.waiting").length === 0);

async function open(path, ready, { theme = "light", projector = false } = {}) {
  const { page } = at;
  await page.evaluate(([name, large]) => {
    localStorage.setItem("tutorial.theme", name);
    localStorage.setItem("tutorial.projector", large ? "on" : "off");
  }, [theme, projector]);
  await page.goto(kit.origin + path);
  await page.waitForSelector(ready);
  return page;
}

/** A lesson with outputs of several kinds: a chart with its numbers, a frame, a verdict. */
async function openLesson(options) {
  const page = await open(lesson, "#cell-exercise-1 .exercise", options);
  if ((await page.locator("#cell-line .chart").count()) === 0) {
    await page.getByRole("button", { name: "Run all", exact: true }).click();
    await page.locator("#cell-line .chart canvas").waitFor();
    await page.locator("#cell-exercise-1").getByRole("button", { name: "Check" }).first().click();
    await page.locator("#cell-exercise-1 .verdict").waitFor();
    await idle(page);
  }
  return page;
}

const pages = {
  "the list": () => open("/", ".lesson"),
  "the search": () => open("/search?q=sum", ".hits li"),
  "a lesson": () => openLesson(),
  "a lesson in high contrast": () => openLesson({ theme: "contrast" }),
  "a lesson on the projector": () => openLesson({ theme: "dark", projector: true }),
  "the demonstrations": () => open("/demos", ".lesson"),
  "a demonstration": () => open("/demo/boundary", ".demo-picture"),
};

for (const [name, show] of Object.entries(pages)) {
  test(`${name}: Tab reaches everything, its place is seen, and nothing holds it`, async (context) => {
    const page = await show();
    const { missed, unseen, stops, caught } = await walk(page);
    context.diagnostic(`${stops} stops`);
    assert.deepEqual({ missed, unseen, caught }, { missed: [], unseen: [], caught: [] });
    assert.ok(stops > 5);
  });
}

test("step mode: Tab stays with what has been shown, and reaches the bar that steps", async () => {
  const page = await openLesson();
  await page.locator("#cell-title").focus();
  await page.keyboard.press("s");
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press("Space");
  }
  await screenshot(page, "reach-steps");
  const { missed, unseen, caught } = await walk(page);
  assert.deepEqual({ missed, unseen, caught }, { missed: [], unseen: [], caught: [] });
  assert.equal(await page.evaluate(() => [...globalThis.reach.reached].some((node) => node.closest(".not-yet") !== null)), false);
  assert.equal(await page.evaluate(() => [...globalThis.reach.reached].some((node) => node.closest(".step-bar") !== null)), true);
});

test("in an editor Tab indents after typing; Esc and then Tab go on through the page, as the editor's name and the keys say", async () => {
  const page = await openLesson();
  const editor = page.locator("#cell-last .cm-content");
  await editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  assert.match(await editor.innerText(), /^ {4}\S/);
  assert.match(await editor.getAttribute("aria-label"), /Escape leaves the editor/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Escape");
  // The cell, its run button, the editor again, and behind it what the cell's own tools are.
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press("Tab");
  }
  assert.equal(await page.evaluate(() => document.activeElement.closest("#cell-last .cell-tools") !== null), true);
  assert.match(await editor.innerText(), /^\S/);
});

test("a menu and the sheet of keys open, are walked and closed by keys, and give the focus back", async () => {
  const page = await openLesson();
  await page.getByRole("button", { name: "More" }).focus();
  await page.keyboard.press("Enter");
  const inMenu = () => page.evaluate(() => document.activeElement.closest(".menu-list") !== null);
  assert.equal(await inMenu(), true);
  await page.keyboard.press("ArrowDown");
  assert.equal(await inMenu(), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "More");
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keys" }).waitFor();
  assert.ok((await page.getByRole("heading", { name: "Keys" }).boundingBox()).y > 0, "the sheet begins with its heading");
  await screenshot(page, "reach-keys");
  await page.getByRole("cell", { name: "leave the editor; then Tab goes on through the page" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Keys" }).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "More");
});

/** What moves now, in the page and in the frames of its outputs. */
async function moving(page) {
  const found = await Promise.all(page.frames().map(movingIn));
  return found.flat();
}

async function movingIn(frame) {
  try {
    return await frame.evaluate(() => [
      ...document.getAnimations().filter((animation) => animation.playState === "running").map((animation) => animation.effect?.target?.outerHTML.slice(0, 120) ?? "?"),
      ...(globalThis.smooth ?? []),
    ]);
  } catch (problem) {
    if (!/context was destroyed|detached/.test(String(problem))) {
      throw problem;
    }
    // Frames load anew with the theme and the size: the new one is looked at.
    return frame.isDetached() ? [] : movingIn(frame);
  }
}

/** Notes every script that asks the browser to scroll smoothly. */
const noteSmooth = () => {
  globalThis.smooth = [];
  for (const [place, name] of [[Element.prototype, "scrollIntoView"], [Element.prototype, "scrollTo"], [window, "scrollTo"], [window, "scrollBy"]]) {
    const scroll = place[name];
    place[name] = function (...args) {
      if (args[0]?.behavior === "smooth") {
        globalThis.smooth.push(`${name} moves`);
      }
      return scroll.apply(this, args);
    };
  }
};

/** Opens, closes, steps and runs, and looks after each whether something moves. */
async function movements(page) {
  const found = [];
  const look = async (what) => found.push(...(await moving(page)).map((moved) => `${what}: ${moved}`));
  await page.getByRole("button", { name: "Theme" }).click();
  await look("menu");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show the numbers" }).first().click();
  await look("numbers");
  await page.getByRole("button", { name: "Hide the numbers" }).first().click();
  await page.locator("#cell-sum").focus();
  await page.keyboard.press("?");
  await look("dialog");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await look("projector");
  await page.keyboard.press("p");
  await page.keyboard.press("s");
  for (const key of ["Space", "Space", "Space", "Shift+Space"]) {
    await page.keyboard.press(key);
    await look("step");
  }
  await page.keyboard.press("s");
  await page.locator("#cell-last .cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("while (true) { }");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".cell.running");
  await look("running");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await idle(page);
  await page.keyboard.press("Escape");
  return found;
}

test("for those who asked for less movement nothing moves: menus, dialogs, steps, runs, charts", async () => {
  const page = await openLesson();
  await page.evaluate(noteSmooth);
  assert.deepEqual(await movements(page), []);
  // A chart is drawn at once as it stays.
  await page.locator("#cell-line .run-button").click();
  await idle(page);
  await page.locator("#cell-line .chart canvas").waitFor();
  const drawn = () => page.locator("#cell-line .chart canvas").evaluate((canvas) => canvas.toDataURL());
  const first = await drawn();
  await page.waitForTimeout(400);
  assert.equal(await drawn(), first);
  await page.goto(`${kit.origin}/demo/boundary`);
  await page.waitForSelector(".demo-picture");
  assert.equal(await page.getByLabel("Speed").inputValue(), "slow");
  assert.deepEqual(await moving(page), []);
});

test("where nobody asked for that, the same look finds what moves", async () => {
  const other = await newPage(browser, kit);
  await other.context.addCookies(await at.context.cookies());
  await other.page.goto(kit.origin + lesson);
  await other.page.waitForSelector("#cell-line .chart canvas");
  await other.page.evaluate(noteSmooth);
  const found = await movements(other.page);
  assert.ok(found.some((moved) => moved.startsWith("running:")), found.join("\n"));
  assert.ok(found.some((moved) => moved.includes("scrollIntoView moves")), found.join("\n"));
  assert.deepEqual([...at.faults, ...other.faults, ...at.abroad, ...other.abroad], []);
  await other.context.close();
});
