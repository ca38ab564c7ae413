// From choosing a file to its result on the built page, beside Papa Parse and uDSV merely parsing the same file in the same
// page, in one run and in turns: `node benches/files.mjs [rows ...]` (needs the packages of tests/ and a site in dist/).
//
// Prints, for each number of rows, the best of three turns of each, and the ratio to the faster of the two parsers: NEV sheets
// of twenty columns on the group's page, order lines on that of orders. The parsers get the text already read from the disk;
// our time holds reading, counting and showing the result. Beside it the longest task that held up the page while a file was read
// (`PerformanceObserver` of long tasks, none below 50 ms) and the memory of the page's WebAssembly.
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";

const { chromium } = createRequire(new URL("../tests/package.json", import.meta.url))("@playwright/test");
const packages = new URL("../tests/node_modules/", import.meta.url).pathname;
const TURNS = 3;
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1e4, 1e5, 1e6];

/** Deterministic numbers below `limit`. */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const EMOTIONS = "happy,pleased,trusting,valued,caredFor,safe,focused,indulgent,stimulated,exploratory,interested,energetic,irritated,hurried,neglected,unsatisfied,stressed,disappointed,frustrated,unhappy";

/** The files, by page: their lines, and what the page shows once all of them have been read. */
const FILES = {
  "en/nev/group/": {
    header: EMOTIONS,
    line: (next) => Array.from({ length: 20 }, () => next(11)).join(),
  },
  "en/ltv/orders/": {
    header: "order_id,created_at,customer_id,total,currency,status",
    line: (next, place) => {
      const day = new Date(Date.UTC(2024, 0, 1) + next(900) * 864e5).toISOString().slice(0, 10);
      return `${100000 + place},${day} 12:00:00,c${next(Math.max(2, place / 25 + 50))},${5 + next(200)}.${10 + next(90)},EUR,completed`;
    },
  },
};

async function write(path, { header, line }, rows) {
  const out = createWriteStream(path);
  const next = numbers(1);
  out.write(`${header}\n`);
  for (let place = 0; place < rows; ) {
    const lines = [];
    for (const end = Math.min(rows, place + 10_000); place < end; place += 1) lines.push(line(next, place));
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

/** In the page: times ours from the change of the input until the page shows the number of rows. */
function begin(shown) {
  const input = document.querySelector("input[type=file]");
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: "longtask" });
  globalThis.ours = new Promise((resolve) => {
    input.addEventListener("change", () => {
      const begun = performance.now();
      const look = () => {
        if (document.querySelector("main").textContent.includes(shown)) resolve(performance.now() - begun);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
}

/** In the page: the time of each parser on the text of the chosen file, result of rows as arrays of texts. */
async function parse() {
  const text = await globalThis.file.text();
  const timed = (work) => {
    const begun = performance.now();
    const rows = work();
    return [performance.now() - begun, rows];
  };
  const papa = () => globalThis.Papa.parse(text, { skipEmptyLines: true }).data.length - 1;
  const udsv = () => globalThis.uDSV.initParser(globalThis.uDSV.inferSchema(text)).stringArrs(text).length;
  return { papa: timed(papa), udsv: timed(udsv) };
}

async function turn(browser, site, page, path, rows) {
  const context = await browser.newContext({ bypassCSP: true, locale: "en-GB" });
  const tab = await context.newPage();
  await tab.goto(site + page);
  await tab.waitForFunction(() => !("pending" in document.documentElement.dataset));
  await tab.addScriptTag({ path: join(packages, "papaparse/papaparse.min.js") });
  await tab.addScriptTag({ path: join(packages, "udsv/dist/uDSV.iife.min.js") });
  await tab.locator("input[type=file]").first().waitFor({ state: "attached" });
  await tab.evaluate(begin, rows.toLocaleString("en-GB"));
  await tab.evaluate(() => {
    document.querySelector("input[type=file]").addEventListener("change", ({ target }) => ([globalThis.file] = target.files), { capture: true, once: true });
  });
  await tab.locator("input[type=file]").first().setInputFiles(path);
  const ours = await tab.evaluate(() => globalThis.ours);
  const longest = await tab.evaluate(() => globalThis.longest);
  const { papa, udsv } = await tab.evaluate(parse);
  if (papa[1] !== rows || udsv[1] !== rows) throw new Error(`rows: ${rows}, Papa Parse ${papa[1]}, uDSV ${udsv[1]}`);
  await context.close();
  return { ours, papa: papa[0], udsv: udsv[0], longest };
}

const least = (turns, name) => Math.min(...turns.map((times) => times[name]));

const server = spawn("target/debug/xtask", ["static", "dist", "--port", "8791"], { cwd: new URL("..", import.meta.url).pathname });
await once(server.stdout, "data");
const site = "http://127.0.0.1:8791/";
const folder = mkdtempSync(join(tmpdir(), "feltworth-"));
const browser = await chromium.launch({
  executablePath: process.env.FELTWORTH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--js-flags=--max-old-space-size=12000"],
});
try {
  console.log(`Chromium ${browser.version()}; milliseconds, best of ${TURNS}`);
  console.log(["page", "rows", "MB", "ours", "Papa Parse", "uDSV", "ours / faster", "longest task"].map((cell, i) => cell.padStart(i ? 14 : 15)).join(""));
  for (const [page, kind] of Object.entries(FILES)) {
    for (const rows of SIZES) {
      const path = join(folder, "rows.csv");
      await write(path, kind, rows);
      const turns = [];
      for (let i = 0; i < TURNS; i += 1) turns.push(await turn(browser, site, page, path, rows));
      const [ours, papa, udsv] = ["ours", "papa", "udsv"].map((name) => least(turns, name));
      const cells = [rows, (statSync(path).size / 1e6).toFixed(1), ours.toFixed(0), papa.toFixed(0), udsv.toFixed(0)];
      const ratio = (ours / Math.min(papa, udsv)).toFixed(2);
      console.log([page, ...cells, ratio, least(turns, "longest").toFixed(0)].map((cell, i) => String(cell).padStart(i ? 14 : 15)).join(""));
    }
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true });
}
