// What every function of the JavaScript face does with whatever is handed to it.
import { test } from "node:test";
import assert from "node:assert/strict";
import { core, refuses } from "./core.mjs";

const { ltv, nev, nps, perceivedValue } = core;
const gym = { averageCheck: 20, purchasesPerMonth: 1, margin: 0.25, months: 36 };
const thrower = () => { throw new TypeError("from the caller's object"); };

test("only objects of fields are objects", () => {
  for (const other of [[], () => {}, new Date(), new Map(), new Set(), /x/, new Number(3), Symbol("x"), 3n, true, "x", 3]) {
    refuses(() => ltv(other), "wrongType", "");
  }
});

test("an object may be frozen, without prototype, or of a class", () => {
  class Gym { averageCheck = 20; purchasesPerMonth = 1; margin = 0.25; months = 36; }
  for (const same of [Object.freeze({ ...gym }), Object.assign(Object.create(null), gym), new Gym()]) {
    assert.equal(ltv(same).profit, 180);
  }
});

test("an input is left as it was", () => {
  const input = { ratings: Object.freeze([1, 2, 10]), confidence: 0.9 };
  nps(Object.freeze(input));
  assert.deepEqual(input, { ratings: [1, 2, 10], confidence: 0.9 });
});

test("an object that contains itself is refused, not followed", () => {
  const endless = { benefits: {}, price: 1 };
  endless.benefits.self = endless;
  refuses(() => perceivedValue(endless), "unknownField", "benefits.self");
  endless.benefits = endless;
  refuses(() => perceivedValue(endless), "unknownField", "benefits.benefits");
  const list = [];
  list.push(list);
  refuses(() => nps({ ratings: list }), "wrongType", "ratings[0]");
});

test("an array that is only length is refused at its first element", () => {
  refuses(() => nps({ ratings: new Array(2 ** 32 - 1) }), "missing", "ratings[0]");
  refuses(() => nev({ responses: { length: 3 } }), "wrongType", "responses");
});

test("what an input throws is a wrong type where it stands", () => {
  refuses(() => ltv({ ...gym, get months() { return thrower(); } }), "wrongType", "months");
  refuses(() => ltv(new Proxy({}, { ownKeys: thrower })), "wrongType", "");
  refuses(() => ltv(new Proxy({}, { get: thrower })), "wrongType", "averageCheck");
  refuses(() => nps({ ratings: new Proxy([], { get: thrower }) }), "wrongType", "ratings");
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  refuses(() => ltv(revoked.proxy), "wrongType", "");
  refuses(() => ltv({ ...gym, months: revoked.proxy }), "wrongType", "months");
  assert.equal(ltv(gym).profit, 180);
});

test("an input may call back while it is read", () => {
  const nested = { ...gym, get months() { return ltv(gym).orders; } };
  assert.equal(ltv(nested).orders, 36);
});

test("symbols and fields that cannot be enumerated are nobody's business", () => {
  const tagged = Object.defineProperty({ ...gym, [Symbol("note")]: 1 }, "hidden", { value: 1, enumerable: false });
  assert.equal(ltv(tagged).profit, 180);
});

test("a result is a plain object of plain values", () => {
  const result = nps({ ratings: [10] });
  assert.equal(Object.getPrototypeOf(result), Object.prototype);
  assert.deepEqual(structuredClone(result), result);
});

test("an error is an Error with name, kind, field and message", () => {
  try {
    ltv({ ...gym, margin: 30 });
    assert.fail("no error");
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.equal(error.name, "FeltworthError");
    assert.equal(error.kind, "outOfRange");
    assert.equal(error.field, "margin");
    assert.match(error.message, /margin/);
    assert.match(String(error), /^FeltworthError: /);
  }
});
