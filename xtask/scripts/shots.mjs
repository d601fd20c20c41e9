// Takes pictures of pages for `cargo xtask shots`: wide, phone, dark and as a PDF, at full height.
// It gets one argument, a JSON object: base, pages [{ name, path }], out, modules, browser.

import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const job = JSON.parse(process.argv[2]);
// The driver lies in the tools folder, where an import from here does not look.
const { chromium } = createRequire(join(job.modules, "index.js"))("playwright-core");

const VIEWS = [
  { name: "wide", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true },
  { name: "dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
];

// Without these, Chromium asks its maker's hosts at every start.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function open(context, page, failures) {
  const tab = await context.newPage();
  tab.on("console", (message) => {
    if (message.type() === "error") failures.push(`${page.path}: ${message.text()}`);
  });
  tab.on("pageerror", (error) => failures.push(`${page.path}: ${error.message}`));
  const answer = await tab.goto(job.base + page.path, { waitUntil: "load" });
  if (!answer || !answer.ok()) failures.push(`${page.path}: HTTP ${answer?.status()}`);
  await tab.evaluate(() => document.fonts.ready);
  return tab;
}

const profile = mkdtempSync(join(tmpdir(), "dateline-shots-"));
const failures = [];
let browser;
try {
  browser = await chromium.launch({ executablePath: job.browser, args: FLAGS, env: { ...process.env, HOME: profile } });
  for (const { name, ...options } of VIEWS) {
    const context = await browser.newContext(options);
    for (const page of job.pages) {
      const tab = await open(context, page, failures);
      await tab.screenshot({ path: join(job.out, `${page.name}-${name}.png`), fullPage: true });
      if (name === "phone") {
        // A page that scrolls sideways on a phone is a fault that a picture hides.
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) console.log(`${page.path}: ${wide} px wider than the phone`);
      }
      if (name === "wide") {
        await tab.pdf({ path: join(job.out, `${page.name}-print.pdf`), format: "A4" });
      }
      await tab.close();
    }
    await context.close();
  }
} finally {
  await browser?.close();
  rmSync(profile, { recursive: true, force: true });
}
for (const failure of new Set(failures)) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
