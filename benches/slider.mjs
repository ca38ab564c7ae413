// Main-thread work of a slider event on the built site, traced at a four times slowed processor.
//
// Usage: node benches/slider.mjs [address of a served site]   (needs the packages of tests/, see CONTRIBUTING.md;
// without an address it serves dist/ itself)
// Prints the median and the 95th percentile over arrow-key steps of the months slider, in milliseconds.
import { createRequire } from "node:module";
import { spawn } from "node:child_process";

const { chromium } = createRequire(new URL("../tests/package.json", import.meta.url))("@playwright/test");
const given = process.argv[2];
const server = given ? null : spawn("cargo", ["xtask", "static", "dist", "--port", "8790"]);
if (server) await new Promise((resolve) => server.stdout.once("data", resolve));
const site = given ?? "http://127.0.0.1:8790/";

const browser = await chromium.launch({
  executablePath: process.env.FELTWORTH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const cdp = await page.context().newCDPSession(page);
const link = "#check=45&purchases=0.5&margin=30&months=20&discount=8&cac=60&currency=EUR";
await page.goto(`${site}en/ltv/${link}`);
const slider = page.getByRole("slider", { name: "Months" });
await page.waitForFunction(() => !("pending" in document.documentElement.dataset));
await slider.focus();
await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });

const events = [];
cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
await cdp.send("Tracing.start", {
  traceConfig: { includedCategories: ["devtools.timeline"] },
});
for (let i = 0; i < 80; i += 1) {
  await page.keyboard.press("ArrowRight");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
await cdp.send("Tracing.end");
await new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
await browser.close();
server?.kill();

// The work of a step: the handlers of its input event with the microtasks behind them, then style, layout and paint.
const inputs = events.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "input");
const thread = inputs[0].tid;
const kinds = new Set(["EventDispatch", "RunMicrotasks", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"]);
const work = events.filter(({ name, ph, tid }) => ph === "X" && tid === thread && kinds.has(name));
const starts = inputs.map(({ ts }) => ts);
const outermost = work.filter((event) => !work.some((other) => other !== event && other.ts <= event.ts && other.ts + other.dur >= event.ts + event.dur));
const steps = starts.map((start, i) => {
  const end = Math.min(starts[i + 1] ?? Infinity, start + 200_000);
  return outermost.filter(({ ts }) => ts >= start && ts < end).reduce((sum, { dur }) => sum + dur / 1000, 0);
});
steps.sort((a, b) => a - b);
const at = (share) => steps[Math.min(steps.length - 1, Math.floor(share * steps.length))].toFixed(1);
if (process.env.KINDS) {
  const sums = {};
  for (const { name, dur } of work) sums[name] = (sums[name] ?? 0) + dur / 1000 / steps.length;
  console.log(sums);
}
console.log(`slider step, ${steps.length} steps at 4x slowed CPU: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
