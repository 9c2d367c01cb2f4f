// What the first page and the first lesson weigh on the wire, without the parts that load with their first use.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { kitFolder } from "./kit.mjs";

const limit = 300_000;

function weigh(page, entries) {
  const manifest = JSON.parse(readFileSync(join(page, "manifest.json"), "utf8"));
  const files = new Set(["index.html"]);
  const visit = (name) => {
    const part = manifest[name];
    assert.ok(part, `manifest.json has no ${name}`);
    if (!files.has(part.file)) {
      files.add(part.file);
      (part.css ?? []).forEach((file) => files.add(file));
      (part.imports ?? []).forEach(visit);
    }
  };
  entries.forEach(visit);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(page, file))).length, 0);
}

test("first page and first lesson stay under 300 kB gzip", (context) => {
  const page = join(kitFolder(), "wwwroot");
  const home = weigh(page, ["index.html"]);
  const lesson = weigh(page, ["index.html", "src/notebook/page.ts"]);
  context.diagnostic(`first page ${(home / 1000).toFixed(0)} kB gzip, with a lesson ${(lesson / 1000).toFixed(0)} kB gzip`);
  assert.ok(home < limit, `first page: ${home} bytes`);
  assert.ok(lesson < limit, `first lesson: ${lesson} bytes`);
});
