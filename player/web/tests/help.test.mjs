// Help while typing, in a real browser: completion, hover with the doc comment, signatures, faults at their place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { makeCheckout, startKit } from "./kit.mjs";

let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(await kit.link("/lesson/01-first-steps"));
  await at.page.waitForSelector("#cell-last .cm-content");
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

const editor = (page) => page.locator("#cell-last .cm-content");

/** Empties the last cell and types into it as a person does, key by key. */
async function type(page, text) {
  await page.keyboard.press("Escape");
  await editor(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text, { delay: 30 });
}

/** Rests the mouse on a word of the last cell until its hover text is there. */
async function hover(page, word) {
  const place = await editor(page).evaluate((content, wanted) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(wanted);
      if (start >= 0) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, word);
  assert.ok(place, `the cell shows no ${word}`);
  await page.mouse.move(place.x - 40, place.y + 60);
  await page.mouse.move(place.x, place.y, { steps: 4 });
  await page.locator(".hover-text").waitFor();
  return page.locator(".hover-text").first().innerText();
}

test("completion offers what fits after a dot, and Enter takes it", async () => {
  const { page } = at;
  await type(page, "Console.Writ");
  const offered = page.locator(".cm-tooltip-autocomplete li");
  await offered.getByText("WriteLine", { exact: true }).waitFor();
  await screenshot(page, "help-completion");
  await page.keyboard.type("eLi", { delay: 30 });
  await page.waitForFunction(() => document.querySelectorAll(".cm-tooltip-autocomplete li").length === 1);
  await page.keyboard.press("Enter");
  assert.equal((await editor(page).innerText()).trim(), "Console.WriteLine");
});

test("completion knows the cells above, also while a cell runs", async () => {
  const { page } = at;
  await page.locator("#cell-line .run-button").click();
  await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
  await page.locator("#cell-sum .cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("while (true) { }");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("#cell-sum.running");
  await type(page, "slo");
  await page.locator(".cm-tooltip-autocomplete li").getByText("slope", { exact: true }).waitFor();
  assert.equal(await page.locator("#cell-sum.running").count(), 1);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);
});

test("resting on a name shows its declaration and its doc comment", async () => {
  const { page } = at;
  await type(page, "/// <summary>Twice a number.</summary>\nint Twice(int n) => 2 * n;\nTwice(4)");
  await page.keyboard.press("Control+Enter");
  await page.locator("#cell-last .output").getByText("8").waitFor();
  const text = await hover(page, "Twice(int");
  assert.match(text, /int Twice\(int n\)/);
  assert.match(text, /Twice a number\./);
  await screenshot(page, "help-hover");
});

test("the doc comment of the kit's own library is shown, too", async () => {
  const { page } = at;
  await type(page, "#r \"nuget: Tutorial.Reference\"\nTutorial.Reference.Tensors.Tensor<float>.Ones((2, 3)).Sum()");
  await page.keyboard.press("Control+Enter");
  await page.locator("#cell-last .output").waitFor();
  const text = await hover(page, "Ones");
  assert.match(text, /Tensor<float> Tensor<float>\.Ones\(Shape shape\)/);
  assert.match(text, /\n\n\S+/);
});

test("an open bracket shows the parameters, a closed one takes them away", async () => {
  const { page } = at;
  await page.mouse.move(5, 5);
  await type(page, "Math.Pow(");
  await page.locator(".hover-text").getByText("double Math.Pow(double x, double y)").waitFor();
  await screenshot(page, "help-signature");
  await page.keyboard.type("2, 3);", { delay: 30 });
  await page.locator(".hover-text").waitFor({ state: "detached" });
});

test("a fault is marked where it stands, before the cell runs", async () => {
  const { page } = at;
  await type(page, "int number = \"text\";");
  await page.locator("#cell-last .cm-lintRange-error").waitFor();
  assert.equal(await page.locator("#cell-last .cm-lintRange-error").innerText(), "\"text\"");
  assert.deepEqual(at.faults, []);
});
