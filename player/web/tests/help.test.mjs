// Help while typing, in a real browser: completion, doc comments, parameters, and marks at faults.
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
const offered = (page, name) => page.locator(".cm-tooltip-autocomplete li .cm-completionLabel").getByText(name, { exact: true });
const idle = (page) => page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0);

/** Empties the last cell and types into it as a person does, key by key. */
async function type(page, text) {
  await page.mouse.move(2, 2);
  await page.keyboard.press("Escape");
  await editor(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text, { delay: 15 });
}

/** Rests the mouse on the last place of a word in the last cell until its text is there. */
async function hover(page, word) {
  const place = await editor(page).evaluate((content, wanted) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    let place = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.lastIndexOf(wanted);
      if (start >= 0) {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        const box = range.getBoundingClientRect();
        place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return place;
  }, word);
  assert.ok(place, `the cell shows no ${word}`);
  await page.mouse.move(place.x, place.y, { steps: 4 });
  await page.locator(".cm-tooltip-hover .hover-text").waitFor();
  return page.locator(".cm-tooltip-hover .hover-text").innerText();
}

test("a fault is marked where it stands, as soon as the cells above have run", async () => {
  const { page } = at;
  await type(page, "int number = \"text\"; double two = bias + 2;");
  await page.getByRole("button", { name: "Run above", exact: true }).click();
  await page.locator("#cell-last .cm-lintRange-error").waitFor();
  // The name from a cell above is known: only the real fault is marked.
  assert.deepEqual(await page.locator("#cell-last .cm-lintRange-error").allInnerTexts(), ["\"text\""]);
  await screenshot(page, "help-fault");
  await type(page, "int number = 3;");
  await page.locator("#cell-last .cm-lintRange").waitFor({ state: "detached" });
});

test("completion offers what fits after a dot, and Enter takes it", async () => {
  const { page } = at;
  await type(page, "Console.Writ");
  await offered(page, "WriteLine").waitFor();
  await screenshot(page, "help-completion");
  await page.keyboard.type("eLi", { delay: 15 });
  await offered(page, "Write").waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#cell-last .cm-content")?.innerText.trim() === "Console.WriteLine");
});

test("completion knows the cells above, also while a cell runs", async () => {
  const { page } = at;
  await page.keyboard.press("Escape");
  await page.keyboard.press("b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("while (true) { }", { delay: 15 });
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".cell.running");
  await type(page, "weig");
  await offered(page, "weights").waitFor();
  assert.equal(await page.locator(".cell.running").count(), 1);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await idle(page);
});

test("resting on a name shows its declaration and its doc comment", async () => {
  const { page } = at;
  await type(page, "int Twice(int n) => 2 * n;\nTwice(4)");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("/// <summary>Twice a number.</summary>\n", { delay: 15 });
  await page.keyboard.press("Control+Enter");
  await page.locator("#cell-last .outputs").getByText("8", { exact: true }).waitFor();
  assert.equal(await hover(page, "Twice"), "int Twice(int n)\n\nTwice a number.");
  await screenshot(page, "help-hover");
});

test("the doc comments of the kit's own library are shown, too", async () => {
  const { page } = at;
  await type(page, "#r \"nuget: Tutorial.Reference\"\n\"there\"");
  await page.keyboard.press("Control+Enter");
  await page.locator("#cell-last .outputs").getByText("there", { exact: true }).waitFor();
  await type(page, "Tutorial.Reference.Tensors.Tensor<float>.Ones(2)");
  const text = await hover(page, "Ones");
  assert.match(text, /^Tensor<float> Tensor<float>\.Ones\(.+\)\n\n\S/);
});

test("an open bracket shows the parameters; they go with the caret", async () => {
  const { page } = at;
  const signature = page.locator(".signature");
  await type(page, "Math.Pow(");
  await signature.getByText("double Math.Pow(double x, double y)").waitFor();
  await screenshot(page, "help-signature");
  await page.keyboard.press("Home");
  await signature.waitFor({ state: "detached" });
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("2,", { delay: 15 });
  await signature.waitFor();
  await page.keyboard.type(" 3);", { delay: 15 });
  await signature.waitFor({ state: "detached" });
  assert.deepEqual(at.faults, []);
  assert.deepEqual(at.abroad, []);
});

test("by keyboard alone: F8 goes from fault to fault, Ctrl+K Ctrl+I tells what the name at the caret is, Esc takes it away", async () => {
  const { page } = at;
  await type(page, "int first = \"one\";\nMath.Sqrt(4);\nint second = \"two\";");
  await page.locator("#cell-last .cm-lintRange-error").nth(1).waitFor();
  const selected = () => page.evaluate(() => String(getSelection()));
  const told = page.locator(".cm-tooltip-hover .cm-diagnostic");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("F8");
  await told.getByText("CS0029").or(told.getByText("convert")).first().waitFor();
  assert.equal(await selected(), "\"one\"");
  assert.match(await page.locator("#announcer").innerText(), /convert/);
  await screenshot(page, "help-fault-by-key");
  await page.keyboard.press("F8");
  await page.waitForFunction(() => String(getSelection()) === "\"two\"");
  await page.keyboard.press("Shift+F8");
  await page.waitForFunction(() => String(getSelection()) === "\"one\"");
  await page.keyboard.press("Escape");
  await told.waitFor({ state: "detached" });

  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 7; step++) {
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  const help = page.locator(".caret-help");
  await help.waitFor();
  assert.match(await help.innerText(), /^double Math\.Sqrt\(double d\)\n/);
  assert.match(await page.locator("#announcer").innerText(), /Math\.Sqrt/);
  await screenshot(page, "help-by-key");
  // The first Esc takes the text away, the second leaves the editor.
  const inEditor = () => page.evaluate(() => document.activeElement?.closest(".cm-editor") !== null);
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  assert.equal(await inEditor(), true);
  await page.keyboard.press("Escape");
  assert.equal(await inEditor(), false);
  await page.keyboard.press("?");
  await page.getByRole("cell", { name: "Ctrl+K, Ctrl+I" }).waitFor();
  await page.getByRole("cell", { name: "F8, Shift+F8" }).waitFor();
  await screenshot(page, "help-keys");
  await page.keyboard.press("Escape");
});
