// Native and WebAssembly agree to the last bit: every function on the same arguments, once through the built module and once through
// the same table of exports over JSON (examples/face), drawn with a seed. FUZZ_SEED draws others, BITS_RUNS sets how many each function gets.
import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { core, demo, read, repository } from "./core.mjs";
import { readers, shapes } from "./shapes.mjs";

const settings = { numRuns: Number(process.env.BITS_RUNS ?? 200), seed: Number(process.env.FUZZ_SEED ?? 20) };

const typedArray = Object.getPrototypeOf(Float64Array);
const { get: nameOf } = Object.getOwnPropertyDescriptor(typedArray.prototype, Symbol.toStringTag);
const all = { ...shapes, ...readers };
/** As JSON brings it to the other side, which reads `{"Float64Array": […]}` as a typed array and null in it as NaN, and `{"Uint8Array": […]}` as bytes. */
const written = (value) => JSON.stringify(value, (_, part) => (part instanceof typedArray ? { [nameOf.call(part)]: Array.from(part) } : part));
/** The same on this side: what JSON does not carry, such as -0, neither side is asked. */
const carried = (value) =>
  JSON.parse(written(value), (_, part) => {
    if (Array.isArray(part?.Uint8Array)) return Uint8Array.from(part.Uint8Array);
    return Array.isArray(part?.Float64Array) ? Float64Array.from(part.Float64Array, (cell) => cell ?? NaN) : part;
  });
const drawn = Object.entries(all).flatMap(([name, { fitting }]) => fc.sample(fitting, settings).map((args) => [name, carried(args)]));

/** As people have them: thousands of customers, a hundred thousand draws. */
function realistic() {
  const customers = core.simulateCustomers(demo);
  const purchases = core.fitPurchases({ model: "bgNbd", customers });
  const spend = core.fitSpend({ customers });
  const year = { unit: "week", months: 12, margin: 0.3, discountPerYear: 0.1, timing: "end" };
  const base = { averageCheck: 20, purchasesPerMonth: 1, margin: 0.25, months: 36, discountPerYear: 0.1 };
  const months = { kind: "triangular", low: 12, mode: 24, high: 60 };
  return [
    ["simulateCustomers", [demo]],
    ["simulateTransactions", [{ ...demo, start: "2026-01-01", unit: "week" }]],
    ["fitPurchases", [{ model: "bgNbd", customers }]],
    ["fitPurchases", [{ model: "mbgNbd", customers }]],
    ["fitSpend", [{ customers }]],
    ["predictPurchases", [purchases, customers, 39]],
    ["predictSpend", [spend, customers]],
    ["purchaseProbabilities", [{ parameters: purchases, horizon: 39, most: 500 }]],
    ["monthlyClv", [{ purchases, spend, customers, ...year }]],
    ["bootstrapPurchases", [{ model: "bgNbd", customers, resamples: 10, seed: 7 }]],
    ["bootstrapValue", [{ model: "mbgNbd", customers, ...year, resamples: 5, seed: 7 }]],
    ["ltvMonteCarlo", [{ base, output: "discountedProfit", inputs: { months, margin: { kind: "normal", mean: 0.25, sd: 0.05 } }, draws: 100_000, seed: 7, shares: [0.05, 0.5, 0.95] }]],
  ].map(carried);
}

function native(calls) {
  const input = calls.map((call) => `${written(call)}\n`).join("");
  const cargo = ["run", "--quiet", "--example", "face"];
  const { status, stdout, stderr } = spawnSync("cargo", cargo, { cwd: repository, input, encoding: "utf8", maxBuffer: 2 ** 30 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

function asArrays(value) {
  if (value instanceof Float64Array) return Array.from(value, (cell) => (Number.isNaN(cell) ? null : cell));
  if (Array.isArray(value)) return value.map(asArrays);
  return isRecord(value) ? mapped(value, asArrays) : value;
}
const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));

/** The result, columns as arrays, or what was refused. */
function webAssembly([name, args]) {
  try {
    return asArrays(name in readers ? read(name, ...args) : core[name](...args));
  } catch (error) {
    assert.equal(error.name, "FeltworthError", `${name}: ${error}`);
    return { error: { kind: error.kind, field: error.field } };
  }
}

const numbersIn = (value) => (typeof value === "number" ? 1 : value === null || typeof value !== "object" ? 0 : Object.values(value).reduce((sum, part) => sum + numbersIn(part), 0));

test("every function gives the same bits natively and in WebAssembly", () => {
  const calls = [...realistic(), ...drawn];
  const answers = native(calls);
  assert.equal(answers.length, calls.length);
  const answered = new Set();
  let [results, numbers, refusals] = [0, 0, 0];
  calls.forEach((call, index) => {
    const result = webAssembly(call);
    // Strict equality of numbers is that of their bits, but for NaN, which no result holds.
    assert.deepStrictEqual(answers[index], result, JSON.stringify(call).slice(0, 2000));
    if (result.error) return void (refusals += 1);
    answered.add(call[0]);
    results += 1;
    numbers += numbersIn(result);
  });
  assert.deepEqual([...answered].toSorted(), Object.keys(all).toSorted(), "a function refused every argument");
  console.log(`the same bits in ${results} results of ${answered.size} functions: ${numbers} numbers; the same ${refusals} refusals`);
});
