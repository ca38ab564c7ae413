// What goes beyond the core: comparisons, sample sizes, unit economics, what-if. Expected numbers: the papers and textbooks named at
// each test, else arithmetic by hand.
import { test } from "node:test";
import assert from "node:assert/strict";
import { agrees, core, refuses } from "./core.mjs";

const gym = { averageCheck: 20, purchasesPerMonth: 1, margin: 0.25, months: 36 };
const felt = (...values) => values.map((nev) => ({ happy: 5 + nev, stressed: 5 }));

// ---- Survey statistics

test("the difference of shares is Newcombe's", () => {
  // Newcombe 1998, table II, column (a), method 10
  const result = core.shareDifference({ first: { successes: 48, n: 80 }, second: { successes: 56, n: 70 } });
  agrees(result.difference, 0.2);
  assert.ok(Math.abs(result.interval.low - 0.0524) < 5e-5 && Math.abs(result.interval.high - 0.3339) < 5e-5);
  agrees(core.shareDifference({ first: { successes: 3, n: 3 }, second: { successes: 5, n: 5 } }), { difference: 0, z: null, pValue: null });
  refuses(() => core.shareDifference({ first: { successes: 1, n: 0 }, second: 3 }), "empty", "first");
  refuses(() => core.shareDifference({ first: { successes: 4, n: 3 }, second: 3 }), "outOfRange", "first.successes");
  refuses(() => core.shareDifference({ first: { successes: 1, n: 3 } }), "missing", "second");
});

test("the difference of means is Welch's", () => {
  // Student 1908; R's t.test(extra ~ group, data = sleep)
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
  const result = core.meanDifference({ first, second });
  agrees(result, { difference: 1.58, t: 1.8608, degreesOfFreedom: 17.776, pValue: 0.07939, interval: { low: -0.2054832, high: 3.3654832 } }, 1e-4);
  assert.deepEqual(core.meanDifference({ first: [1], second: [1, 2] }), {
    difference: 0.5, standardError: null, t: null, degreesOfFreedom: null, pValue: null, interval: null, reason: "tooFew",
  });
  assert.equal(core.meanDifference({ first: [1, 1], second: [3, 3] }).reason, "noVariance");
  refuses(() => core.meanDifference({ first: [], second: "x" }), "empty", "first");
  refuses(() => core.meanDifference({ first: [1, null], second: [] }), "missing", "first[1]");
});

test("two surveys are compared on one scale with the first's confidence", () => {
  agrees(core.nevDifference({ responses: felt(0, 2) }, { responses: felt(3, 4, 5) }).difference, 3);
  refuses(() => core.nevDifference({ responses: [] }, 3), "empty", "first");
  refuses(() => core.nevDifference({ responses: felt(1) }, { responses: felt(1), scale: { min: 0, max: 12 } }), "inconsistent", "second.scale");
  const csat = core.csatDifference({ ratings: [3, 3, 4, 2] }, { ratings: [4, 5, 3, 4] });
  agrees([csat.share.difference, csat.mean.difference], [0.5, 1]);
  refuses(() => core.csatDifference({ ratings: [1] }, { ratings: [1], satisfiedFrom: 5 }), "inconsistent", "second.satisfiedFrom");
  refuses(() => core.csatDifference({ ratings: [1] }, { ratings: [1], confidence: 0.9 }), "inconsistent", "second.confidence");
  agrees(core.cesDifference({ ratings: [5, 6] }, { ratings: [3, 4] }), { mean: { difference: -2 }, easyShare: { difference: -1 } });
  refuses(() => core.cesDifference({ ratings: [5] }, { ratings: [5], version: "1.0" }), "inconsistent", "second.version");
  refuses(() => core.cesDifference({ ratings: [5] }, { ratings: [8] }), "outOfRange", "second.ratings[0]");
});

test("sample sizes are the published ones", () => {
  // MeasuringU, NPS at 95 %
  agrees([10, 5, 3].map((margin) => core.npsSampleSize({ margin }).n), [382, 1534, 4266]);
  assert.equal(core.shareSampleSize({ margin: 0.05 }).n, 381); // z²/(4 d²) - z² = 380.3
  assert.equal(core.meanSampleSize({ margin: 1, standardDeviation: 2 }).n, 18); // 2.1098 * 2 / sqrt(18) = 0.9946
  refuses(() => core.npsSampleSize({ margin: 0 }), "outOfRange", "margin");
  refuses(() => core.shareSampleSize({ margin: 0.6 }), "outOfRange", "margin");
  refuses(() => core.meanSampleSize({ margin: 1 }), "missing", "standardDeviation");
});

test("a population lessens the answers that are needed", () => {
  // Cochran 1977, section 4.4: 381 / (1 + 380 / 1000) = 276.1; 1534 / (1 + 1533 / 2000) = 868.3
  assert.equal(core.shareSampleSize({ margin: 0.05, population: 1000 }).n, 277);
  assert.equal(core.npsSampleSize({ margin: 5, population: 2000 }).n, 869);
  assert.equal(core.meanSampleSize({ margin: 1, standardDeviation: 2, population: 5 }).n, 5);
  assert.equal(core.npsSampleSize({ margin: 5, population: null }).n, 1534);
  refuses(() => core.npsSampleSize({ margin: 5, population: 0 }), "outOfRange", "population");
  refuses(() => core.shareSampleSize({ margin: 0.05, population: 1.5 }), "outOfRange", "population");
});

test("answers in each of two surveys show a change", () => {
  // z = 1.959964, z_power = 0.841621, their sum squared 7.848880
  assert.equal(core.npsChangeSampleSize({ change: 10 }).n, 1570);
  assert.equal(core.npsChangeSampleSize({ change: 10, variance: 0.5 }).n, 785);
  assert.equal(core.shareChangeSampleSize({ before: 0.65, after: 0.85 }).n, 70); // Chow, Shao, Wang 2008, section 4.2
  assert.equal(core.meanChangeSampleSize({ change: 5, standardDeviation: 10 }).n, 63);
  assert.equal(core.meanChangeSampleSize({ change: 5, standardDeviation: 0 }).n, 1);
  refuses(() => core.npsChangeSampleSize({ change: 0 }), "outOfRange", "change");
  refuses(() => core.npsChangeSampleSize({ change: 5, power: 80 }), "outOfRange", "power");
  refuses(() => core.shareChangeSampleSize({ before: 0.5, after: 0.5, power: 80 }), "inconsistent", "after");
  refuses(() => core.shareChangeSampleSize({ before: 0.5 }), "missing", "after");
  refuses(() => core.meanChangeSampleSize({ change: 1, standardDeviation: -1 }), "outOfRange", "standardDeviation");
});

test("a stated range is a distribution", () => {
  // mpmath at 30 digits
  agrees(core.distributionOf({ low: 20, high: 30, shape: "logNormal" }), { kind: "logNormal", mu: 3.1984648276080732, sigma: 0.12325264128810125 }, 1e-15);
  agrees(core.distributionOf({ low: 2, high: 500, sure: 0.99, shape: "normal" }), { kind: "normal", mean: 251, sd: 96.667896299236622 }, 1e-15);
  const uncertain = core.ltvMonteCarlo({ base: gym, output: "profit", inputs: { months: core.distributionOf({ low: 20, high: 30, shape: "logNormal" }) }, draws: 20_000, seed: 1, shares: [0.05, 0.95] });
  assert.ok(Math.abs(uncertain.percentiles[0].value - 100) < 2 && Math.abs(uncertain.percentiles[1].value - 150) < 2);
  refuses(() => core.distributionOf({ low: 0, high: 30, shape: "logNormal" }), "outOfRange", "low");
  refuses(() => core.distributionOf({ low: 30, high: 30, sure: 9, shape: "normal" }), "inconsistent", "high");
  refuses(() => core.distributionOf({ low: 0, high: 30, sure: 1, shape: "normal" }), "outOfRange", "sure");
  refuses(() => core.distributionOf({ low: 0, high: 30, shape: "uniform" }), "outOfRange", "shape");
  refuses(() => core.distributionOf({ low: 0, high: 30 }), "missing", "shape");
});

test("NEV correlates with the rating over respondents who have both", () => {
  const responses = felt(0, 1, 2, 3).map((answers, index) => ({ ...answers, rating: [4, 6, 8, null][index] }));
  agrees(core.nevNpsCorrelation({ responses }), { n: 3, r: 1, interval: null, rankCorrelation: 1 });
  assert.equal(core.nevNpsCorrelation({ responses: [] }).reason, "tooFew");
  refuses(() => core.nevNpsCorrelation({ responses: [{ happy: 5, rating: 11 }] }), "outOfRange", "responses[0].rating");
});

test("what others call NEV has its own names", () => {
  const responses = [{ happy: 1, safe: 1, hurried: 1 }];
  agrees(core.netShare({ responses, feltFrom: 1, over: "pool" }), { share: 100 / 3 });
  agrees(core.netCount({ responses, feltFrom: 1 }), { count: 1 });
  assert.deepEqual(core.netShare({ responses, feltFrom: 2, over: "respondents" }), { share: null });
  agrees(core.intensityShare({ responses: [{ happy: 8, hurried: 2 }] }), { share: 60 });
  refuses(() => core.netShare({ responses, feltFrom: 1 }), "missing", "over");
});

test("the pull of an emotion is its part of NEV", () => {
  const result = core.nevPull({ responses: [{ happy: 10, pleased: 6, irritated: 4 }] });
  agrees(result.pull, { happy: 5, pleased: 3, irritated: -4, safe: null });
  const fromOne = core.nevPull({ responses: [{ happy: 5, irritated: 1, hurried: 2 }], scale: { min: 1, max: 5 } });
  agrees(fromOne.pull, { happy: 4, irritated: 0, hurried: -0.5 }); // together NEV, 5 - 1.5
  agrees(fromOne, { strongestDestroyer: "hurried", strongestDriver: "happy" });
  agrees(result.onePoint, { happy: 0, pleased: 0.5, irritated: 1 });
  agrees(result, { strongestDestroyer: "irritated", strongestDriver: "happy", shortTerm: null, longTerm: 8 });
});

test("segments stand in order of first appearance", () => {
  const labels = ["shop", "online", "shop"];
  const nps = core.npsBySegment({ ratings: [9, 3, 10], segments: labels });
  agrees(nps, [{ segment: "shop", result: { n: 2, score: 100 } }, { segment: "online", result: { n: 1, score: -100 } }]);
  agrees(core.nevBySegment({ responses: felt(1, 2, 3), segments: labels }), [{ result: { nev: 2 } }, { result: { nev: 2 } }]);
  agrees(core.csatBySegment({ ratings: [5, 2, 3], segments: labels }), [{ result: { share: 0.5 } }, { result: { share: 0 } }]);
  agrees(core.cesBySegment({ ratings: [7, 2, 4], segments: labels }), [{ result: { mean: 5.5 } }, { result: { mean: 2 } }]);
  refuses(() => core.npsBySegment({ ratings: [9], segments: labels }), "inconsistent", "segments");
  refuses(() => core.npsBySegment({ ratings: [9], segments: [9] }), "wrongType", "segments[0]");
});

// ---- Unit economics

test("retention with its cost is Berger and Nasr's first case", () => {
  const input = { contributionPerPeriod: 260, retentionCostPerPeriod: 50, retention: 0.75, discount: 0.2, renewals: 10 };
  agrees(core.retentionCostClv(input).clv, 568.783, 1e-6);
  assert.deepEqual(core.retentionCostClv({ ...input, retention: 1, discount: 0, renewals: null }), { clv: null, reason: "diverges" });
  refuses(() => core.retentionCostClv({ ...input, renewals: 0.5 }), "outOfRange", "renewals");
});

test("what winning a customer may cost is the least of the rules", () => {
  assert.deepEqual(core.ltvToCac({ lifetimeValue: 300, acquisitionCost: 100 }), { ratio: 3 });
  assert.deepEqual(core.ltvToCac({ lifetimeValue: 300, acquisitionCost: 0 }), { ratio: null });
  assert.deepEqual(core.breakEvenRoas({ margin: 0.25 }), { roas: 4 });
  assert.deepEqual(core.breakEvenRoas({ margin: 0 }), { roas: null });
  agrees(core.maximumAcquisitionCost({ lifetimeValue: 900, targetRatio: 3, buffer: 0.5, payback: { marginPerPeriod: 50, periods: 12 } }), {
    breakEven: 900, byRatio: 300, byBuffer: 450, byPayback: 600, maximum: 300, binding: "ratio",
  });
  refuses(() => core.maximumAcquisitionCost({ lifetimeValue: 900 }), "empty", "");
  refuses(() => core.maximumAcquisitionCost({ lifetimeValue: 900, payback: { periods: -1 } }), "missing", "payback.marginPerPeriod");
});

test("subscriptions grow linearly or geometrically", () => {
  const plan = { revenuePerAccount: 100, margin: 1, churn: 0.02, discount: 0.01 };
  agrees(core.subscriptionLtv({ ...plan, expansion: { kind: "linear", amount: 1 } }).ltv, 4466.444, 1e-6);
  agrees(core.subscriptionLtv({ ...plan, expansion: { kind: "geometric", rate: 0.005 } }).ltv, 4023.904, 1e-6);
  agrees(core.subscriptionLtv({ revenuePerAccount: 40, margin: 0.75, churn: 0.04 }), { ltv: 750, expectedPeriods: 25 });
  assert.deepEqual(core.subscriptionLtv({ revenuePerAccount: 1, margin: 1, churn: 0 }), { ltv: null, reason: "diverges", expectedPeriods: null });
  const expansion = (value) => () => core.subscriptionLtv({ ...plan, expansion: value });
  refuses(expansion({ kind: "linear", rate: 1 }), "unknownField", "expansion.rate");
  refuses(expansion({ kind: "cubic" }), "outOfRange", "expansion.kind");
  refuses(expansion({ rate: 1 }), "missing", "expansion.kind");
  refuses(expansion({ speed: 1 }), "unknownField", "expansion.speed");
  refuses(expansion({ kind: "linear" }), "missing", "expansion.amount");
});

test("recurring revenue is kept net and gross", () => {
  agrees(core.revenueRetention({ opening: 1000, new: 200, expansion: 100, contraction: 50, churned: 100 }), {
    closing: 1150, net: 0.95, gross: 0.85, quickRatio: 2,
  });
  refuses(() => core.revenueRetention({ opening: 1, new: 0, expansion: 0, contraction: 1, churned: 1 }), "inconsistent", "churned");
  refuses(() => core.revenueRetention({ opening: 0, new: -1 }), "outOfRange", "opening");
});

test("rates compound into other units", () => {
  agrees(core.convertRate({ rate: 0.05, kind: "churn", from: "month", to: "year" }).rate, 1 - 0.95 ** 12);
  agrees(core.convertRate({ rate: 0.15, kind: "discount", from: "year", to: "month" }).rate, 1.15 ** (1 / 12) - 1);
  agrees(core.continuousRate({ yearly: 0.15, periodsPerYear: 52 }).rate, 0.0026877, 1e-4);
  assert.deepEqual(core.inMonths({ count: 2, period: "year" }), { months: 24 });
  refuses(() => core.convertRate({ rate: 1.5, kind: "churn", from: "month", to: "year" }), "outOfRange", "rate");
  refuses(() => core.convertRate({ rate: 1.5, kind: "interest", from: "month", to: "year" }), "outOfRange", "kind");
  refuses(() => core.convertRate({ rate: "x", kind: "interest" }), "wrongType", "rate");
});

// ---- What drives a lifetime value

test("a tornado sorts its bars by swing", () => {
  const ranges = { margin: { low: 0.2, high: 0.3 }, months: { low: 12, high: 60 }, averageCheck: { low: 20, high: 20 } };
  const { base, bars } = core.ltvTornado({ base: gym, output: "profit", ranges });
  assert.equal(base, 180);
  agrees(bars, [
    { name: "months", low: 12, high: 60, lowOutput: 60, highOutput: 300, swing: 240 },
    { name: "margin", lowOutput: 144, highOutput: 216, swing: 72 },
    { name: "averageCheck", swing: 0 },
  ]);
  assert.deepEqual(core.ltvTornado({ base: gym, output: "profit", ranges: {} }).bars, []);
  const over = (margin) => () => core.ltvTornado({ base: gym, output: "profit", ranges: { margin } });
  refuses(over({ low: 0.2, high: 30 }), "outOfRange", "ranges.margin.high");
  refuses(over({ low: 0.3, high: 0.2 }), "inconsistent", "ranges.margin");
  refuses(() => core.ltvTornado({ base: gym, output: "ratio", ranges: {} }), "empty", "base.acquisitionCost");
  refuses(() => core.ltvTornado({ base: { ...gym, margin: 2 }, output: "x" }), "outOfRange", "base.margin");
  refuses(() => core.ltvTornado({ base: gym, output: "profit", ranges: { price: 1 } }), "unknownField", "ranges.price");
});

test("goal seek answers which months make LTV three times the cost", () => {
  const base = { ...gym, acquisitionCost: 80 };
  agrees(core.ltvGoalSeek({ base, factor: "months", output: "ratio", target: 3 }), { value: 48, output: 3 });
  assert.deepEqual(core.ltvGoalSeek({ base, factor: "months", output: "ratio", target: 3, range: { low: 0, high: 40 } }), {
    value: null, output: null, reason: "notReachable",
  });
  refuses(() => core.ltvGoalSeek({ base, factor: "margin", output: "ratio", target: 3, range: { low: 0, high: 40 } }), "outOfRange", "range.high");
  refuses(() => core.ltvGoalSeek({ base, factor: "months", output: "ratio", target: 3, range: { low: -1, high: 40 } }), "outOfRange", "range.low");
  agrees(core.ltvGoalSeek({ base: gym, factor: "margin", output: "revenue", target: 720 }), { value: 0.25, output: 720 });
  refuses(() => core.ltvGoalSeek({ base, factor: "price", output: "ratio" }), "outOfRange", "factor");
});

test("a simulation is the same for the same seed", () => {
  const run = (more) =>
    core.ltvMonteCarlo({ base: gym, output: "profit", inputs: { months: { kind: "triangular", low: 12, mode: 24, high: 60 } }, draws: 2000, seed: 7, ...more });
  const result = run({ shares: [0.1, 0.9], threshold: 180 });
  assert.deepEqual(run({ shares: [0.1, 0.9], threshold: 180 }), result);
  assert.notEqual(run({ seed: 8 }).mean, result.mean);
  assert.ok(Math.abs(result.mean - 5 * 32) < 5 * result.standardError);
  assert.equal(run({ threshold: null }).exceeding, null);
  agrees(run({ inputs: {}, draws: 1 }), { n: 1, refused: 0, mean: 180, sd: null, standardError: null, percentiles: [] });
  refuses(() => run({ inputs: { margin: { kind: "fixed", value: 2 } } }), "outOfRange", "inputs.margin");
  refuses(() => run({ inputs: { months: { kind: "uniform", low: 3, high: 2 } } }), "inconsistent", "inputs.months.high");
  refuses(() => run({ inputs: { months: { kind: "uniform", low: 3, high: 4, mode: 3 } } }), "unknownField", "inputs.months.mode");
  refuses(() => run({ draws: 1e7 }), "outOfRange", "draws");
  refuses(() => run({ seed: -1 }), "outOfRange", "seed");
  refuses(() => run({ shares: [0.5, 2] }), "outOfRange", "shares[1]");
});

// ---- What customers will be worth

const bgNbd = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const gammaGamma = { p: 6.25, q: 3.74, gamma: 15.44 };
const shop = { customers: 400, seed: 7, purchases: bgNbd, spend: gammaGamma, observation: 39, acquisition: 12 };
const year = { unit: "week", months: 12, margin: 0.3, discountPerYear: 0.1, timing: "end" };

test("purchases are as probable as published", () => {
  // Fader, Hardie and Lee's spreadsheet
  const probabilities = core.purchaseProbabilities({ parameters: bgNbd, horizon: 39, most: 50 });
  agrees(probabilities[0], 0.573786352, 1e-8);
  assert.equal(probabilities.length, 51);
  agrees(core.purchaseProbabilities({ parameters: bgNbd, horizon: 2, most: 10 })[10], 1.07868964e-7, 1e-7);
  refuses(() => core.purchaseProbabilities({ parameters: bgNbd, horizon: 2, most: 1e6 }), "outOfRange", "most");
});

test("simulated customers can be fitted, valued and resampled", () => {
  const customers = core.simulateCustomers(shop);
  assert.equal(customers.length, 400);
  assert.deepEqual(core.simulateCustomers(shop), customers);
  const purchases = core.fitPurchases({ model: "bgNbd", customers });
  const spend = core.fitSpend({ customers });
  const values = core.monthlyClv({ purchases, spend, customers, ...year });
  assert.equal(values.length, 400);
  const mean = values.reduce((sum, { clv }) => sum + clv, 0) / values.length;
  const bootstrap = core.bootstrapValue({ model: "bgNbd", customers, ...year, resamples: 20, seed: 3 });
  agrees(bootstrap.clv, mean, 1e-9);
  assert.ok(bootstrap.interval.low < mean && mean < bootstrap.interval.high);
  assert.equal(bootstrap.draws.length + bootstrap.failed, 20);
  const parameters = core.bootstrapPurchases({ model: "bgNbd", customers, resamples: 20, seed: 3, confidence: 0.9 });
  assert.ok(parameters.intervals.r.low < purchases.r && purchases.r < parameters.intervals.r.high);
});

test("simulated transactions are summarised again", () => {
  const transactions = core.simulateTransactions({ ...shop, start: "2026-01-01", unit: "week" });
  assert.equal(core.summarise({ transactions, observationEnd: "2026-09-30", unit: "week" }).length, 400);
});

test("a horizon is counted in months of one calendar", () => {
  const customers = [{ frequency: 2, recency: 30.43, age: 38.86, value: 22.35 }];
  const weeks = core.monthlyClv({ purchases: bgNbd, spend: gammaGamma, customers, ...year });
  const days = core.monthlyClv({
    purchases: { ...bgNbd, alpha: bgNbd.alpha * 7 }, spend: gammaGamma, ...year, unit: "day",
    customers: [{ frequency: 2, recency: 30.43 * 7, age: 38.86 * 7, value: 22.35 }],
  });
  agrees(days, weeks);
  agrees(weeks[0].spend, 24.663714, 1e-7);
});

test("values are refused at their field", () => {
  const value = (more) => () => core.monthlyClv({ purchases: bgNbd, spend: gammaGamma, customers: [], ...year, ...more });
  refuses(value({ months: 0 }), "outOfRange", "months");
  refuses(value({ margin: 30 }), "outOfRange", "margin");
  refuses(value({ timing: "start" }), "outOfRange", "timing");
  refuses(value({ purchases: { ...bgNbd, r: 0 } }), "outOfRange", "purchases.r");
  refuses(value({ customers: [{ frequency: 1, recency: 1, age: 2, value: null }] }), "missing", "customers[0].value");
  refuses(() => core.bootstrapPurchases({ model: "bgNbd", customers: [], resamples: 0, seed: 1 }), "outOfRange", "resamples");
  refuses(() => core.bootstrapPurchases({ model: "bgNbd", customers: [], resamples: 9, seed: 1 }), "empty", "customers");
  refuses(() => core.simulateCustomers({ ...shop, acquisition: 40 }), "inconsistent", "acquisition");
  refuses(() => core.simulateTransactions({ ...shop, start: "today", unit: "week" }), "outOfRange", "start");
});
