// The built core, as a page imports it. FELTWORTH_CORE names the folder of feltworth-core.js, by default the site in dist/.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";

export const repository = resolve(import.meta.dirname, "../..");
const folder = resolve(process.env.FELTWORTH_CORE ?? join(repository, "dist"));

export const core = await import(pathToFileURL(join(folder, "feltworth-core.js")).href);
await core.default({ module_or_path: await readFile(join(folder, "feltworth-core_bg.wasm")) });

/** That `call` throws a FeltworthError of this kind at this field. */
export function refuses(call, kind, field) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof Error, `threw ${error}`);
    assert.equal(error.name, "FeltworthError", String(error));
    assert.deepEqual({ kind: error.kind, field: error.field }, { kind, field }, error.message);
    assert.ok(typeof error.message === "string" && error.message.length > 0);
    return true;
  });
}

/** That two results are of the same shape and their numbers agree to `tolerance`, relative. */
export function agrees(actual, expected, tolerance = 1e-12, path = "result") {
  if (typeof expected === "number" && typeof actual === "number") {
    const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
    assert.ok(actual === expected || error <= tolerance, `${path} is ${actual}, expected ${expected}`);
  } else if (expected !== null && typeof expected === "object" && actual !== null && typeof actual === "object") {
    assert.equal(Array.isArray(actual), Array.isArray(expected), path);
    for (const key of Object.keys(expected)) agrees(actual[key], expected[key], tolerance, `${path}.${key}`);
  } else {
    assert.deepEqual(actual, expected, path);
  }
}

/** What a reader of this name makes of the chunks of a file: what comes of it, and what else there is to say. */
export function read(name, options, ...chunks) {
  const reader = new core[name](options);
  try {
    for (const chunk of chunks) reader.push(chunk);
    return [reader.finish(), reader.details()];
  } finally {
    reader.free();
  }
}

/** `count` copies of each rating, from rows of [rating, count]. */
export const ratings = (...rows) => rows.flatMap(([rating, count]) => Array(count).fill(rating));

export const emotions = {
  destroying: ["irritated", "hurried", "neglected", "unhappy", "unsatisfied", "stressed", "disappointed", "frustrated"],
  attention: ["interested", "energetic", "stimulated", "exploratory", "indulgent"],
  recommendation: ["trusting", "valued", "caredFor", "focused", "safe"],
  advocacy: ["happy", "pleased"],
};

/** The synthetic customers of the demonstration: an internet shop over 39 weeks. */
export const demo = {
  customers: 2357,
  seed: 20_050_524,
  purchases: { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  spend: { p: 6.25, q: 3.74, gamma: 15.44 },
  observation: 39,
  acquisition: 12,
};
