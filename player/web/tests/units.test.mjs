// Parts of the page that need no browser, loaded from their TypeScript.
import assert from "node:assert/strict";
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
