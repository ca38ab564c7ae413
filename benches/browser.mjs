// Times the core in a page of the built site beside the native core, in one run, in turns, and prints the ratios:
// `cargo xtask bench` runs it, after `cargo bench`.
//
// A call through the JavaScript face is measured as a page makes it, reading plain objects and writing results included.
// Wall times are the best of all rounds. Processor times are the best round's mean: they are what counts where the machine is
// busy.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const repository = resolve(import.meta.dirname, "..");
const { chromium } = createRequire(join(repository, "tests/package.json"))("@playwright/test");
const { FELTWORTH_ROOT: site, FELTWORTH_CHROMIUM: executablePath } = process.env;
const ROUNDS = 3;
/** What a call in WebAssembly may take, as a multiple of the native one. */
const TARGET = 2;

const cargo = (...args) => {
  const all = ["run", "--quiet", "--profile", "bench", "--example", "fit", "--", ...args];
  const { status, stdout, stderr } = spawnSync("cargo", all, { cwd: repository, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`cargo ${all.join(" ")}: ${stderr}`);
  return stdout.trim().split("\n");
};

/** Customers as the native example writes and reads them. */
const fields = ["frequency", "recency", "age", "value"];
const fromCsv = ([, ...lines]) =>
  lines.map((line) => Object.fromEntries(line.split(",").map((cell, column) => [fields[column], cell === "" ? null : Number(cell)])));
const toCsv = (rows) => [fields.join(), ...rows.map((row) => fields.map((field) => row[field] ?? "").join())].join("\n");

/** Purchase days of any value, as the published counts have them; null where the sample is not at hand. */
function cdnowTransactions() {
  const path = join(repository, ".data/CDNOW_sample.txt");
  if (!existsSync(path)) return null;
  return readFileSync(path, "utf8").trim().split("\n").map((line) => {
    const [, customer, date, , dollars] = line.trim().split(/\s+/);
    return { customer, date: date.replace(/(....)(..)(..)/, "$1-$2-$3"), value: Math.max(Number(dollars), 0.01) };
  });
}

/** In the page: the tasks of the native example, each name starting with the native one. */
function prepare(core, rows) {
  const histories = rows.map(({ frequency, recency, age }) => ({ frequency, recency, age }));
  const spends = rows.map(({ frequency, value }) => ({ frequency, value }));
  const many = Array.from({ length: 100_000 }, (_, index) => ({ ...histories[index % histories.length] }));
  const parameters = core.fitPurchases({ model: "bgNbd", customers: histories });
  const columns = Object.fromEntries(["frequency", "recency", "age"].map((name) => [name, Float64Array.from(many, (row) => row[name])]));
  const cohorts = [[1000, 869, 743, 653, 593, 551, 517, 491]];
  const refused = (call) => {
    try {
      call();
    } catch {
      return;
    }
    throw new Error("was not refused");
  };
  const task = (runs, batch, work) => ({ runs, batch, work });
  return {
    bg_nbd_fit: task(20, 10, () => core.fitPurchases({ model: "bgNbd", customers: histories })),
    mbg_nbd_fit: task(12, 5, () => core.fitPurchases({ model: "mbgNbd", customers: histories })),
    gamma_gamma_fit: task(12, 5, () => core.fitSpend({ customers: spends })),
    bg_nbd_bootstrap_1000: task(2, 1, () => core.bootstrapPurchases({ model: "bgNbd", customers: histories, resamples: 1000, seed: 1 })),
    bg_nbd_predict: task(12, 10, () => core.predictPurchases(parameters, histories, 39)),
    bg_nbd_predict_100000: task(5, 1, () => core.predictPurchases(parameters, many, 39)),
    "bg_nbd_predict_100000 in columns": task(5, 1, () => core.predictPurchasesInColumns(parameters, columns, 39)),
    sbg_fit: task(30, 2000, () => core.fitRetention({ cohorts })),
    // A bad horizon is refused after the customers have been read.
    "(reading 2,357 histories)": task(12, 10, () => refused(() => core.predictPurchases(parameters, histories, -1))),
    "(reading 100,000)": task(5, 1, () => refused(() => core.predictPurchases(parameters, many, -1))),
  };
}

/** In the page: a million answer sheets, every tenth answer missing, as in the native example. */
function prepareSheets(core, emotions) {
  const answer = (place) => (place % 10 === 0 ? null : (place * 7) % 11);
  const sheet = (_, respondent) => Object.fromEntries(emotions.map((emotion, place) => [emotion, answer(20 * respondent + 3 * place)]));
  const responses = Array.from({ length: 1_000_000 }, sheet);
  const column = (emotion) => Float64Array.from(responses, (sheet) => sheet[emotion] ?? NaN);
  const answers = Object.fromEntries(emotions.map((emotion) => [emotion, column(emotion)]));
  return {
    nev_1000000: { runs: 3, batch: 1, work: () => core.nev({ responses }) },
    "nev_1000000 in columns": { runs: 3, batch: 1, work: () => core.nevInColumns({ answers }) },
  };
}

/** In the page: the best time of a run, in seconds. */
function time(name) {
  const { runs, batch, work } = globalThis.tasks[name];
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    for (let call = 0; call < batch; call += 1) work();
    best = Math.min(best, (performance.now() - start) / batch);
  }
  return { best: best / 1e3, calls: runs * batch };
}

async function openPage(browser) {
  const page = await browser.newPage();
  await page.goto(`${site}en/`);
  await page.evaluate(async (address) => {
    const core = await import(address);
    await core.default();
    globalThis.core = core;
  }, `${site}feltworth-core.js`);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const threadSeconds = async () => (await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ThreadTime").value;
  return { page, threadSeconds };
}

/** Times every task that the page holds: name to [wall, processor] in seconds. */
async function timeInPage({ page, threadSeconds }) {
  const times = {};
  for (const name of await page.evaluate(() => Object.keys(globalThis.tasks))) {
    const before = await threadSeconds();
    const { best, calls } = await page.evaluate(time, name);
    times[name] = [best, ((await threadSeconds()) - before) / calls];
  }
  return times;
}

function timeNatively(file) {
  const rows = cargo("time", file).filter((line) => !line.startsWith("#")).map((line) => line.split(" "));
  return Object.fromEntries(rows.map(([name, ...times]) => [name, times.map(Number)]));
}

const better = (one, other) => (one ? one.map((time, kind) => Math.min(time, other[kind])) : other);
const merge = (all, times) => Object.fromEntries(Object.entries(times).map(([name, pair]) => [name, better(all[name], pair)]));

const milliseconds = ([wall, processor]) => `${(1e3 * wall).toPrecision(4)} (${(1e3 * processor).toPrecision(4)})`;

function print(title, native, inPage) {
  const row = (...cells) => console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(34) : cell.padStart(column === 3 ? 26 : 22))).join(""));
  console.log(`\n${title}`);
  row("ms wall (ms processor)", "native", "in the page", "ratio");
  for (const [name, times] of Object.entries(inPage)) {
    const own = native[name.split(" ")[0]];
    const [wall, processor] = own ? times.map((time, kind) => time / own[kind]) : [];
    const above = own && Math.min(wall, processor) > TARGET ? `, above ${TARGET}` : "";
    row(name, own ? milliseconds(own) : "", milliseconds(times), own ? `${wall.toFixed(2)} (${processor.toFixed(2)})${above}` : "");
  }
}

async function compare(title, opened, rows, sheets) {
  const folder = mkdtempSync(join(tmpdir(), "feltworth-"));
  const file = join(folder, "customers.csv");
  writeFileSync(file, toCsv(rows));
  const { page } = opened;
  await page.evaluate(`globalThis.tasks = (${prepare})(globalThis.core, ${JSON.stringify(rows)})`);
  if (sheets) await page.evaluate(`Object.assign(globalThis.tasks, (${prepareSheets})(globalThis.core, ${JSON.stringify(sheets)}))`);
  let [native, inPage] = [{}, {}];
  for (let round = 0; round < ROUNDS; round += 1) {
    native = merge(native, timeNatively(file));
    inPage = merge(inPage, await timeInPage(opened));
  }
  rmSync(folder, { recursive: true });
  print(`${title}: ${rows.length} customers`, native, inPage);
}

const browser = await chromium.launch({ executablePath });
try {
  const opened = await openPage(browser);
  const { page } = opened;
  const emotions = await page.evaluate(() => Object.keys(globalThis.core.nev({ responses: [] }).emotions));
  console.log(`Chromium ${browser.version()}, ${site}`);
  await compare("Synthetic", opened, fromCsv(cargo("demo")), emotions);
  const transactions = cdnowTransactions();
  if (transactions === null) console.log("\nCDNOW: not there; node tests/fetch_cdnow.mjs brings it");
  else {
    const rows = await page.evaluate((log) => globalThis.core.summarise({ transactions: log, observationEnd: "1997-09-30", unit: "week" }), transactions);
    await compare("CDNOW", opened, rows);
  }
} finally {
  await browser.close();
}
