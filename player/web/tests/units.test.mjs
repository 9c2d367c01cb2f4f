// Parts of the page that need no browser, loaded from their TypeScript.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createServer } from "vite";
import { webFolder } from "./kit.mjs";

let vite;

before(async () => {
  vite = await createServer({ root: webFolder, configFile: false, appType: "custom", logLevel: "error", server: { middlewareMode: true, watch: null, ws: false }, optimizeDeps: { noDiscovery: true } });
});

after(() => vite?.close());

async function printed(...pieces) {
  const { PrintedLines } = await vite.ssrLoadModule("/src/outputs/lines.ts");
  const lines = new PrintedLines();
  pieces.forEach((piece) => lines.take(piece));
  return lines.lines;
}

test("a carriage return overwrites its line, also when it ends a piece", async () => {
  assert.deepEqual(await printed("10%\r20%\r"), ["20%"]);
  assert.deepEqual(await printed("10%\r", "20%\r"), ["20%"]);
  assert.deepEqual(await printed("10%", "\r20%", "\r", "", "30%"), ["30%"]);
  assert.deepEqual(await printed("10%\r", "100%\ndone"), ["100%", "done"]);
});

test("a line break of two characters stays one, also when a piece ends between them", async () => {
  assert.deepEqual(await printed("a\r\nb"), ["a", "b"]);
  assert.deepEqual(await printed("a\r", "\nb"), ["a", "b"]);
});

test("a curve breaks where its value is no number, and goes on over an x that only another curve has", async () => {
  const { aligned } = await vite.ssrLoadModule("/src/outputs/aligned.ts");
  const data = [
    { x: [0, 1, 2, 3], y: [5, "NaN", null, 8] },
    { x: [0, 2.5, 3], y: [1, 2, 3] },
  ];
  assert.deepEqual(aligned({ data }), [
    [0, 1, 2, 2.5, 3],
    [5, null, null, undefined, 8],
    [1, undefined, undefined, 2, 3],
  ]);
});

test("the library's colours are lifted in dark themes, their opacity kept; others stay", async () => {
  const { inTheme, written } = await vite.ssrLoadModule("/src/outputs/colours.ts");
  const library = readFileSync(join(webFolder, "..", "..", "visuals", "Palette.cs"), "utf8");
  assert.deepEqual(written, /s_colours = \[(.+?)\]/.exec(library)[1].toLowerCase().match(/#[0-9a-f]{6}/g));
  const dataset = { theme: "dark" };
  globalThis.document = { documentElement: { dataset } };
  try {
    const lifted = written.map(inTheme);
    assert.equal(new Set(lifted).size, written.length);
    // Relative luminance as WCAG counts it: each at least 4.5 : 1 on the dark theme's paper.
    const part = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const luminance = (colour) => [1, 3, 5].map((at) => part(parseInt(colour.slice(at, at + 2), 16) / 255)).reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    for (const colour of lifted) {
      assert.ok((luminance(colour) + 0.05) / (luminance("#17191d") + 0.05) > 4.5, colour);
    }
    assert.equal(inTheme("#D55E0040"), `${lifted[1]}40`);
    assert.deepEqual(inTheme(["#1A80C4", 3]), [lifted[0], 3]);
    assert.equal(inTheme("rgba(128,128,128,0.6)"), "rgba(128,128,128,0.6)");
    dataset.theme = "light";
    assert.deepEqual(written.map(inTheme), written);
  } finally {
    delete globalThis.document;
  }
});

test("every kind of trace has numbers for its table", async () => {
  const { columnsOf } = await vite.ssrLoadModule("/src/outputs/numbers.ts");
  const layout = { xaxis: { title: { text: "x" } }, yaxis: { title: { text: "y" } } };
  const table = (...data) => columnsOf({ data, layout }).map(({ name, values }) => [name, ...values]);
  for (const type of ["scatter", "bar"]) {
    assert.deepEqual(table({ type, name: "a", x: [1, 2], y: [3, 4] }), [["x", 1, 2], ["a", 3, 4]]);
  }
  assert.deepEqual(table({ type: "scatter", x: [1], y: [3] }, { type: "scatter", x: [1], y: [4] }), [["x", 1], ["y 1", 3], ["y 2", 4]]);
  assert.deepEqual(table({ type: "heatmap", name: "w", x: [0, 1], y: [0], z: [[5, 6]] }), [["w 0", 5], ["w 1", 6]]);
});
