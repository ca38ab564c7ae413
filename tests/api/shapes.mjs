// What each function takes, as fast-check draws it: `fitting` arguments, and `broken` ones, in which some value is another.
import fc from "fast-check";
import { emotions } from "./core.mjs";

const everyEmotion = Object.values(emotions).flat();
const extremes = [0, -0, 1, -1, 0.5, 1e-300, 5e-324, 1e300, 1.7976931348623157e308, -1e308, 2 ** 53, 1e-12, 1 - 2 ** -53, NaN, Infinity, -Infinity];

/** Numbers as people type them, and now and then one from the edges. */
const within = (min, max) =>
  fc.oneof({ weight: 4, arbitrary: fc.double({ min, max, noNaN: true }) }, fc.integer({ min: Math.ceil(min), max: Math.floor(max) }));
const positive = fc.oneof({ weight: 4, arbitrary: within(0, 1000) }, fc.double({ min: 0, max: 1e308, noNaN: true }));
const share = within(0, 1);
const rate = within(-0.99, 2);
const count = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
const optional = (arbitrary) => fc.option(arbitrary, { nil: null, freq: 3 });
const list = (arbitrary, maxLength = 12) => fc.array(arbitrary, { maxLength });
/** Numbers in an array, and now and then in a typed one. */
const numbers = (arbitrary) => fc.oneof({ weight: 3, arbitrary: list(arbitrary) }, list(arbitrary).map((all) => Float64Array.from(all)));
const rating = (min, max) => numbers(fc.integer({ min, max }));
const record = (required, optionals = {}) =>
  fc.record({ ...required, ...optionals }, { requiredKeys: Object.keys(required), noNullPrototype: true });

const confidence = optional(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }));
const scale = (low, high) => optional(fc.constant({ min: low, max: high }));
const npsInput = fc.oneof(
  record({ ratings: rating(0, 10) }, { confidence }),
  record({ detractors: count, passives: count, promoters: count }, { confidence }),
);

const factors = fc.record(Object.fromEntries(["check", "months"].map((name) => [name, fc.double({ min: 1e-9, max: 1e9, noNaN: true })])), { noNullPrototype: true });

const isoDate = fc.date({ min: new Date("2000-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const model = fc.constantFrom("bgNbd", "mbgNbd");
const parameter = fc.oneof({ weight: 4, arbitrary: fc.double({ min: 0.01, max: 50, noNaN: true }) }, fc.double({ min: 1e-300, max: 1e300, noNaN: true }));
const history = fc
  .record({ frequency: fc.nat({ max: 30 }), part: fc.double({ min: 0.01, max: 1, noNaN: true }), age: fc.double({ min: 1, max: 500, noNaN: true }), count: fc.integer({ min: 1, max: 50 }) })
  .map(({ frequency, part, age, count }) => ({ frequency, recency: frequency > 0 ? part * age : 0, age, count }));
const spend = (counted) =>
  fc
    .record({ frequency: fc.nat({ max: 9 }), value: fc.double({ min: 0.01, max: 1e4, noNaN: true }), count: fc.integer({ min: 1, max: 9 }) })
    .map(({ frequency, value, count }) => ({ frequency, value: frequency > 0 ? value : null, ...(counted && { count }) }));

const replacements = fc.oneof(
  fc.constantFrom(...extremes, undefined, null, "", "5", "1 234,56", true, 7n, [], {}, [[]], Symbol.iterator, () => 1),
  fc.double(),
  fc.anything(),
);

/** `value` with the value at one place, chosen by `choice`, replaced, removed or joined by a stranger. */
function broken(value, choice, replacement) {
  if (value instanceof Float64Array || value instanceof Uint8Array) {
    const list = broken(Array.from(value), choice, replacement);
    return Array.isArray(list) && list.every((item) => typeof item === "number") ? value.constructor.from(list) : list;
  }
  if (value === null || typeof value !== "object" || choice.length === 0) return replacement;
  const [first, ...rest] = choice;
  const keys = Object.keys(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const place = first % (keys.length + 1);
  if (place === keys.length) {
    if (Array.isArray(copy)) copy.push(replacement);
    else copy[nameOf(replacement)] = replacement;
  } else if (rest.length === 0 && first % 7 === 0) {
    delete copy[keys[place]];
  } else {
    copy[keys[place]] = broken(copy[keys[place]], rest, replacement);
  }
  return copy;
}

function nameOf(value) {
  try {
    return String(value);
  } catch {
    return "stranger";
  }
}

const shape = (...args) => shapeOf(fc.tuple(...args));

/** The same for arguments that are drawn together. */
function shapeOf(fitting) {
  const choice = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 5 });
  return { fitting, broken: fc.tuple(fitting, choice, replacements).map(([values, places, other]) => broken(values, places, other)) };
}

const answers = fc.record(Object.fromEntries(everyEmotion.map((emotion) => [emotion, optional(within(1, 5))])), { requiredKeys: [], noNullPrototype: true });
const nevInput = record({ responses: list(answers) }, { confidence });
const shareOf = fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })).map(([successes, others]) => ({ successes, n: successes + others }));
const label = fc.constantFrom("shop", "online", "", "toString");
const segmented = (rating) => list(fc.tuple(rating, label)).map((rows) => ({ ratings: rows.map(([value]) => value), segments: rows.map(([, name]) => name) }));
const period = fc.constantFrom("day", "week", "month", "year");
const ltvInput = record(
  { averageCheck: positive, purchasesPerMonth: positive, margin: within(-1, 1), months: positive },
  { discountPerYear: optional(rate), acquisitionCost: optional(positive) },
);
const ltvOutput = fc.constantFrom("revenue", "profit", "discountedProfit", "ratio");
const range = (min, max) => fc.tuple(within(min, max), within(min, max)).map((ends) => ({ low: Math.min(...ends), high: Math.max(...ends) }));
const distribution = fc.oneof(
  record({ kind: fc.constant("fixed"), value: within(0, 1) }),
  range(0, 1).map((ends) => ({ kind: "uniform", ...ends })),
  range(0, 1).map(({ low, high }) => ({ kind: "triangular", low, mode: low, high })),
  record({ kind: fc.constant("normal"), mean: share, sd: share }),
  record({ kind: fc.constant("logNormal"), mu: within(-3, 3), sigma: share }),
);

const unit = fc.constantFrom("day", "week", "month");
/** Rows as columns: a Float64Array for each of the names, NaN where a row has no number. */
const inColumns = (names, rows) => Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? NaN)]));
const purchases = record({ model, r: parameter, alpha: parameter, a: parameter, b: parameter });
const spends = record({ p: parameter, q: parameter, gamma: parameter });
const valueRow = fc
  .tuple(history, fc.double({ min: 0.01, max: 1e4, noNaN: true }))
  .map(([row, value]) => ({ ...row, value: row.frequency > 0 ? value : null }));
const horizon = { unit, months: fc.integer({ min: 1, max: 36 }), margin: within(-1, 1), discountPerYear: optional(rate), timing: fc.constantFrom("end", "middle") };
const mild = fc.double({ min: 0.2, max: 8, noNaN: true });
const simulation = {
  customers: fc.integer({ min: 1, max: 20 }),
  seed: fc.nat(),
  purchases: record({ model, r: mild, alpha: mild, a: mild, b: mild }),
  spend: record({ p: mild, q: mild, gamma: mild }),
  observation: within(10, 40),
  acquisition: within(0, 10),
};

const population = optional(fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })));
const power = optional(fc.double({ min: 0.01, max: 0.99, noNaN: true }));

// ---- Files, as bytes

const utf8 = new TextEncoder();
/** A table of these headers, its cells drawn, with separators and line ends of one kind. */
const table = (headers, cells) =>
  fc
    .record({ rows: list(fc.tuple(...cells)), separator: fc.constantFrom(",", ";", "\t", "|"), end: fc.constantFrom("\n", "\r\n"), mark: fc.constantFrom("", "\ufeff") })
    .map(({ rows, separator, end, mark }) => utf8.encode(mark + [headers, ...rows].map((row) => row.join(separator)).join(end) + end));
const answer = (most) => fc.oneof({ weight: 6, arbitrary: fc.nat({ max: most }).map(String) }, fc.constantFrom("", "N/A", "7.5", "99", '"a ""quoted"" cell"', "Very satisfied", "10 - extremely likely"));
const day = fc.oneof({ weight: 5, arbitrary: isoDate }, fc.constantFrom("03/08/2026", "13.05.2026", "", "never"));
const surveyFile = fc.oneof(
  table(["happy", "stressed", "NPS", "Segment", "Submitted at", "Group"], [answer(10), answer(10), answer(10), label, day, fc.constantFrom("before", "after", "")]),
  table(["How satisfied are you?"], [answer(5)]),
  fc.uint8Array({ maxLength: 60 }),
);
const orderFile = fc.oneof(
  table(
    ["Order", "Customer", "Date", "Total", "Currency", "Status"],
    [fc.nat({ max: 9 }).map(String), fc.constantFrom("ann", "bob", "17850.0", ""), day, fc.oneof(fc.integer({ min: -50, max: 500 }).map(String), fc.constantFrom("9.50", "", "x")), fc.constant("EUR"), fc.constantFrom("paid", "voided", "")],
  ),
  fc.uint8Array({ maxLength: 60 }),
);
const form = {
  encoding: optional(fc.constantFrom("utf-8", "utf-16le", "windows-1250")),
  separator: optional(fc.constantFrom(",", ";", "\t", "|")),
  headerRows: optional(fc.nat({ max: 2 })),
  decimal: optional(fc.constantFrom(".", ",")),
};
const chosen = optional(fc.oneof(fc.nat({ max: 6 }), fc.constantFrom("NPS", "Segment", "no such header")));
const surveyCorrections = {
  ...form,
  columns: optional(record({}, { rating: chosen, segment: chosen, happy: chosen })),
  labels: optional(record({}, { "N/A": fc.constant(null), "Very satisfied": fc.nat({ max: 5 }) })),
  dayFirst: optional(fc.boolean()),
};
const surveyOptions = fc.oneof(
  record({ metric: fc.constant("nps") }, { ...surveyCorrections, confidence }),
  record({ metric: fc.constant("nev") }, { ...surveyCorrections, scale: scale(-3, 11) }),
  record({ metric: fc.constant("csat") }, { confidence, satisfiedFrom: optional(fc.integer({ min: 2, max: 5 })) }),
  record({ metric: fc.constant("ces") }, { version: optional(fc.constantFrom("1.0", "2.0")) }),
);
const orderSaid = {
  ...form,
  observationEnd: optional(isoDate),
  columns: optional(record({}, { customer: chosen, status: chosen })),
  dayFirst: optional(fc.boolean()),
  statuses: optional(record({}, { voided: fc.boolean() })),
  currency: optional(fc.constantFrom("EUR", "usd")),
  shopOffset: optional(fc.integer({ min: -720, max: 840 })),
};
const orderOptions = record({ unit }, orderSaid);
/** A file in chunks. */
const cut = (file) =>
  fc.tuple(file, fc.array(fc.nat({ max: 400 }), { maxLength: 4 })).map(([bytes, places]) => {
    const cuts = [0, ...places.map((place) => Math.min(place, bytes.length)).toSorted((a, b) => a - b), bytes.length];
    return cuts.slice(1).map((end, index) => bytes.slice(cuts[index], end));
  });

/** What a reader takes: its options, and the chunks of a file. */
const reading = (options, file) => shapeOf(fc.tuple(options, cut(file)).map(([said, chunks]) => [said, ...chunks]));
export const readers = { SurveyReader: reading(surveyOptions, surveyFile), OrderReader: reading(orderOptions, orderFile) };

export const shapes = {
  nev: shape(record({ responses: list(answers) }, { scale: scale(-3, 7.5), confidence })),
  nevInColumns: shape(record({ answers: list(answers).map((sheets) => inColumns(everyEmotion, sheets)) }, { scale: scale(-3, 7.5), confidence })),
  nps: shape(npsInput),
  npsDifference: shape(npsInput, npsInput.map(({ confidence: _, ...answers }) => answers)),
  csat: shape(record({ ratings: rating(1, 5) }, { scale: scale(0, 10), satisfiedFrom: optional(fc.integer({ min: 2, max: 5 })), confidence })),
  ces: shape(record({ ratings: rating(1, 5) }, { version: optional(fc.constantFrom("1.0", "2.0")), confidence })),
  ltv: shape(ltvInput),
  retentionClv: shape(
    record(
      { marginPerPeriod: within(-1000, 1000), retention: share, discount: rate, timing: fc.constantFrom("immediate", "residual", "arrears", "midPeriod") },
      { growth: optional(rate), periods: optional(fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1e6, 1e300))) },
    ),
  ),
  payback: shape(record({ acquisitionCost: positive, marginPerPeriod: within(-100, 1000) }, { retention: optional(share), discount: optional(rate) })),
  attributeChange: shape(factors, factors),
  perceivedValue: shape(
    record(
      {
        benefits: fc.record(
          Object.fromEntries(["money", "time", "information", "psychological", "social"].map((part) => [part, optional(positive)])),
          { requiredKeys: [], noNullPrototype: true },
        ),
        price: positive,
      },
      {
        transactionCosts: optional(
          fc.record(
            Object.fromEntries(["search", "relationship", "negotiation", "decision", "contract", "control"].map((part) => [part, optional(positive)])),
            { requiredKeys: [], noNullPrototype: true },
          ),
        ),
      },
    ),
  ),
  nevDifference: shape(nevInput, nevInput.map(({ confidence: _, ...input }) => input)),
  csatDifference: shape(record({ ratings: rating(1, 5) }, { confidence }), record({ ratings: rating(1, 5) })),
  cesDifference: shape(record({ ratings: rating(1, 7) }, { confidence }), record({ ratings: rating(1, 7) })),
  shareDifference: shape(record({ first: shareOf, second: shareOf }, { confidence })),
  meanDifference: shape(record({ first: numbers(within(-100, 100)), second: numbers(within(-100, 100)) }, { confidence })),
  npsSampleSize: shape(record({ margin: within(0.01, 100) }, { variance: optional(share), confidence, population })),
  shareSampleSize: shape(record({ margin: fc.double({ min: 1e-4, max: 0.5, noNaN: true }) }, { share: optional(share), confidence, population })),
  meanSampleSize: shape(record({ margin: within(0.01, 10), standardDeviation: within(0, 10) }, { confidence, population })),
  npsChangeSampleSize: shape(record({ change: within(0.01, 200) }, { variance: optional(share), confidence, power })),
  shareChangeSampleSize: shape(record({ before: share, after: share }, { confidence, power })),
  meanChangeSampleSize: shape(record({ change: within(0.01, 10), standardDeviation: within(0, 10) }, { confidence, power })),
  nevNpsCorrelation: shape(
    record({ responses: list(fc.tuple(answers, fc.integer({ min: 0, max: 10 })).map(([sheet, rating]) => ({ ...sheet, rating }))) }, { scale: scale(-3, 7.5), confidence }),
  ),
  nevPull: shape(nevInput),
  netShare: shape(record({ responses: list(answers), feltFrom: within(1, 5), over: fc.constantFrom("pool", "respondents") }, { scale: scale(1, 5) })),
  netCount: shape(record({ responses: list(answers), feltFrom: within(1, 5) }, { scale: scale(1, 5) })),
  intensityShare: shape(record({ responses: list(answers) }, { scale: scale(1, 5) })),
  nevBySegment: shape(list(fc.tuple(answers, label)).map((rows) => ({ responses: rows.map(([sheet]) => sheet), segments: rows.map(([, name]) => name) }))),
  npsBySegment: shape(segmented(fc.integer({ min: 0, max: 10 }))),
  csatBySegment: shape(segmented(fc.integer({ min: 1, max: 5 }))),
  cesBySegment: shape(segmented(fc.integer({ min: 1, max: 7 }))),
  retentionCostClv: shape(
    record({ contributionPerPeriod: within(-1000, 1000), retentionCostPerPeriod: positive, retention: share, discount: rate }, { renewals: optional(fc.nat()) }),
  ),
  ltvToCac: shape(record({ lifetimeValue: within(-1000, 1000), acquisitionCost: positive })),
  breakEvenRoas: shape(record({ margin: within(-1, 1) })),
  maximumAcquisitionCost: shape(
    record(
      { lifetimeValue: within(-1000, 1000) },
      {
        targetRatio: optional(within(0.1, 10)),
        buffer: optional(share),
        payback: optional(record({ marginPerPeriod: within(-100, 100), periods: positive }, { retention: optional(share), discount: optional(rate) })),
      },
    ),
  ),
  subscriptionLtv: shape(
    record(
      { revenuePerAccount: positive, margin: within(-1, 1), churn: share },
      {
        discount: optional(rate),
        expansion: optional(fc.oneof(record({ kind: fc.constant("linear"), amount: positive }), record({ kind: fc.constant("geometric"), rate }))),
        periods: optional(fc.integer({ min: 1, max: 1000 })),
      },
    ),
  ),
  revenueRetention: shape(record({ opening: within(500, 1000), new: positive, expansion: positive, contraction: within(0, 300), churned: within(0, 300) })),
  convertRate: shape(record({ rate: share, kind: fc.constantFrom("discount", "retention", "churn"), from: period, to: period })),
  continuousRate: shape(record({ yearly: rate, periodsPerYear: within(1, 365) })),
  inMonths: shape(record({ count: within(-1e6, 1e6), period })),
  ltvTornado: shape(record({ base: ltvInput, output: ltvOutput, ranges: record({}, { margin: optional(range(-1, 1)), months: optional(range(0, 100)), averageCheck: optional(range(0, 1000)) }) })),
  ltvGoalSeek: shape(record({ base: ltvInput, factor: fc.constantFrom("averageCheck", "margin", "months", "discountPerYear"), output: ltvOutput, target: within(-1000, 1000) })),
  ltvMonteCarlo: shape(
    record(
      { base: ltvInput, output: ltvOutput, inputs: record({}, { margin: distribution, months: distribution }), draws: fc.integer({ min: 1, max: 20 }), seed: fc.nat() },
      { shares: optional(numbers(share)), threshold: optional(within(-1000, 1000)) },
    ),
  ),
  distributionOf: shape(record({ low: within(0.01, 100), high: within(0.01, 1000), shape: fc.constantFrom("logNormal", "normal") }, { sure: optional(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })) })),
  inspectSurvey: shape(surveyFile, fc.constantFrom("nev", "nps", "csat", "ces"), optional(record({}, surveyCorrections))),
  inspectOrders: shape(orderFile, optional(record({ unit }, orderSaid))),
  summarise: shape(
    record({
      transactions: list(record({ customer: fc.constantFrom("a", "b", "c"), date: isoDate }, { value: optional(within(-100, 1000)) })),
      observationEnd: isoDate,
      unit,
    }),
  ),
  fitPurchases: shape(record({ model, customers: list(history) })),
  predictPurchases: shape(purchases, list(history), positive),
  predictPurchasesInColumns: shape(purchases, list(history).map((rows) => inColumns(["frequency", "recency", "age"], rows)), positive),
  fitSpend: shape(record({ customers: list(spend(true)) })),
  predictSpend: shape(spends, list(spend(false))),
  fitRetention: shape(record({ cohorts: list(numbers(within(0, 1000)).map((alive) => alive.toSorted((a, b) => b - a)), 4) })),
  predictRetention: shape(record({ alpha: parameter, beta: parameter }), fc.nat({ max: 200 })),
  discountedLifetime: shape(record({ alpha: parameter, beta: parameter }), rate, optional(fc.nat())),
  purchaseProbabilities: shape(record({ parameters: purchases, horizon: positive, most: fc.nat({ max: 50 }) })),
  monthlyClv: shape(record({ purchases, spend: spends, customers: list(valueRow), ...horizon })),
  bootstrapPurchases: shape(record({ model, customers: list(history), resamples: fc.integer({ min: 1, max: 3 }), seed: fc.nat() }, { confidence })),
  bootstrapValue: shape(record({ model, customers: list(valueRow), ...horizon, resamples: fc.integer({ min: 1, max: 3 }), seed: fc.nat() }, { confidence })),
  simulateCustomers: shape(record(simulation)),
  simulateTransactions: shape(record({ ...simulation, start: isoDate, unit })),
};
