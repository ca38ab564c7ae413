// How long a page of the built site takes from choosing a file to its result, beside what Papa Parse and uDSV take merely to
// parse the same file in the same page, as curves over the rows.
//
// Usage: node benches/files.mjs [address of a served site]   (needs the packages of tests/, see CONTRIBUTING.md; without an
// address it serves dist/ itself; ROWS=10000,100000,1000000 sets the rows, ROUNDS=3 how often each is timed)
// Each line: the best of all rounds, how the page compares with the faster peer, and the longest time for which the page answered
// nothing. Answer sheets are those of /nev/group/, order lines those of /ltv/orders/.
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { finished } from "node:stream/promises";

const tests = resolve(import.meta.dirname, "../tests");
const require = createRequire(join(tests, "package.json"));
const { chromium } = require("@playwright/test");
const peers = ["papaparse/papaparse.min.js", "udsv/dist/uDSV.iife.min.js"].map((path) => join(tests, "node_modules", path));
const rows = (process.env.ROWS ?? "10000,100000,1000000").split(",").map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const folder = mkdtempSync(join(tmpdir(), "feltworth-files-"));

/** Numbers that look drawn and are the same in each run. */
function drawn(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const emotions = ["Irritated", "Hurried", "Neglected", "Unhappy", "Unsatisfied", "Stressed", "Disappointed", "Frustrated", "Interesting", "Energetic", "Stimulated", "Exploratory", "Indulgent", "Trusting", "Valued", "Cared for", "Focused", "Safe", "Happy", "Pleased"];

const kinds = {
  "answer sheets": {
    path: "en/nev/group/",
    head: emotions.join(","),
    line: (next) => Array.from(emotions, () => next(11)).join(","),
  },
  "order lines": {
    path: "en/ltv/orders/",
    head: "order_id,customer_id,order_date,amount,product",
    line: (next, row) => {
      const day = new Date(Date.UTC(2024, 0, 1 + next(730))).toISOString().slice(0, 10);
      return `${100000 + Math.floor(row / 2)},C${next(200000)},${day},${next(9000) / 100 + 1},Article ${next(500)} of the shop`;
    },
  },
};

async function written(name, { head, line }, count) {
  const path = join(folder, `${name.replace(" ", "-")}-${count}.csv`);
  const file = createWriteStream(path);
  const next = drawn(7);
  file.write(head + "\n");
  for (let row = 0; row < count; row += 1000) {
    const lines = Array.from({ length: Math.min(1000, count - row) }, (_, i) => line(next, row + i));
    if (!file.write(lines.join("\n") + "\n")) await new Promise((resolve) => file.once("drain", resolve));
  }
  file.end();
  await finished(file);
  return path;
}

/** Tells when the page has read a file, and for how long at most nothing else could happen meanwhile. */
function watch() {
  const input = document.querySelector(".file-drop input[type=file]");
  const watched = { begun: 0, last: 0, longest: 0, memory: 0 };
  window.read = new Promise((resolve) => {
    input.addEventListener("change", () => {
      watched.begun = watched.last = performance.now();
      let wasRunning = false;
      const tick = new MessageChannel();
      tick.port1.onmessage = () => {
        const now = performance.now();
        watched.longest = Math.max(watched.longest, now - watched.last);
        watched.last = now;
        const isRunning = document.querySelector(".file-drop progress") !== null;
        if (wasRunning && !isRunning) resolve({ time: now - watched.begun, longest: watched.longest });
        else setTimeout(() => tick.port2.postMessage(null), 0);
        wasRunning ||= isRunning;
      };
      tick.port2.postMessage(null);
    }, true);
  });
}

/** How long each peer takes to parse the file that was put beside the page's own. */
async function parsed() {
  const file = document.querySelector("#peer").files[0];
  const timed = async (parse) => {
    const begun = performance.now();
    await parse();
    return performance.now() - begun;
  };
  const papa = await timed(async () => Papa.parse(await file.text()));
  const udsv = await timed(async () => {
    const text = await file.text();
    uDSV.initParser(uDSV.inferSchema(text)).stringArrs(text);
  });
  return { papa, udsv };
}

async function round(browser, site, path, file) {
  const context = await browser.newContext({ bypassCSP: true, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(site + path);
  await page.waitForFunction(() => document.querySelector(".file-drop input[type=file]") && !("pending" in document.documentElement.dataset));
  await page.waitForTimeout(500);
  await page.evaluate(watch);
  await page.locator(".file-drop input[type=file]").first().setInputFiles(file);
  const own = await page.evaluate(() => window.read);
  await page.close();
  const beside = await context.newPage();
  await beside.goto(site + path);
  await beside.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<input type=file id=peer>"));
  for (const peer of peers) await beside.addScriptTag({ path: peer });
  await beside.locator("#peer").setInputFiles(file);
  const others = await beside.evaluate(parsed);
  await context.close();
  return { ...own, ...others };
}

const given = process.argv[2];
const server = given ? null : spawn("cargo", ["xtask", "static", "dist", "--port", "8791"]);
if (server) await new Promise((resolve) => server.stdout.once("data", resolve));
const browser = await chromium.launch({ executablePath: process.env.FELTWORTH_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const ms = (time) => `${time.toFixed(0).padStart(6)} ms`;
for (const [name, kind] of Object.entries(kinds)) {
  for (const count of rows) {
    const file = await written(name, kind, count);
    const rounds = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round(browser, given ?? "http://127.0.0.1:8791/", kind.path, file));
    const best = (what) => Math.min(...rounds.map((round) => round[what]));
    const ratio = Math.min(best("papa"), best("udsv")) / best("time");
    const size = (statSync(file).size / 1e6).toFixed(1);
    console.log(`${String(count).padStart(8)} ${name} (${size} MB): page ${ms(best("time"))}, Papa Parse ${ms(best("papa"))}, uDSV ${ms(best("udsv"))}; the faster peer takes ${ratio.toFixed(2)} times as long; longest pause ${ms(best("longest"))}`);
    rmSync(file);
  }
}
await browser.close();
server?.kill();
rmSync(folder, { recursive: true });
