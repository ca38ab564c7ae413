// What every function of the JavaScript face does with whatever is handed to it.
import { test } from "node:test";
import assert from "node:assert/strict";
import { core, refuses } from "./core.mjs";

const { fitPurchases, fitSpend, ltv, monthlyClv, nev, nevInColumns, nps, perceivedValue, predictPurchases, predictPurchasesInColumns, predictSpend } = core;
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

test("answer sheets are the same in any order of their fields, with gaps of any kind", () => {
  const sheets = Array.from({ length: 2000 }, (_, row) => ({ irritated: row % 7, stressed: row % 11, valued: (row * 3) % 11, happy: (row * 7) % 11 }));
  const expected = nev({ responses: sheets });
  assert.equal(expected.n, 2000);
  for (const same of [
    sheets.map(({ irritated, stressed, valued, happy }) => ({ happy, valued, stressed, irritated })),
    sheets.map((sheet, row) => (row % 2 ? { ...sheet, safe: null } : { safe: undefined, ...sheet })),
    sheets.map((sheet) => Object.assign(Object.create(null), sheet)),
    [...sheets.slice(0, -1), Object.assign(Object.create(null), sheets.at(-1))],
    sheets.map(({ happy, ...sheet }) => ({ ...sheet, get happy() { return happy; } })),
  ]) {
    assert.deepEqual(nev({ responses: same }), expected);
  }
  refuses(() => nev({ responses: [...sheets, { happy: 11 }] }), "outOfRange", "responses[2000].happy");
  refuses(() => nev({ responses: [...sheets, { happy: NaN }] }), "notFinite", "responses[2000].happy");
  refuses(() => nev({ responses: [...sheets, { happy: 1, glad: 1 }] }), "unknownField", "responses[2000].glad");
  refuses(() => nev({ responses: [...sheets, { happy: 1, "": 1 }] }), "unknownField", "responses[2000].");
  refuses(() => nev({ responses: [...sheets, { happy: 1, get safe() { return thrower(); } }] }), "wrongType", "responses[2000].safe");
});

test("a row may be read by a reader that another call is using", () => {
  const parameters = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const rows = Array.from({ length: 50 }, (_, row) => ({ frequency: row % 3, recency: row % 3 ? 2 : 0, age: 30 + row }));
  const nested = rows.map((row, place) => ({ ...row, get age() { return place === 20 ? 30 + predictPurchases(parameters, rows, 1).length - rows.length + 20 : row.age; } }));
  assert.deepEqual(predictPurchases(parameters, nested, 39), predictPurchases(parameters, rows, 39));
});

test("summaries serve as rows of spend and value", () => {
  const parameters = { purchases: { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, spend: { p: 6.25, q: 3.74, gamma: 15.44 } };
  const rows = [{ customer: "x", frequency: 2, recency: 30, age: 38, value: 22 }, { customer: "y", frequency: 0, recency: 0, age: 9, value: null }, { customer: "z", frequency: 1, recency: 3, age: 9, value: 40 }];
  const bare = rows.map(({ frequency, value }) => ({ frequency, value }));
  assert.deepEqual(predictSpend(parameters.spend, rows), predictSpend(parameters.spend, bare));
  assert.deepEqual(predictSpend(parameters.spend, rows), predictSpend(parameters.spend, bare.map((row) => Object.assign(Object.create(null), row))));
  refuses(() => predictSpend(parameters.spend, [{ ...bare[0], count: 1 }]), "unknownField", "customers[0].count");
  refuses(() => fitSpend({ customers: [bare[0], { frequency: 1, value: null }] }), "missing", "customers[1].value");
  refuses(() => fitSpend({ customers: [bare[0], { frequency: 1, value: 0 }] }), "outOfRange", "customers[1].value");
  const year = { ...parameters, unit: "week", months: 12, margin: 0.3, timing: "end" };
  assert.deepEqual(monthlyClv({ ...year, customers: rows }), monthlyClv({ ...year, customers: rows.map(({ customer, ...row }) => ({ count: 1, ...row })) }));
  refuses(() => monthlyClv({ ...year, customers: [rows[0], { ...rows[1], recency: 1 }] }), "inconsistent", "customers[1].recency");
});

const typedArrays = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];

test("a list of numbers may be a typed array of any kind", () => {
  const { ces, csat, fitRetention, ltvMonteCarlo, meanDifference, npsBySegment } = core;
  const draw = { base: gym, output: "profit", inputs: { months: { kind: "uniform", low: 1, high: 36 } }, draws: 100, seed: 7 };
  const [ratings, other, cohort, shares] = [[1, 5, 2, 3], [2, 2, 4], [100, 87, 80, 76], [0, 1]];
  for (const kind of typedArrays) {
    const typed = (numbers) => kind.from(numbers);
    for (const call of [
      (list) => nps({ ratings: list(ratings) }),
      (list) => csat({ ratings: list(ratings) }),
      (list) => ces({ ratings: list(ratings), version: "1.0" }),
      (list) => npsBySegment({ ratings: list(ratings), segments: ["a", "b", "a", "b"] }),
      (list) => meanDifference({ first: list(ratings), second: list(other) }),
      (list) => fitRetention({ cohorts: [list(cohort), list(cohort)] }),
      (list) => ltvMonteCarlo({ ...draw, shares: list(shares) }),
    ]) {
      assert.deepEqual(call(typed), call((numbers) => numbers), `${kind.name}: ${call}`);
    }
  }
});

test("a typed array is refused for what is wrong with it", () => {
  refuses(() => nps({ ratings: Float64Array.of(9, 9.5) }), "outOfRange", "ratings[1]");
  refuses(() => nps({ ratings: Float32Array.of(9, NaN) }), "notFinite", "ratings[1]");
  refuses(() => core.meanDifference({ first: [1, 2], second: new Uint8Array(0) }), "empty", "second");
  refuses(() => core.fitRetention({ cohorts: [Uint8Array.of(9, 10)] }), "inconsistent", "cohorts[0][1]");
  refuses(() => core.fitRetention({ cohorts: Uint8Array.of(9) }), "wrongType", "cohorts");
  refuses(() => core.npsBySegment({ ratings: [9], segments: Uint8Array.of(1) }), "wrongType", "segments");
  refuses(() => nev({ responses: new Float64Array(0) }), "wrongType", "responses");
  refuses(() => nps({ ratings: new DataView(new ArrayBuffer(8)) }), "wrongType", "ratings");
  refuses(() => nps({ ratings: new ArrayBuffer(8) }), "wrongType", "ratings");
  refuses(() => nps({ ratings: { [Symbol.toStringTag]: "Uint8Array", length: 1, 0: 9 } }), "wrongType", "ratings");
});

test("a typed array is read as it is, whatever its class says of it", () => {
  class Boastful extends Uint8Array { get length() { return 4_000_000_000; } }
  assert.equal(nps({ ratings: Boastful.of(9, 10, 0) }).n, 3);
  const gone = Uint8Array.of(9, 10, 0);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  assert.equal(nps({ ratings: gone }).n, 0);
  assert.equal(nps({ ratings: new Uint8Array(new SharedArrayBuffer(2)) }).detractors, 2);
});

// ---- Columns

test("columns hold the same customers and give the same predictions", () => {
  const parameters = { model: "mbgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const rows = Array.from({ length: 12_000 }, (_, row) => ({ frequency: row % 5, recency: row % 5 ? 1 + (row % 7) : 0, age: 10 + (row % 31) }));
  const column = (name) => Float64Array.from(rows, (row) => row[name]);
  const customers = { frequency: column("frequency"), recency: column("recency"), age: column("age") };
  const { expected, alive } = predictPurchasesInColumns(parameters, customers, 39);
  assert.ok(expected instanceof Float64Array);
  assert.deepEqual(Array.from(expected, (value, row) => ({ expected: value, alive: alive[row] })), predictPurchases(parameters, rows, 39));
  const none = new Float64Array(0);
  assert.equal(predictPurchasesInColumns(parameters, { frequency: none, recency: none, age: none }, 39).alive.length, 0);
});

test("columns may be typed arrays of any kind", () => {
  const parameters = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const [frequency, recency, age] = [[0, 2, 1], [0, 3, 4], [9, 9, 9]];
  const expected = predictPurchases(parameters, frequency.map((_, row) => ({ frequency: frequency[row], recency: recency[row], age: age[row] })), 39);
  for (const kind of typedArrays) {
    const columns = { frequency: kind.from(frequency), recency: Float64Array.from(recency), age: kind.from(age) };
    const { alive } = predictPurchasesInColumns(parameters, columns, 39);
    assert.deepEqual(Array.from(alive), expected.map((row) => row.alive), kind.name);
    const answers = { happy: kind.from([7, 8]), irritated: kind.from([2, 3]) };
    assert.equal(nevInColumns({ answers }).nev, 5, kind.name);
  }
});

test("columns hold the same answers and give the same NEV", () => {
  const names = ["irritated", "stressed", "valued", "happy"];
  const sheets = Array.from({ length: 3000 }, (_, row) => Object.fromEntries(names.map((name, place) => [name, (row + place) % 9 ? (row * (place + 3)) % 11 : null])));
  const answers = Object.fromEntries(names.map((name) => [name, Float64Array.from(sheets, (sheet) => sheet[name] ?? NaN)]));
  assert.deepEqual(nevInColumns({ answers }), nev({ responses: sheets }));
  assert.deepEqual(nevInColumns({ answers: { ...answers, safe: null }, confidence: 0.9 }), nev({ responses: sheets, confidence: 0.9 }));
  assert.equal(nevInColumns({ answers: {} }).n, 0);
});

test("a wrong column is refused for what is wrong with it", () => {
  const parameters = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const good = { frequency: [0, 2, 1], recency: [0, 3, 4], age: [9, 9, 9] };
  const predict = (change) => () => {
    const columns = Object.entries({ ...good, ...change }).map(([name, cells]) => [name, Array.isArray(cells) ? Float64Array.from(cells) : cells]);
    return predictPurchasesInColumns(parameters, Object.fromEntries(columns), 39);
  };
  assert.equal(predict({})().alive.length, 3);
  refuses(predict({ age: undefined }), "missing", "customers.age");
  refuses(predict({ age: "9" }), "wrongType", "customers.age");
  refuses(predict({ age: new Float32Array(3) }), "inconsistent", "customers.recency[1]");
  refuses(predict({ age: new BigInt64Array(3) }), "wrongType", "customers.age");
  refuses(predict({ age: { [Symbol.toStringTag]: "Float64Array", length: 3 } }), "wrongType", "customers.age");
  refuses(predict({ age: [9, 9] }), "inconsistent", "customers.age");
  refuses(predict({ count: [1, 1, 1] }), "unknownField", "customers.count");
  refuses(predict({ age: [9, NaN, 9] }), "notFinite", "customers.age[1]");
  refuses(predict({ recency: [0, -3, 4], age: [-1, 9, 9] }), "outOfRange", "customers.recency[1]");
  refuses(predict({ recency: [0, 3, 10] }), "inconsistent", "customers.recency[2]");
  refuses(predict({ frequency: [0, 0, 1] }), "inconsistent", "customers.recency[1]");
  refuses(() => predictPurchasesInColumns(parameters, [], 39), "wrongType", "customers");
  const happy = (...cells) => ({ answers: { happy: Float64Array.of(...cells), irritated: Float64Array.of(1, 2) } });
  assert.equal(nevInColumns(happy(9, NaN)).n, 1);
  refuses(() => nevInColumns(happy(9, 11)), "outOfRange", "answers.happy[1]");
  refuses(() => nevInColumns(happy(9, -Infinity)), "notFinite", "answers.happy[1]");
  refuses(() => nevInColumns(happy(9)), "inconsistent", "answers.happy");
  refuses(() => nevInColumns({ answers: { glad: Float64Array.of(1) } }), "unknownField", "answers.glad");
  refuses(() => nevInColumns({ ...happy(9, 20), scale: { min: 5, max: 1 } }), "inconsistent", "scale");
  refuses(() => nevInColumns({ answers: [] }), "wrongType", "answers");
});
