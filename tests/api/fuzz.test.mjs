// Every function with inputs of every kind: it returns plain finite values or throws a FeltworthError, and lives on.
// FUZZ_RUNS sets the inputs per function and kind of input, FUZZ_SEED draws others; the number that ran is printed.
import { after, test } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { core, read } from "./core.mjs";
import { readers, shapes } from "./shapes.mjs";

const settings = { numRuns: Number(process.env.FUZZ_RUNS ?? 1500), seed: Number(process.env.FUZZ_SEED ?? 20) };
const kinds = ["missing", "wrongType", "outOfRange", "notFinite", "unknownField", "empty", "inconsistent", "notConverged"];
let inputs = 0;

/** The functions, and the readers from their options to the end of a file. */
const calls = Object.fromEntries(Object.keys(shapes).map((name) => [name, core[name]]));
for (const name of Object.keys(readers)) calls[name] = (options, ...chunks) => read(name, options, ...chunks);

after(() => console.log(`fuzzed ${Object.keys(calls).length} functions and readers with ${inputs} inputs`));

/** That a result holds nothing but finite numbers, strings, booleans, null, plain objects, arrays and Float64Arrays, in which NaN stands for null. */
function isPlain(value, path) {
  if (value instanceof Float64Array) {
    value.forEach((item, index) => isPlain(Number.isNaN(item) ? null : item, `${path}[${index}]`));
  } else if (typeof value === "number") {
    assert.ok(Number.isFinite(value) && !Object.is(value, -0), `${path} is ${Object.is(value, -0) ? "-0" : value}`);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => isPlain(item, `${path}[${index}]`));
  } else if (value !== null && typeof value === "object") {
    assert.equal(Object.getPrototypeOf(value), Object.prototype, path);
    for (const [key, field] of Object.entries(value)) isPlain(field, `${path}.${key}`);
  } else {
    assert.ok(value === null || ["string", "boolean"].includes(typeof value), `${path} is ${String(value)}`);
  }
}

function answersOrRefuses(name, args) {
  inputs += 1;
  let result;
  try {
    result = calls[name](...args);
  } catch (error) {
    assert.ok(error instanceof Error && error.name === "FeltworthError", `${name} threw ${error}`);
    assert.ok(kinds.includes(error.kind), error.kind);
    assert.ok(typeof error.field === "string" && typeof error.message === "string");
    return false;
  }
  isPlain(result, "result");
  return true;
}

test("every function that is exported is fuzzed", () => {
  const others = ["default", "initSync", "version"];
  assert.deepEqual(Object.keys({ ...shapes, ...readers }).toSorted(), Object.keys(core).filter((name) => !others.includes(name)).toSorted());
});

for (const [name, shape] of Object.entries({ ...shapes, ...readers })) {
  test(`${name} answers or refuses anything`, () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true, withSparseArray: true });
    fc.assert(fc.property(fc.array(anything, { maxLength: 3 }), (args) => void answersOrRefuses(name, args)), settings);
  });

  test(`${name} answers or refuses what nearly fits`, () => {
    fc.assert(fc.property(shape.broken, (args) => void answersOrRefuses(name, args)), settings);
  });

  test(`${name} answers what fits`, () => {
    let answered = 0;
    fc.assert(fc.property(shape.fitting, (args) => void (answered += answersOrRefuses(name, args))), settings);
    assert.ok(answered > 0, "every input was refused");
  });
}
