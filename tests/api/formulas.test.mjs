// Lifetime value and perceived value through the JavaScript face. Discounted values: 40-digit arithmetic.
import { test } from "node:test";
import assert from "node:assert/strict";
import { agrees, core, refuses } from "./core.mjs";

const { attributeChange, ltv, payback, perceivedValue, retentionClv } = core;
const gym = { averageCheck: 20, purchasesPerMonth: 1, margin: 0.25, months: 36 };

// ---- Lifetime value

test("the gym's revenue is 720 and its profit 180", () => {
  assert.deepEqual(ltv(gym), {
    revenue: 720, profit: 180, orders: 36, profitPerMonth: 5, discountedProfit: 180, ratio: null, paybackMonths: null,
  });
  assert.equal(ltv({ ...gym, margin: 1 }).profit, 720);
});

test("a discount is yearly, compounded, and reaches fractional months", () => {
  agrees(ltv({ ...gym, discountPerYear: 0.1 }).discountedProfit, 155.93229221109332, 1e-13);
  agrees(ltv({ ...gym, months: 7.5, discountPerYear: 0.1 }).discountedProfit, 36.26055326562488, 1e-13);
  agrees(ltv({ ...gym, discountPerYear: -0.5 }).discountedProfit, 623.6003810787019, 1e-13);
  agrees(ltv({ ...gym, discountPerYear: 1e-12 }).discountedProfit, 179.9999999997225, 1e-13);
});

test("ratio and payback need a cost", () => {
  agrees(ltv({ ...gym, acquisitionCost: 60 }), { ratio: 3, paybackMonths: 12 });
  agrees(ltv({ ...gym, acquisitionCost: 0 }), { ratio: null, paybackMonths: 0 });
  agrees(ltv({ ...gym, acquisitionCost: null }), { ratio: null, paybackMonths: null });
  agrees(ltv({ ...gym, acquisitionCost: 180 }), { ratio: 1, paybackMonths: 36 });
  agrees(ltv({ ...gym, acquisitionCost: 181 }), { ratio: 180 / 181, paybackMonths: null });
});

test("payback is of the undiscounted profit", () => {
  agrees(ltv({ ...gym, discountPerYear: 0.1, acquisitionCost: 170 }), { paybackMonths: 34 });
});

test("a loss per sale is a loss", () => {
  const loss = ltv({ ...gym, margin: -0.1, acquisitionCost: 10 });
  agrees(loss, { revenue: 720, profit: -72, profitPerMonth: -2, ratio: -7.2, paybackMonths: null });
  assert.equal(ltv({ ...gym, margin: -0.1, acquisitionCost: 0 }).paybackMonths, 0);
});

test("nothing sold is worth nothing, and never the negative zero", () => {
  for (const input of [{ ...gym, months: 0 }, { ...gym, averageCheck: 0, margin: -1 }, { ...gym, purchasesPerMonth: -0 }]) {
    const { profit, discountedProfit } = ltv({ ...input, discountPerYear: 0.1 });
    assert.ok(Object.is(profit, 0) && Object.is(discountedProfit, 0));
  }
});

test("lifetime value refuses what is out of range", () => {
  refuses(() => ltv({ ...gym, margin: 30 }), "outOfRange", "margin");
  refuses(() => ltv({ ...gym, averageCheck: -1 }), "outOfRange", "averageCheck");
  refuses(() => ltv({ ...gym, purchasesPerMonth: -1 }), "outOfRange", "purchasesPerMonth");
  refuses(() => ltv({ ...gym, months: -0.5 }), "outOfRange", "months");
  refuses(() => ltv({ ...gym, discountPerYear: -1 }), "outOfRange", "discountPerYear");
  refuses(() => ltv({ ...gym, acquisitionCost: -1 }), "outOfRange", "acquisitionCost");
  refuses(() => ltv({ ...gym, months: Infinity }), "notFinite", "months");
  refuses(() => ltv({ ...gym, averageCheck: 1e308, purchasesPerMonth: 1e308 }), "outOfRange", "");
});

test("lifetime value reports the first error in the declared order", () => {
  refuses(() => ltv({}), "missing", "averageCheck");
  refuses(() => ltv({ ...gym, months: undefined }), "missing", "months");
  refuses(() => ltv({ ...gym, averageCheck: -1, purchasesPerMonth: "x" }), "outOfRange", "averageCheck");
  refuses(() => ltv({ months: "x", margin: 2, purchasesPerMonth: 1, averageCheck: 1 }), "outOfRange", "margin");
  refuses(() => ltv({ averageCheck: "x", currency: "EUR" }), "unknownField", "currency");
  refuses(() => ltv({ ...gym, averageCheck: { valueOf: () => 20 } }), "wrongType", "averageCheck");
  refuses(() => ltv("gym"), "wrongType", "");
  refuses(() => ltv(), "missing", "");
});

// ---- Constant retention

const renewing = { marginPerPeriod: 100, retention: 0.8, discount: 0.1, timing: "immediate" };

test("the four timings differ by when the first payment comes", () => {
  const clv = (timing, more) => retentionClv({ ...renewing, timing, ...more }).clv;
  agrees(["immediate", "residual", "arrears", "midPeriod"].map((timing) => clv(timing)), [1100 / 3, 800 / 3, 1000 / 3, 349.60294939005052]);
  const growing = { growth: 0.05, periods: 7 };
  agrees(["immediate", "residual", "arrears", "midPeriod"].map((timing) => clv(timing, growing)), [
    359.01122782991949, 274.15402852466579, 326.37384348174499, 342.30377485498643,
  ]);
  agrees(clv("immediate", { periods: 5 }), 292.0634, 1e-6);
  agrees(clv("residual", { periods: 5 }), 212.4097, 1e-6);
  agrees(retentionClv({ ...renewing, marginPerPeriod: 17.95, retention: 0.995, discount: 0.01 }).clv, 1208.63, 1e-5);
});

test("the expected number of periods is finite where the horizon or the retention is", () => {
  agrees(retentionClv(renewing).expectedPeriods, 5);
  agrees(retentionClv({ ...renewing, periods: 7 }).expectedPeriods, 3.951424);
  agrees(retentionClv({ ...renewing, retention: 1 }), { clv: 1100, expectedPeriods: null });
  agrees(retentionClv({ ...renewing, retention: 1, discount: 0, periods: 7 }), { clv: 700, expectedPeriods: 7 });
  agrees(retentionClv({ ...renewing, retention: 0, timing: "residual" }), { clv: 0, expectedPeriods: 1 });
});

test("a value without bound diverges, and only then is there a reason", () => {
  const endless = { ...renewing, retention: 1, discount: 0 };
  assert.deepEqual(retentionClv(endless), { clv: null, reason: "diverges", expectedPeriods: null });
  agrees(retentionClv({ ...renewing, growth: 0.5 }), { clv: null, reason: "diverges", expectedPeriods: 5 });
  assert.ok(!("reason" in retentionClv(renewing)));
});

test("geometric value refuses in the declared order", () => {
  refuses(() => retentionClv({ ...renewing, retention: 1.01, discount: -1 }), "outOfRange", "retention");
  refuses(() => retentionClv({ ...renewing, discount: -1, timing: "late" }), "outOfRange", "discount");
  refuses(() => retentionClv({ ...renewing, timing: "late", growth: -1 }), "outOfRange", "timing");
  refuses(() => retentionClv({ ...renewing, timing: undefined }), "missing", "timing");
  refuses(() => retentionClv({ ...renewing, timing: 1 }), "wrongType", "timing");
  refuses(() => retentionClv({ ...renewing, growth: -1 }), "outOfRange", "growth");
  for (const periods of [0, 1.5, -3]) refuses(() => retentionClv({ ...renewing, periods }), "outOfRange", "periods");
  agrees(retentionClv({ ...renewing, periods: 1e300 }).clv, 1100 / 3);
});

test("payback is a real number of payments", () => {
  const campaign = { acquisitionCost: 500, marginPerPeriod: 75 };
  agrees(payback(campaign), { periods: 500 / 75 });
  agrees(payback({ ...campaign, retention: 0.95 }), { periods: 7.9048365473397119 });
  agrees(payback({ ...campaign, retention: 0.95, discount: 0.01 }), { periods: 8.2334553300200997 });
  assert.deepEqual(payback({ acquisitionCost: 0, marginPerPeriod: -1 }), { periods: 0 });
  assert.deepEqual(payback({ acquisitionCost: 75, marginPerPeriod: 75, retention: 0 }), { periods: 1 });
  assert.deepEqual(payback({ acquisitionCost: 30, marginPerPeriod: 75, retention: 0 }), { periods: 1 });
});

test("what is never paid back says so", () => {
  const never = { periods: null, reason: "never" };
  assert.deepEqual(payback({ acquisitionCost: 76, marginPerPeriod: 75, retention: 0 }), never);
  assert.deepEqual(payback({ acquisitionCost: 1500, marginPerPeriod: 75, retention: 0.95 }), never);
  assert.deepEqual(payback({ acquisitionCost: 1, marginPerPeriod: 0 }), never);
  assert.deepEqual(payback({ acquisitionCost: 1, marginPerPeriod: -5, retention: 0.5, discount: 0.1 }), never);
});

test("payback refuses in the declared order", () => {
  refuses(() => payback({ acquisitionCost: -1, marginPerPeriod: "x" }), "outOfRange", "acquisitionCost");
  refuses(() => payback({ acquisitionCost: 1 }), "missing", "marginPerPeriod");
  refuses(() => payback({ acquisitionCost: 1, marginPerPeriod: 1, retention: 1.5, discount: -2 }), "outOfRange", "retention");
  refuses(() => payback({ acquisitionCost: 1, marginPerPeriod: 1, discount: -1 }), "outOfRange", "discount");
  refuses(() => payback({ acquisitionCost: 1, marginPerPeriod: 1, churn: 0.1 }), "unknownField", "churn");
});

// ---- Attribution

test("a change is attributed to its factors without rest", () => {
  const before = { check: 20, purchases: 1, margin: 0.25, months: 36 };
  const { change, shares } = attributeChange(before, { months: 30, margin: 0.3, purchases: 1.1, check: 22 });
  agrees(change, 37.8);
  agrees(shares, { check: 18.9, purchases: 18.9, margin: 36.154348155467229, months: -36.154348155467229 });
  assert.deepEqual(Object.keys(shares), Object.keys(before));
  agrees(Object.values(shares).reduce((sum, share) => sum + share, 0), change);
});

test("what did not change has no share", () => {
  const { change, shares } = attributeChange({ a: 2, b: 3 }, { a: 2, b: 3 });
  assert.ok(Object.is(change, 0) && Object.is(shares.a, 0) && Object.is(shares.b, 0));
});

test("a factor may have any name", () => {
  const named = (value) => JSON.parse(`{"__proto__": ${value}, "": 3, "a.b": 1}`);
  const { shares } = attributeChange(named(2), named(4));
  assert.deepEqual(Object.keys(shares), ["__proto__", "", "a.b"]);
  agrees(Object.getOwnPropertyDescriptor(shares, "__proto__").value, 6);
});

test("factors are positive and the same on both sides", () => {
  refuses(() => attributeChange({ a: 0 }, { a: 1 }), "outOfRange", "before.a");
  refuses(() => attributeChange({ a: 1 }, { a: -1 }), "outOfRange", "after.a");
  refuses(() => attributeChange({ a: 1 }, { b: 1 }), "inconsistent", "after.b");
  refuses(() => attributeChange({ a: 1, b: 1 }, { a: 1 }), "inconsistent", "after.b");
  refuses(() => attributeChange({ a: 1 }, { a: 1, b: "x" }), "inconsistent", "after.b");
  refuses(() => attributeChange({ a: 1 }, { a: null }), "missing", "after.a");
  refuses(() => attributeChange({ a: "1" }, { b: 1 }), "wrongType", "before.a");
  refuses(() => attributeChange({ a: 1 }), "missing", "after");
  refuses(() => attributeChange([1], { a: 1 }), "wrongType", "before");
  refuses(() => attributeChange({ a: 1e200, b: 1e200 }, { a: 1, b: 1 }), "outOfRange", "");
});

// ---- Perceived value

test("perceived value is benefits minus all costs, and their ratio", () => {
  const offer = {
    benefits: { money: 10, time: 20, information: 5, psychological: 30, social: 15 },
    price: 40,
    transactionCosts: { search: 1, relationship: 2, negotiation: 3, decision: 4, contract: 5, control: 5 },
  };
  assert.deepEqual(perceivedValue(offer), { benefits: 80, costs: 60, difference: 20, ratio: 80 / 60 });
});

test("what is not given is 0", () => {
  assert.deepEqual(perceivedValue({ benefits: {}, price: 5 }), { benefits: 0, costs: 5, difference: -5, ratio: 0 });
  const free = perceivedValue({ benefits: { time: 3, social: null }, price: 0, transactionCosts: null });
  assert.deepEqual(free, { benefits: 3, costs: 0, difference: 3, ratio: null });
});

test("perceived value reports its errors where they are", () => {
  refuses(() => perceivedValue({ price: 1 }), "missing", "benefits");
  refuses(() => perceivedValue({ benefits: {} }), "missing", "price");
  refuses(() => perceivedValue({ benefits: 3, price: 1 }), "wrongType", "benefits");
  refuses(() => perceivedValue({ benefits: { social: -1, time: -1 }, price: 1 }), "outOfRange", "benefits.time");
  refuses(() => perceivedValue({ benefits: { time: "x", joy: 1 }, price: 1 }), "unknownField", "benefits.joy");
  refuses(() => perceivedValue({ benefits: { joy: 1 }, price: 1, cost: 1 }), "unknownField", "cost");
  refuses(() => perceivedValue({ benefits: {}, price: 1, transactionCosts: { control: NaN } }), "notFinite", "transactionCosts.control");
  refuses(() => perceivedValue({ benefits: { money: 1e308, time: 1e308 }, price: 1 }), "outOfRange", "");
});
