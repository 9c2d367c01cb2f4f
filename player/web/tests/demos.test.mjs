// Each demonstration in a real browser: played, stepped, stepped back exactly, reset; by keys alone; its link opened elsewhere; in all themes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { newPage, screenshot, startBrowser } from "./browser.mjs";
import { assertWithin, makeCheckout, startKit } from "./kit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const proving = process.env.TUTORIAL_PROVE === "1";
const playFor = proving ? 10_000 : 2_500;
const themes = { Light: "light", Dark: "dark", "High contrast": "contrast" };
const demos = ["neuron", "boundary", "race", "dashboard", "gates", "attention"];
let checkout, kit, browser, at, other;

before(async () => {
  checkout = makeCheckout();
  [kit, browser] = await Promise.all([startKit(checkout), startBrowser()]);
  at = await newPage(browser, kit);
  await at.page.goto(kit.first);
  other = await newPage(browser, kit);
  await other.context.addCookies(await at.context.cookies());
  await other.page.goto(`${kit.origin}/`);
  // Colours of the system's own theme would differ between the two.
  for (const { page } of [at, other]) {
    page.setDefaultTimeout(90_000);
    await page.evaluate(() => localStorage.setItem("tutorial.theme", "light"));
  }
});

after(async () => {
  await browser?.close();
  await kit?.stop();
  checkout?.remove();
});

const settled = (page, step) => page.waitForFunction((wanted) => {
  const main = document.querySelector(".demo");
  return main?.dataset.playing === "false" && main.dataset.step === String(wanted) && document.querySelectorAll(".demo-picture").length > 0;
}, step);

async function open(page, path, step = 0) {
  await page.goto("about:blank");
  await page.goto(kit.origin + path);
  await settled(page, step);
  await page.waitForTimeout(150);
}

// Everything that a person sees of a step: the sentence, and every picture's pixels.
const seen = (page) => page.evaluate(async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const pixels = [...document.querySelectorAll(".demo-picture canvas")].map((canvas) => canvas.toDataURL());
  const tables = [...document.querySelectorAll(".demo-picture .numbers table")].filter((table) => table.checkVisibility()).map((table) => table.innerText);
  return { say: document.querySelector(".demo-say").innerText, pixels, tables };
});

const stepNow = (page) => page.locator(".demo").getAttribute("data-step").then(Number);

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"], iframes: false });
    return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`));
  });
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Frames of the page and pictures of the demonstration while it plays; processor time from the engine's own account.
async function measure(page, milliseconds) {
  return page.evaluate(async (time) => {
    const main = document.querySelector(".demo");
    const started = performance.now();
    let [frames, steps, last] = [0, 0, main.dataset.step];
    while (performance.now() - started < time) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames++;
      if (main.dataset.playing === "false") {
        // It came to its end; from there Play begins anew.
        document.querySelector(".demo-play").click();
      }
      steps += main.dataset.step === last ? 0 : 1;
      last = main.dataset.step;
    }
    const seconds = (performance.now() - started) / 1000;
    return { frames: frames / seconds, pictures: steps / seconds, status: document.querySelector(".demo-status").innerText };
  }, milliseconds);
}

// Plays and stops in one script of the page, so that nothing comes to its end between the two.
async function stopAtOnce(context, page) {
  const { milliseconds, before } = await page.evaluate(async () => {
    const main = document.querySelector(".demo");
    const until = async (holds) => {
      while (!holds()) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    const last = main.dataset.step;
    await until(() => {
      if (main.dataset.playing === "false") {
        // It had come to its end; from there Play begins anew.
        document.querySelector(".demo-play").click();
      }
      return main.dataset.step !== last;
    });
    const started = performance.now();
    document.querySelector(".demo-play").click();
    const before = Number(main.dataset.step);
    await until(() => main.dataset.playing === "false");
    return { milliseconds: performance.now() - started, before };
  });
  assertWithin(context, "until it stopped", milliseconds, 500);
  // A picture may have been on its way; it is not shown any more.
  await page.waitForTimeout(500);
  assert.equal(await stepNow(page), before);
}

const controls = ".demo button, .demo a, .demo select, .demo summary, .demo canvas[tabindex], .demo-settings input";

// Tab goes through the whole page; what can be used and was not reached is listed.
async function missedByTab(page) {
  const count = await page.locator(controls).count();
  await page.evaluate(() => document.querySelectorAll(".demo *").forEach((node, index) => node.setAttribute("data-tab", index)));
  const reached = new Set();
  await page.locator(".skip-link").focus();
  for (let press = 0; press < count + 12; press++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement?.dataset.tab));
  }
  return page.locator(controls).evaluateAll(
    (all, numbers) => all.filter((control) => control.checkVisibility() && control.type !== "radio" && !numbers.includes(control.dataset.tab)).map((control) => control.outerHTML),
    [...reached],
  );
}

// Through the menu and the key that people use: the page is not loaded anew, so its engine goes on.
async function look(page, theme, projector) {
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("button", { name: theme, exact: true }).click();
  if ((await page.locator("html.projector").count()) !== (projector ? 1 : 0)) {
    await page.keyboard.press("p");
  }
  await page.waitForTimeout(100);
}

for (const name of demos) {
  test(`${name}: plays, stops at once, steps, steps back exactly, resets`, async (context) => {
    const { page } = at;
    await open(page, `/demo/${name}`);
    const beginning = await seen(page);
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await settled(page, 1);
    const first = await seen(page);
    assert.notDeepEqual(first, beginning);
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await settled(page, 2);
    const second = await seen(page);
    await page.getByRole("button", { name: "Step back" }).click();
    await settled(page, 1);
    assert.deepEqual(await seen(page), first);
    await page.getByRole("button", { name: "Step", exact: true }).click();
    await settled(page, 2);
    assert.deepEqual(await seen(page), second);

    await page.getByRole("button", { name: "Reset" }).click();
    await settled(page, 0);
    await page.getByRole("button", { name: "Play" }).click();
    const { frames, pictures, status } = await measure(page, playFor);
    context.diagnostic(`${name}: ${pictures.toFixed(0)} pictures a second, page ${frames.toFixed(0)} frames a second; ${status}`);
    assert.ok(pictures >= (proving ? 20 : 1), `${name}: ${pictures.toFixed(1)} pictures a second`);
    await stopAtOnce(context, page);
    await screenshot(page, `demo-${name}-played`);
    await page.getByRole("button", { name: "Reset" }).click();
    await settled(page, 0);
    assert.deepEqual(await seen(page), beginning);
  });

  test(`${name}: by keys alone`, async () => {
    const { page } = at;
    await open(page, `/demo/${name}`);
    await page.keyboard.press("ArrowRight");
    await settled(page, 1);
    await page.keyboard.press("ArrowRight");
    await settled(page, 2);
    await page.keyboard.press("ArrowLeft");
    await settled(page, 1);
    await page.keyboard.press("Space");
    await page.waitForFunction(() => Number(document.querySelector(".demo").dataset.step) > 3);
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector(".demo").dataset.playing === "false");
    await page.keyboard.press("r");
    await settled(page, 0);
    assert.deepEqual(await missedByTab(page), []);
  });

  test(`${name}: every picture has its numbers as a table, and the C# that runs is shown`, async () => {
    const { page } = at;
    const closed = page.getByRole("button", { name: "Show the numbers" });
    for (let left = await closed.count(); left > 0; left--) {
      await closed.first().click();
    }
    assert.equal(await page.locator(".demo-picture .numbers table").count(), await page.locator(".demo-picture").count());
    assert.ok((await page.locator(".demo-picture td").count()) > 3);
    const open_ = page.getByRole("button", { name: "Hide the numbers" });
    for (let left = await open_.count(); left > 0; left--) {
      await open_.first().click();
    }
    await page.getByText("Show the C#").click();
    await page.locator(".demo-code").waitFor();
    const file = await page.locator(".demo-source p code").innerText();
    const code = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
    assert.equal((await page.locator(".demo-code").textContent()).trim(), code.trim());
    await page.getByText("Show the C#").click();
  });

  test(`${name}: 1280 by 720, 200 % zoom and projector in all themes; axe finds nothing`, async () => {
    const { page } = at;
    await open(page, `/demo/${name}`);
    await page.keyboard.press("Shift+ArrowRight");
    await settled(page, 10);
    for (const theme of Object.keys(themes)) {
      for (const [label, width, height, projector] of [["page", 1280, 720, false], ["zoom", 640, 360, false], ["projector", 1280, 720, true]]) {
        await page.setViewportSize({ width, height });
        await look(page, theme, projector);
        await screenshot(page, `demo-${name}-${label}-${themes[theme]}`);
        assert.equal(await sideways(page), 0, `${label} in ${theme} scrolls sideways`);
        if (label === "page" || theme === "Light" || proving) {
          assert.deepEqual(await violations(page), [], `${label} in ${theme}`);
        }
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
    await look(page, "Light", false);
  });

  test(`${name}: its link shows the same state in another browser, and two at once do not disturb each other`, async () => {
    const { page } = at;
    await page.evaluate(() => (location.hash = "#seed=5&step=3"));
    await page.waitForFunction(() => document.querySelector("input[name=seed]").value === "5");
    await settled(page, 3);
    const here = await seen(page);
    const link = await page.evaluate(() => location.pathname + location.hash);
    await open(other.page, link, 3);
    assert.deepEqual(await seen(other.page), here);
    assert.equal(await other.page.locator("input[name=seed]").inputValue(), "5");
    await other.page.getByRole("button", { name: "Step", exact: true }).click();
    await settled(other.page, 4);
    assert.deepEqual(await seen(page), here);
  });
}

test("the list leads to every demonstration", async () => {
  const { page } = at;
  await page.goto(`${kit.origin}/demos`);
  await page.waitForSelector(".lesson");
  const links = await page.locator(".lesson a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links, demos.map((name) => `/demo/${name}`));
  assert.deepEqual(await violations(page), []);
  await page.locator(".lesson a").first().click();
  await page.waitForSelector(".demo-picture");
});

test("points painted by keys and by pointer are what the network learns from", async () => {
  const { page } = at;
  await open(page, "/demo/boundary");
  await page.getByRole("button", { name: "Erase all" }).click();
  await page.locator("canvas[tabindex]").focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("data")?.split("\n").length === 1);
  await page.keyboard.press("1");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("data")?.split("\n").length === 2);
  await page.getByLabel("class 0 (round)").check();
  await page.locator("canvas[tabindex]").click({ position: { x: 180, y: 60 } });
  await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("data")?.split("\n").length === 3);
  await page.locator(".demo-step input").fill("60");
  await page.locator(".demo-step input").press("Enter");
  await settled(page, 60);
  assert.match(await page.locator(".demo-say").innerText(), /^100 % of the training points/);
  await screenshot(page, "demo-boundary-painted");
});

test("own data that do not go are told in one sentence, and stay in the box", async () => {
  const { page } = at;
  await open(page, "/demo/boundary");
  await page.getByText("Own data, in and out").click();
  const box = page.locator(".demo-data textarea");
  await box.fill("1,2,0\n3,x,1");
  await page.getByRole("button", { name: "Use these data" }).click();
  await page.locator(".demo-problem").waitFor();
  assert.equal(await page.locator(".demo-problem").innerText(), "Row 2 of the data, \"3,x,1\": \"x\" is no number; a row is x, y and the class 0 or 1.");
  assert.equal(await box.inputValue(), "1,2,0\n3,x,1");
  await box.fill("[[1, 2, 0], [-1, -2, 1]]");
  await page.getByRole("button", { name: "Use these data" }).click();
  await settled(page, 0);
  await page.getByRole("button", { name: "Show the data in use" }).click();
  await page.waitForFunction(() => document.querySelector(".demo-data textarea").value === "1,2,0\n-1,-2,1");
});

test("beside a slow engine, Play at the end begins anew, three quick steps are three, and Pause holds", async () => {
  const slow = await newPage(browser, kit);
  const { page } = slow;
  await slow.context.addCookies(await at.context.cookies());
  await page.routeWebSocket(/\/api\/demo\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => setTimeout(() => socket.send(message), 200));
  });
  await page.goto(`${kit.origin}/demo/gates`);
  await settled(page, 0);
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press("ArrowRight");
  }
  await settled(page, 3);
  await page.locator(".demo-step input").fill("10000");
  await page.locator(".demo-step input").press("Enter");
  await page.waitForFunction(() => Number(document.querySelector(".demo").dataset.step) > 3);
  const last = await stepNow(page);
  const steps = await page.evaluate(async (end) => {
    const main = document.querySelector(".demo");
    const seen = [end];
    document.querySelector(".demo-play").click();
    while (seen.length < 5) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const step = Number(main.dataset.step);
      if (step !== seen.at(-1)) {
        seen.push(step);
      }
    }
    // The next picture has been asked for by now, or soon will be.
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.querySelector(".demo-play").click();
    return seen;
  }, last);
  assert.deepEqual(steps, [last, 0, 1, 2, 3]);
  await page.waitForTimeout(500);
  assert.equal(await stepNow(page), 3);
  assert.deepEqual([slow.abroad, slow.faults], [[], []]);
  await slow.context.close();
});

test("no demonstration asked for anything outside this machine, and no script failed", () => {
  assert.deepEqual([...at.abroad, ...other.abroad], []);
  assert.deepEqual([...at.faults, ...other.faults], []);
});
