// What every function of the JavaScript face does with whatever is handed to it.
import { test } from "node:test";
import assert from "node:assert/strict";
import { core, refuses } from "./core.mjs";

const { fitPurchases, ltv, nev, nps, perceivedValue, predictPurchases } = core;
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
  const distant = [9];
  distant[2 ** 32 - 2] = 9;
  refuses(() => nps({ ratings: distant }), "missing", "ratings[1]");
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

// ---- Long lists are taken at once where they are uniform, and one by one where they are not: no caller can tell

test("rows are the same in any order of their fields and of any class", () => {
  const parameters = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const rows = [{ frequency: 2, recency: 30, age: 38 }, { frequency: 1, recency: 3, age: 9 }];
  const expected = predictPurchases(parameters, rows, 39);
  const { frequency, recency, age } = rows[1];
  class History { constructor(row) { Object.assign(this, row); } }
  for (const same of [
    [rows[0], { age, recency, frequency }],
    [rows[0], { ...rows[1], count: 4 }],
    rows.map((row) => ({ ...row, count: 2 })),
    rows.map((row) => ({ ...row, count: undefined })),
    rows.map((row) => ({ customer: "x", value: null, ...row })),
    rows.map((row) => ({ value: 5, ...row })),
    rows.map((row) => new History(row)),
    [rows[0], new History(rows[1])],
    [rows[0], Object.assign(Object.create(null), rows[1])],
    rows.map((row) => ({ get recency() { return row.recency; }, frequency: row.frequency, age: row.age })),
  ]) {
    assert.deepEqual(predictPurchases(parameters, same, 39), expected);
  }
});

test("a row that differs is refused for what is wrong with it", () => {
  const good = { frequency: 2, recency: 30, age: 38 };
  const fit = (row) => () => fitPurchases({ model: "bgNbd", customers: [good, good, row] });
  refuses(fit({ ...good, "frequency,recency": 1 }), "unknownField", "customers[2].frequency,recency");
  refuses(fit({ frequency: 2, recency: 30 }), "missing", "customers[2].age");
  refuses(fit({ ...good, age: "38" }), "wrongType", "customers[2].age");
  refuses(fit({ ...good, recency: 39 }), "inconsistent", "customers[2].recency");
  refuses(fit([2, 30, 38]), "wrongType", "customers[2]");
  refuses(fit(undefined), "missing", "customers[2]");
  refuses(() => fitPurchases({ model: "bgNbd", customers: [good, , good] }), "missing", "customers[1]");
  refuses(() => fitPurchases({ model: "bgNbd", customers: [{}, {}] }), "missing", "customers[0].frequency");
});

test("ratings may be of any length", () => {
  const many = Array.from({ length: 200_000 }, (_, index) => index % 11);
  assert.equal(nps({ ratings: many }).n, 200_000);
  refuses(() => nps({ ratings: [...many, 10.5] }), "outOfRange", "ratings[200000]");
  refuses(() => nps({ ratings: [...many, "10"] }), "wrongType", "ratings[200000]");
});
