// The fitted models through the JavaScript face. Expected numbers: the papers, 60-digit arithmetic and, for the fits of the small
// samples below, SciPy's Nelder-Mead on the likelihoods as the papers print them.
import { test } from "node:test";
import assert from "node:assert/strict";
import { agrees, core, refuses } from "./core.mjs";

const { summarise, fitPurchases, predictPurchases, fitSpend, predictSpend, fitRetention, predictRetention, discountedLifetime } = core;
const bgNbd = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const row = (frequency, recency, age, count) => ({ frequency, recency, age, ...(count && { count }) });
const customers = [
  row(0, 0, 39, 40), row(0, 0, 34, 35), row(0, 0, 28, 30), row(1, 5, 38, 12), row(1, 20, 36, 9), row(1, 30, 37, 4), row(2, 12, 39, 7),
  row(2, 30, 35, 6), row(3, 25, 38, 5), row(3, 8, 33, 2), row(4, 36, 39, 4), row(6, 30, 37, 3), row(8, 37, 38, 3), row(12, 20, 36), row(15, 38, 39, 2),
];
const spends = [
  [1, 17.59], [2, 9.56], [3, 26.11], [5, 31.46], [1, 18.62], [2, 17.42], [3, 67.74], [5, 82.64], [1, 15.1], [2, 18.39], [3, 17.64], [5, 31.67],
  [1, 113.61], [2, 22.62], [3, 7.98], [5, 17.04], [1, 8.15], [2, 20.41], [3, 35.82], [5, 42.76], [1, 38.26], [2, 27.66], [3, 11.36], [5, 30.03],
].map(([frequency, value]) => ({ frequency, value }));
const highEnd = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1];

// ---- From transactions to customers

const bought = (customer, date, value) => ({ customer, date, ...(value !== undefined && { value }) });
const summary = (transactions, observationEnd = "2026-03-01", unit = "day") => summarise({ transactions, observationEnd, unit });

test("the first CDNOW customer is summarised as published", () => {
  const log = [bought("1", "1997-01-01", 29.33), bought("1", "1997-01-18", 29.73), bought("1", "1997-08-02", 14.96), bought("1", "1997-12-12", 26.48)];
  agrees(summary(log, "1997-09-30", "week"), [{ customer: "1", frequency: 2, recency: 213 / 7, age: 272 / 7, value: 22.345 }]);
  agrees(summary(log, "1997-09-30", "month"), [{ recency: (213 * 12) / 365.25, age: (272 * 12) / 365.25 }]);
});

test("purchases of a day are one, and customers keep their order of appearance", () => {
  const log = [
    bought("b", "2026-01-10", 5), bought("a", "2026-01-31", 3), bought("b", "2026-01-31", 4), bought("b", "2026-01-31", 6),
    bought("a", "2026-01-01", 1), bought("c", "2026-03-02", 9),
  ];
  assert.deepEqual(summary(log), [
    { customer: "b", frequency: 1, recency: 21, age: 50, value: 10 },
    { customer: "a", frequency: 1, recency: 30, age: 59, value: 3 },
  ]);
});

test("a day that nets to nothing is no purchase day", () => {
  const log = [bought("a", "2026-01-01", 5), bought("a", "2026-01-08", 5), bought("a", "2026-01-08", -5), bought("a", "2026-01-15", -1), bought("z", "2026-01-01", 0)];
  assert.deepEqual(summary(log), [{ customer: "a", frequency: 0, recency: 0, age: 59, value: null }]);
});

test("a value that is missing on a repeat day leaves no mean", () => {
  const unknown = [bought("a", "2026-01-01"), bought("a", "2026-01-08", 4), bought("a", "2026-01-09", null)];
  assert.deepEqual(summary(unknown), [{ customer: "a", frequency: 2, recency: 8, age: 59, value: null }]);
  assert.equal(summary(unknown.slice(0, 2))[0].value, 4);
  assert.deepEqual(summary([]), []);
});

test("a log is refused in the declared order", () => {
  refuses(() => summary([bought("a", "2026-02-29")]), "outOfRange", "transactions[0].date");
  refuses(() => summary([bought("a", "2026-1-1"), bought(7, "2026-01-01")]), "outOfRange", "transactions[0].date");
  refuses(() => summary([bought("a", "2026-01-01"), bought(7, "x")]), "wrongType", "transactions[1].customer");
  refuses(() => summary([bought("a", new Date())]), "wrongType", "transactions[0].date");
  refuses(() => summary([bought("a", "2026-01-01", NaN)]), "notFinite", "transactions[0].value");
  refuses(() => summary([{ ...bought("a", "2026-01-01"), amount: 3 }]), "unknownField", "transactions[0].amount");
  refuses(() => summary([], "01.03.2026"), "outOfRange", "observationEnd");
  refuses(() => summary([], undefined, "year"), "outOfRange", "unit");
  refuses(() => summary([], null), "missing", "observationEnd");
  refuses(() => summarise({ observationEnd: 3 }), "missing", "transactions");
});

// ---- Purchases

test("purchase models are fitted as an independent optimiser fits them", () => {
  const bg = fitPurchases({ model: "bgNbd", customers });
  agrees(bg, { model: "bgNbd", r: 0.24017005625, alpha: 6.440045403, a: 0.3595348683, b: 1.755752695, converged: true }, 1e-6);
  agrees(bg.logLikelihood, -668.7193035629, 1e-12);
  const mbg = fitPurchases({ model: "mbgNbd", customers });
  agrees(mbg, { model: "mbgNbd", r: 0.44517022605, alpha: 7.934884324, a: 0.4113080889, b: 0.8608670238, converged: true }, 1e-6);
  agrees(mbg.logLikelihood, -668.7161561044, 1e-12);
  assert.ok(Object.values(bg.standardErrors).every((error) => error > 0) && Number.isInteger(bg.iterations));
});

test("rows may be merged and in any order", () => {
  const single = customers.flatMap(({ count = 1, ...history }) => Array(count).fill(history));
  const one = fitPurchases({ model: "bgNbd", customers: single.reverse() });
  agrees(one, fitPurchases({ model: "bgNbd", customers }), 1e-9);
});

test("predictions are the published ones", () => {
  const [known, fresh, hard] = predictPurchases(bgNbd, [row(2, 30.43, 38.86), row(0, 0, 38.86), row(2, 30.43, 38.86, 3)], 39);
  agrees(known, { expected: 1.2260282, alive: 0.72657857 }, 1e-7);
  assert.equal(fresh.alive, 1);
  assert.deepEqual(hard, known);
  agrees(predictPurchases(bgNbd, [row(0, 0, 0)], 5), [{ expected: 0.2392882003 }], 1e-9);
  agrees(predictPurchases({ ...bgNbd, a: 1 }, [row(2, 30.43, 38.86)], 39), [{ expected: 1.10213678603996 }]);
  agrees(predictPurchases({ ...bgNbd, b: 1 }, [row(0, 0, 38.86)], 39), [{ expected: 0.180256735628851 }]);
  agrees(predictPurchases({ model: "bgNbd", r: 0.5, alpha: 5, a: 0.8, b: 2.5 }, [row(300, 364, 365)], 3650), [{ expected: 916.015577692712 }]);
  const mbg = predictPurchases({ model: "mbgNbd", r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, [row(2, 30.43, 38.86)], 39);
  agrees(mbg, [{ expected: 1.262960623, alive: 0.7062022651 }], 1e-9);
  assert.deepEqual(predictPurchases(bgNbd, [row(2, 3, 4)], 0)[0].expected, 0);
  assert.deepEqual(predictPurchases(bgNbd, [], 3), []);
});

test("summaries and fits are inputs of what comes next", () => {
  const log = ["2026-01-01", "2026-01-20", "2026-02-10"].map((date, index) => bought("a", date, 10 + index));
  const summaries = summary(log);
  const fit = fitPurchases({ model: "mbgNbd", customers });
  assert.equal(predictPurchases(fit, summaries, 30).length, 1);
  const spend = fitSpend({ customers: [...spends, ...summaries] });
  assert.equal(predictSpend(spend, summaries).length, 1);
  assert.equal(fitPurchases({ model: "bgNbd", customers: [...customers, ...summaries] }).model, "bgNbd");
  const retention = fitRetention({ cohorts: [highEnd] });
  assert.equal(predictRetention(retention, 3).survival.length, 4);
  assert.ok(discountedLifetime(retention, 0.1).lifetime > 1);
});

test("a history is refused at its field", () => {
  const fit = (...rows) => fitPurchases({ model: "bgNbd", customers: rows });
  refuses(() => fit(), "empty", "customers");
  refuses(() => fit(row(1, 5, 9), row(2, 9, 5)), "inconsistent", "customers[1].recency");
  refuses(() => fit(row(0, 2, 5)), "inconsistent", "customers[0].recency");
  refuses(() => fit(row(1, 0, 5)), "inconsistent", "customers[0].recency");
  refuses(() => fit(row(-1, 0, 5)), "outOfRange", "customers[0].frequency");
  refuses(() => fit(row(1.5, 1, 5)), "outOfRange", "customers[0].frequency");
  refuses(() => fit(row(1, -1, 5)), "outOfRange", "customers[0].recency");
  refuses(() => fit(row(1, 1, Infinity)), "notFinite", "customers[0].age");
  refuses(() => fit({ ...row(1, 1, 5), count: 0 }), "outOfRange", "customers[0].count");
  refuses(() => fit({ ...row(1, 1, 5), count: 1.5 }), "outOfRange", "customers[0].count");
  refuses(() => fit({ frequency: 1, recency: 1 }), "missing", "customers[0].age");
  refuses(() => fit({ ...row("1", 1, 5), T: 5 }), "unknownField", "customers[0].T");
  refuses(() => fit(null), "missing", "customers[0]");
  refuses(() => fitPurchases({ model: "paretoNbd", customers: [] }), "outOfRange", "model");
  refuses(() => fitPurchases({ customers: 3 }), "missing", "model");
});

test("data without a maximum are not converged", () => {
  refuses(() => fitPurchases({ model: "bgNbd", customers: [row(0, 0, 5, 10)] }), "notConverged", "customers");
  refuses(() => fitRetention({ cohorts: [[10, 10, 10]] }), "notConverged", "cohorts");
});

test("a prediction is refused at its argument", () => {
  refuses(() => predictPurchases(), "missing", "parameters");
  refuses(() => predictPurchases({ ...bgNbd, alpha: 0 }, [], 1), "outOfRange", "parameters.alpha");
  refuses(() => predictPurchases({ ...bgNbd, alpha: 0, theta: 0 }, 3, 1), "unknownField", "parameters.theta");
  refuses(() => predictPurchases({ r: 1 }, [], 1), "missing", "parameters.model");
  refuses(() => predictPurchases(bgNbd, {}, -1), "wrongType", "customers");
  refuses(() => predictPurchases(bgNbd, [row(1, 2, 1)], -1), "inconsistent", "customers[0].recency");
  refuses(() => predictPurchases(bgNbd, [], -1), "outOfRange", "horizon");
  refuses(() => predictPurchases(bgNbd, []), "missing", "horizon");
});

// ---- Spend

test("spend is fitted as an independent optimiser fits it", () => {
  const fit = fitSpend({ customers: spends });
  agrees(fit, { p: 9.8076558959, q: 3.0822375404, gamma: 6.5559796891, converged: true }, 1e-5);
  agrees(fit.logLikelihood, -99.81976454387251, 1e-12);
  const skipped = [...spends, { frequency: 0, value: null }, { frequency: 0, value: -3 }, { frequency: 0, value: 0, count: 7 }];
  assert.deepEqual(fitSpend({ customers: skipped }), fit);
});

test("expected spend is the published one, or has no mean", () => {
  const spend = { p: 6.25, q: 3.74, gamma: 15.44 };
  agrees(predictSpend(spend, [{ frequency: 2, value: 22.35 }, { frequency: 0, value: null }]), [{ expected: 24.663714 }, { expected: 35.218978 }], 1e-7);
  const heavy = { p: 6.25, q: 0.8, gamma: 15.44 };
  assert.deepEqual(predictSpend(heavy, [{ frequency: 0, value: null }]), [{ expected: null, reason: "noMean" }]);
  assert.ok(predictSpend(heavy, [{ frequency: 1, value: 5 }])[0].expected > 0);
});

test("spend is refused at its field", () => {
  const fit = (...rows) => fitSpend({ customers: rows });
  refuses(() => fit(), "empty", "customers");
  refuses(() => fit({ frequency: 0, value: null }), "empty", "customers");
  refuses(() => fit({ frequency: 1, value: 0 }), "outOfRange", "customers[0].value");
  refuses(() => fit({ frequency: 1, value: null }), "missing", "customers[0].value");
  refuses(() => fit({ frequency: 1 }), "missing", "customers[0].value");
  refuses(() => fit({ frequency: 0, value: "x" }), "wrongType", "customers[0].value");
  refuses(() => fit({ frequency: 1, value: 3, count: 0 }), "outOfRange", "customers[0].count");
  refuses(() => predictSpend({ p: 1, q: 0, gamma: 1 }, []), "outOfRange", "parameters.q");
  refuses(() => predictSpend({ p: 1, q: 1, gamma: 1 }, [{ frequency: 1, value: 1, count: 2 }]), "unknownField", "customers[0].count");
});

// ---- Retention

test("retention is fitted as published", () => {
  agrees(fitRetention({ cohorts: [highEnd] }), { alpha: 0.668088, beta: 3.806096, converged: true }, 1e-6);
  agrees(fitRetention({ cohorts: [highEnd, highEnd] }), { alpha: 0.668088, beta: 3.806096 }, 1e-6);
  agrees(fitRetention({ cohorts: [highEnd] }).logLikelihood, -161.1158, 1e-6);
});

test("survival starts at 1 and is the product of the retentions", () => {
  const { survival, retention } = predictRetention({ alpha: 1, beta: 1 }, 3);
  agrees(survival, [1, 1 / 2, 1 / 3, 1 / 4]);
  agrees(retention, [1 / 2, 2 / 3, 3 / 4]);
  assert.deepEqual(predictRetention({ alpha: 1, beta: 1 }, 0), { survival: [1], retention: [] });
});

test("the discounted lifetime is the published one, or diverges", () => {
  const parameters = { alpha: 0.668088, beta: 3.806096 };
  agrees(discountedLifetime(parameters, 0.1, 7), { lifetime: 5.922253, residual: 7.5296 }, 5e-6);
  assert.deepEqual(discountedLifetime(parameters, 0.1, null), discountedLifetime(parameters, 0.1, 0));
  assert.deepEqual(discountedLifetime(parameters, 0), { lifetime: null, residual: null, reason: "diverges" });
  agrees(discountedLifetime({ alpha: 3, beta: 2 }, 0, 1), { lifetime: 2, residual: 1.5 });
});

test("cohorts and parameters are refused at their place", () => {
  refuses(() => fitRetention({ cohorts: [] }), "empty", "cohorts");
  refuses(() => fitRetention({ cohorts: [[5]] }), "empty", "cohorts");
  refuses(() => fitRetention({ cohorts: [[10, 8], [10, 8, 9, "x"]] }), "inconsistent", "cohorts[1][2]");
  refuses(() => fitRetention({ cohorts: [[10, -1]] }), "outOfRange", "cohorts[0][1]");
  refuses(() => fitRetention({ cohorts: [10, 9] }), "wrongType", "cohorts[0]");
  refuses(() => fitRetention({ cohorts: [[10, null]] }), "missing", "cohorts[0][1]");
  refuses(() => predictRetention({ alpha: 1 }, 3), "missing", "parameters.beta");
  for (const periods of [-1, 1.5, 1e7]) refuses(() => predictRetention({ alpha: 1, beta: 1 }, periods), "outOfRange", "periods");
  refuses(() => discountedLifetime({ alpha: 1, beta: 1 }, -1), "outOfRange", "discount");
  refuses(() => discountedLifetime({ alpha: 1, beta: 1 }, 0.1, 0.5), "outOfRange", "renewals");
});
