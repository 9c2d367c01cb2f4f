// Debian's Chromium, driven by Playwright; every request that would leave the machine is recorded and refused.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { webFolder } from "./kit.mjs";

export const artefacts = process.env.TUTORIAL_ARTEFACTS ?? join(webFolder, "..", "..", "artifacts", "player");

const quiet = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export async function startBrowser() {
  mkdirSync(artefacts, { recursive: true });
  return chromium.launch({ executablePath: process.env.TUTORIAL_CHROMIUM ?? "/usr/bin/chromium", args: quiet });
}

/** A fresh profile with one page; `abroad` lists requests to anywhere but the kit's own server. */
export async function newPage(browser, kit, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: "no-preference", ...options });
  const abroad = [];
  const faults = [];
  await context.route("**/*", (route) => {
    const address = route.request().url();
    if (address.startsWith(`${kit.origin}/`) || /^(data|blob|about):/.test(address)) {
      return route.continue();
    }
    abroad.push(address);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (problem) => faults.push(String(problem)));
  page.setDefaultTimeout(60_000);
  return { context, page, abroad, faults };
}

export function screenshot(page, name) {
  return page.screenshot({ path: join(artefacts, `${name}.png`) });
}
