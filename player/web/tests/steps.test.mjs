// The step-through view: every number is the library's, back is exact, links carry the place, views keep out of each other's way.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { kitFolder, makeCheckout, startKit, webFolder } from "./kit.mjs";
import { stage, stepBack, stepToEnd } from "./stepView.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lesson = "/lesson/04-steps";
const scenes = ["net", "convolution", "lstm", "attention"];
let checkout, kit, browser, at;

before(async () => {
  checkout = makeCheckout();
  cpSync(join(webFolder, "..", "..", "player.Tests", "fixtures", "steps"), join(checkout.folder, "notebooks"), { recursive: true });
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
  await at.page.goto(kit.origin + lesson);
  await at.page.waitForSelector(".cell.code .run-button");
  const buttons = at.page.locator(".cell.code .run-button");
  for (let cell = 0; cell < (await buttons.count()); cell++) {
    await buttons.nth(cell).click();
    await at.page.waitForFunction(() => document.querySelectorAll(".cell.running").length === 0, null, { timeout: 60_000 });
  }
  // What the pages below show is what was saved: every view has to be there first.
  await at.page.waitForFunction(() => document.querySelectorAll(".cell iframe").length === 8, null, { timeout: 60_000 });
  await at.page.waitForFunction(() => document.querySelector(".bar-status[data-state]")?.dataset.state === "saved");
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

async function open(page, cell, { theme = "light", projector = false, search = "" } = {}) {
  await page.evaluate(([name, large]) => {
    localStorage.setItem("tutorial.theme", name);
    localStorage.setItem("tutorial.projector", large ? "on" : "off");
  }, [theme, projector]);
  await page.goto(`${kit.origin}${lesson}${search}#cell-${cell}`);
  return view(page, cell);
}

/** The frames of a cell's views, in order, and the views in them. */
async function view(page, cell, which = 0) {
  const element = page.locator(`#cell-${cell} iframe`).nth(which);
  await element.scrollIntoViewIfNeeded();
  const frame = await (await element.elementHandle()).contentFrame();
  const host = frame.locator(".tutorial-steps[data-ready]");
  await host.locator(".view").waitFor();
  return { element, frame, host };
}

async function library(page, cell) {
  const text = await page.locator(`#cell-${cell} .output.stream`).first().innerText();
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
}

const withoutRepeats = (lists) => lists.filter((list, at) => list && lists.findIndex((other) => JSON.stringify(other) === JSON.stringify(list)) === at);

for (const scene of scenes) {
  test(`${scene}: stepped to the end, every number is the library's, and back-stepping is exact`, async () => {
    const { page } = at;
    const { frame, host } = await open(page, scene);
    const numbers = await library(page, scene);
    const inItsType = scene === "net" || scene === "lstm" ? Number : Math.fround;
    const stages = await stepToEnd(frame, host);
    assert.equal(stages.length, numbers.forward.length + numbers.backward.length);
    numbers.forward.forEach((step, place) => {
      const shown = stages[place].tables;
      assert.deepEqual(shown.at(-1).cells, step.Output, `${step.Name} gives`);
      assert.deepEqual(shown.at(-1).exact.map(inItsType), step.Exact.map(inItsType), `${step.Name} gives, all digits`);
      assert.deepEqual(withoutRepeats(shown.slice(0, -1).map((table) => table.cells)), withoutRepeats(step.Inputs), `${step.Name} takes`);
    });
    let largest = 0;
    numbers.backward.forEach((step, place) => {
      const shown = stages[numbers.forward.length + place];
      assert.match(shown.heading, new RegExp(`: ${step.Name}.*backward$`));
      assert.deepEqual(shown.tables[0].cells, step.Incoming, `${step.Name}: incoming`);
      const differ = /they differ by ([\d.e+-]+)\./.exec(shown.working);
      largest = Math.max(largest, differ ? Number(differ[1]) : 0);
      const arrived = /sum so far ([\d.e+-]+)(?![\s\S]*sum so far)/.exec(shown.working);
      const sums = withoutRepeats(step.Sums);
      if (arrived) {
        assert.ok(sums.some((sum) => sum.includes(arrived[1])), `${step.Name}: the sum at the fan-out is the library's`);
      } else {
        assert.deepEqual(withoutRepeats(shown.tables.slice(1).map((table) => table.cells)), sums, `${step.Name}: shares`);
      }
    });
    assert.ok(largest > 0 && largest < (scene === "net" || scene === "lstm" ? 1e-8 : 2e-2), `measured slopes differ by ${largest}`);
    const back = await stepBack(frame, host, stages.length);
    assert.deepEqual(back, stages);
  });
}

test("a fused operation opens as its composed twin, which gives the same numbers", async () => {
  const { page } = at;
  const { frame, host } = await open(page, "lstm");
  const fused = (await stage(host)).tables.at(-1);
  await host.getByRole("button", { name: /composed twin/ }).click();
  await host.getByText("run on the same inputs").first().waitFor();
  const stages = await stepToEnd(frame, host);
  const forward = stages.filter((shown) => shown.where.startsWith("forward"));
  assert.equal(forward.length, 35);
  forward.at(-1).tables.at(-1).exact.forEach((number, cell) => assert.ok(Math.abs(Number(number) - Number(fused.exact[cell])) < 1e-12));
  await screenshot(page, "steps-twin");
  await page.keyboard.press("Escape");
  assert.match((await stage(host)).heading, /Lstm/);
});

test("sums at a fan-out are shown as they arrive", async () => {
  const { page } = at;
  const { frame, host } = await open(page, "attention");
  const stages = await stepToEnd(frame, host);
  const arrivals = stages.filter((shown) => shown.heading.includes("Linear, backward"));
  assert.equal(arrivals.length, 3);
  assert.deepEqual(arrivals.map((shown) => (shown.whole.match(/still to come/g) ?? []).length), [2, 1, 0]);
});

test("two views in one page, and the same one twice, do not disturb each other", async () => {
  const { page } = at;
  await open(page, "again");
  const [one, two] = [await view(page, "again", 0), await view(page, "again", 1)];
  const before = await stage(two.host);
  await one.host.locator(".view").focus();
  await page.keyboard.press("End");
  assert.deepEqual(await stage(two.host), before);
  assert.match((await stage(one.host)).where, /^backward 7 of 7$/);
});

test("a copied link opens the same stage elsewhere, the chosen number included", async () => {
  const { page } = at;
  const { host } = await open(page, "convolution");
  await host.locator(".view").focus();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("ArrowRight");
  }
  await host.locator("[aria-label^='share of'] td[data-place='1']").first().click();
  const wanted = await stage(host);
  await page.waitForFunction(() => location.search.includes("steps-"));
  const other = await at.context.newPage();
  await other.goto(page.url());
  const { host: there } = await view(other, "convolution");
  assert.deepEqual(await stage(there), wanted);
  await other.close();
});

test("compared with own numbers, the first operation at which they part is named, and the view opens there", async () => {
  const { page } = at;
  await open(page, "compared");
  const [forward, backward] = [await view(page, "compared", 0), await view(page, "compared", 1)];
  assert.equal(await forward.host.locator(".divergence").count(), 0);
  assert.match(await backward.host.locator(".divergence").innerText(), /^First difference: the gradient of first, which the backward pass of step 1 \(Linear\) completes, is -0\.0163946 at \[0, 0\] and 1 in yours\. What you gave up to step 3 agrees\.$/);
  assert.match((await stage(backward.host)).heading, /^Step 1: Linear, backward$/);
});

for (const theme of ["light", "dark", "contrast"]) {
  test(`${theme}: axe finds nothing, forward, backward and in a twin`, async () => {
    const { page } = at;
    const { frame, host } = await open(page, "lstm", { theme });
    for (const key of ["Home", "End"]) {
      await host.locator(".view").focus();
      await page.keyboard.press(key);
      assert.deepEqual(await violations(page, frame), []);
    }
    await host.locator("summary").click();
    assert.deepEqual(await violations(page, frame), []);
    await host.locator("summary").click();
    await screenshot(page, `steps-${theme}`);
    await host.getByRole("button", { name: /composed twin/ }).click();
    for (const key of ["Home", "End"]) {
      await host.locator(".view").focus();
      await page.keyboard.press(key);
      assert.match(await host.locator(".crumbs").innerText(), /composed twin of Lstm, run on the same inputs$/);
      assert.deepEqual(await violations(page, frame), []);
    }
    await screenshot(page, `steps-twin-${theme}`);
  });
}

async function violations(page, frame) {
  // The frame is transparent; axe, which looks at the frame alone, is told the paper that shines through.
  const paper = await page.evaluate(() => [document.body, document.documentElement].map((node) => getComputedStyle(node).backgroundColor).find((colour) => !colour.endsWith(", 0)")));
  await frame.evaluate((colour) => (document.body.style.background = colour), paper);
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    // A part of a page, not a page: landmarks and the first heading are those of the page around it.
    const result = await globalThis.axe.run(".tutorial-steps", { resultTypes: ["violations"], rules: { region: { enabled: false } } });
    return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`));
  });
}

test("on a slide and at 200 % zoom nothing scrolls sideways; pictures are kept", async () => {
  const { page } = at;
  for (const scene of scenes) {
    for (const [name, keys] of [["forward", ["ArrowRight"]], ["backward", ["End"]]]) {
      for (const projector of [false, true]) {
        const { element, frame, host } = await open(page, scene, { projector });
        await host.locator(".view").focus();
        for (const key of keys) {
          await page.keyboard.press(key);
        }
        await element.evaluate((node) => node.scrollIntoView({ block: "start" }));
        await page.waitForTimeout(200);
        await screenshot(page, `steps-${scene}-${name}${projector ? "-projector" : ""}`);
        assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      }
    }
  }
  await page.setViewportSize({ width: 640, height: 360 });
  const { frame } = await open(page, "attention");
  assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("the exported page works from the disk without a network", async () => {
  const notebook = join(checkout.folder, "notebooks", "04-steps.ipynb");
  const out = join(checkout.folder, "pages");
  const run = spawnSync("dotnet", [join(kitFolder(), "tutorial.dll"), "run", notebook, "--html", "--out", out], { env: { ...process.env, TUTORIAL_KIT: kitFolder() }, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, offline: true });
  const page = await context.newPage();
  const asked = [], faults = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (fault) => faults.push(String(fault)));
  await page.goto(pathToFileURL(join(out, "04-steps.html")).href);
  const hosts = page.locator(".tutorial-steps[data-ready]");
  assert.equal(await hosts.count(), 8);
  const still = await stage(hosts.nth(1));
  await hosts.nth(0).locator(".view").focus();
  await page.keyboard.press("End");
  assert.match((await stage(hosts.nth(0))).where, /^backward 7 of 7$/);
  assert.deepEqual(await stage(hosts.nth(1)), still);
  await hosts.nth(5).locator(".view").focus();
  await page.keyboard.press("ArrowRight");
  assert.match((await stage(hosts.nth(4))).where, /^forward 1 of 7$/);
  assert.match(page.url(), /#steps-[0-9a-f]{8}=13&steps-[0-9a-f]{8}-3=1$/);
  await page.reload();
  assert.match((await stage(hosts.nth(0))).where, /^backward 7 of 7$/);
  assert.match((await stage(hosts.nth(5))).where, /^forward 2 of 7$/);
  assert.deepEqual(faults, []);
  assert.deepEqual([...new Set(asked.map((address) => address.split("#")[0]))].filter((address) => !address.startsWith("file:")), []);
  await context.close();
});

test("nothing asked for anything outside the kit, and no script failed", () => {
  assert.deepEqual(at.abroad, []);
  assert.deepEqual(at.faults, []);
});
