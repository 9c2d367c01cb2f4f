// Starts the kit's server for a test: on a copy of the test notebooks, with its own work folder and port.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const webFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(dirname(webFolder));
const fixtures = join(root, "player.Tests", "fixtures", "notebooks");

/** The folder with tutorial.dll: the published kit that ./tutorial names, else what the last build of cli left. */
export function kitFolder() {
  const candidates = [process.env.TUTORIAL_KIT, join(root, "cli", "bin", "Release", "net10.0"), join(root, "cli", "bin", "Debug", "net10.0")];
  const found = candidates.find((folder) => folder && existsSync(join(folder, "tutorial.dll")));
  if (!found) {
    throw new Error("There is no built kit to test: run ./tutorial test, or dotnet build cli.");
  }
  return found;
}

/** A bound on time holds on a machine that does nothing else: TUTORIAL_PROVE=1 asks for it, the daily run only shows the figure. */
export function assertWithin(context, what, milliseconds, bound) {
  context.diagnostic(`${what}: ${milliseconds.toFixed(0)} ms`);
  assert.ok(Number.isFinite(milliseconds) && milliseconds > 0, `${what}: ${milliseconds} ms`);
  if (process.env.TUTORIAL_PROVE === "1") {
    assert.ok(milliseconds < bound, `${what}: ${milliseconds} ms, and the bound is ${bound} ms`);
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A checkout of its own: notebooks and an empty work folder. */
export function makeCheckout({ kitLessons = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "tutorial-player-"));
  writeFileSync(join(folder, "tutorial.sln"), "");
  cpSync(kitLessons ? join(root, "notebooks") : fixtures, join(folder, "notebooks"), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Adds a notebook that carries the name of a lesson with exercises, as the kit's own lesson 01 does: the first steps, then exercise 01.1. */
export function addExerciseLesson(checkout) {
  const lesson = JSON.parse(readFileSync(join(checkout.folder, "notebooks", "01-first-steps.ipynb"), "utf8"));
  lesson.cells.push({ cell_type: "code", execution_count: null, id: "exercise-1", metadata: { tags: ["exercise"], tutorial: { exercise: "01.1" } }, outputs: [], source: ["throw new NotImplementedException();"] });
  writeFileSync(join(checkout.folder, "notebooks", "01-perceptron.ipynb"), JSON.stringify(lesson));
  return "01-perceptron";
}

/** A running server; `link(path)` gives a fresh one-time link, `kill()` ends it without a word. `through` is a command that starts it. */
export async function startKit(checkout, { port, env = {}, through = [] } = {}) {
  const at = port ?? (await freePort());
  const environment = { ...process.env, TUTORIAL_ROOT: checkout.folder, TUTORIAL_KIT: kitFolder(), DISPLAY: "", ...env };
  const start = ([command, ...args]) => spawn(command, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const command = ["dotnet", join(kitFolder(), "tutorial.dll"), "open", "--no-browser", "--port", String(at)];
  const open = (...args) => start([...command, ...args]);
  const server = start([...through, ...command]);
  const log = [];
  server.stderr.on("data", (text) => log.push(String(text)));
  const first = await firstLink(server, log);
  return {
    port: at,
    origin: `http://127.0.0.1:${at}`,
    first,
    process: server,
    log,
    link: async (path = "/") => {
      const child = path.startsWith("/lesson/") ? open(path.slice("/lesson/".length)) : open();
      return firstLink(child, log);
    },
    kill: () => new Promise((resolve) => (server.exitCode !== null ? resolve() : (server.once("exit", resolve), server.kill("SIGKILL")))),
    stop: () => new Promise((resolve) => (server.exitCode !== null || server.signalCode !== null ? resolve() : (server.once("exit", resolve), server.kill("SIGINT")))),
  };
}

function firstLink(child, log) {
  return new Promise((resolve, reject) => {
    let text = "";
    const timer = setTimeout(() => reject(new Error(`No link after 60 s. ${text} ${log.join("")}`)), 60_000);
    child.stdout.on("data", (part) => {
      text += part;
      const link = /http:\/\/\S+/.exec(text)?.[0];
      if (link) {
        clearTimeout(timer);
        resolve(link);
      }
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`tutorial open ended with ${code}: ${text} ${log.join("")}`));
    });
  });
}
