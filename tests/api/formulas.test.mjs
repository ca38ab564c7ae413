// Lifetime value and perceived value through the JavaScript face. Discounted values: 40-digit arithmetic.
import { test } from "node:test";
import assert from "node:assert/strict";
import { agrees, core, refuses } from "./core.mjs";

const { ltv, perceivedValue } = core;
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
