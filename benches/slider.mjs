// Main-thread work of a slider event on the built site, traced at a four times slowed processor (other rates: RATE=1).
//
// Usage: node benches/slider.mjs [address of a served site]   (needs the packages of tests/, see CONTRIBUTING.md;
// without an address it serves dist/ itself)
// Prints the median and the 95th percentile over arrow-key steps of the months slider, in milliseconds of the main
// thread's own time: of the event with everything that it calls, and of that with style, layout and paint of all frames
// up to the next step, the chart's included.
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
await cdp.send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.RATE ?? 4) });

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

const inputs = events.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "input");
const frames = new Set(["UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"]);
const tasks = new Set(["EventDispatch", "RunMicrotasks", "TimerFire", "FireAnimationFrame"]);
const isWork = ({ name, ph, tid }) => ph === "X" && tid === inputs[0].tid && (frames.has(name) || tasks.has(name));
const contains = (outer, inner) => outer !== inner && outer.ts <= inner.ts && outer.ts + outer.dur >= inner.ts + inner.dur;
const work = events.filter(isWork);
const outermost = work.filter((event) => !work.some((other) => contains(other, event)));
const sum = (list) => list.reduce((total, { tdur }) => total + tdur / 1000, 0);

const steps = inputs.map(({ ts }, i) => outermost.filter((event) => event.ts >= ts && event.ts < (inputs[i + 1]?.ts ?? ts + 100_000)));
const at = (times, share) => times.sort((a, b) => a - b)[Math.floor(share * (times.length - 1))].toFixed(1);
const tell = (what, times) => console.log(`${what}: median ${at(times, 0.5)} ms, 95th percentile ${at(times, 0.95)} ms of ${times.length} steps`);
tell("the event", inputs.map((event) => sum([event])));
tell("the event and its frames", steps.map(sum));
