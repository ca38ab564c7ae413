// The JavaScript face of the metrics core: what `feltworth-core.js` in the built site exports.
//
//   import init, * as feltworth from "https://example.org/feltworth/feltworth-core.js";
//   await init();                       // in Node: await init({ module_or_path: bytes })
//   feltworth.nps({ detractors: 60, passives: 90, promoters: 100 }).score; // 16
//
// Where the rules below leave it open: a fraction for an integer, a word that a union does not
// have and a text that is no date are "outOfRange"; nps of neither ratings nor counts is "missing" at "ratings"; what a getter or a proxy throws is "wrongType".
//
// Rules that hold for every function
// - Plain objects in, plain objects out; nothing has to be freed except a SurveyReader or an OrderReader. Further exports are allowed if they are declared here.
// - Shares, retention, churn, margin and discount rates are fractions (0.25 is 25 %); scores (NEV, NPS, index) are on their own scale. (Page addresses use percent.)
// - Results are unrounded. A value that does not exist is null, never NaN or Infinity, and -0 is never returned. Where a type has no `reason`, the comment names the only cause of null.
// - null on an optional input is the same as absent.
// - A function accepts another function's result as its input: result fields that it does not use are ignored. Any other unknown field is an error.
// - A bad input throws an Error with name "FeltworthError" and the fields of ErrorDetail. Only the first error is reported: within an object unknown fields first, then the declared order.
//   A field path starts below the single argument ("responses[3].irritated", indices from 0; "" for the whole argument); with several arguments it starts with the argument's name ("first.ratings[2]", "parameters.alpha", "horizon").
// - 0 < confidence < 1, default 0.95. Counts and the ratings of NPS, CSAT and CES are integers, NEV answers any number within the scale. A scale with min >= max is "inconsistent" at "scale". A result beyond the range of a double is "outOfRange".

export default function init(moduleOrPath?: unknown): Promise<unknown>;
/** The same from bytes or a WebAssembly.Module that are already there. */
export function initSync(module: unknown): unknown;
export function version(): string;

export interface ErrorDetail {
  kind: "missing" | "wrongType" | "outOfRange" | "notFinite" | "unknownField" | "empty" | "inconsistent" | "notConverged";
  field: string;
  message: string; // English, for developers; the site words its own
}

/** Numbers in a typed array; those of BigInts are none. */
export type TypedArray = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
/** Numbers in an array, typed or not. */
export type Numbers = readonly number[] | TypedArray;

export interface Interval { low: number; high: number }
export interface Scale { min: number; max: number }

// ---- Surveys -------------------------------------------------------------------------------------------------------
// No data (n = 0) gives null for every score, interval and standard error; npsDifference throws "empty" then.

export type Cluster = "destroying" | "attention" | "recommendation" | "advocacy";
export type Emotion =
  | "irritated" | "hurried" | "neglected" | "unhappy" | "unsatisfied" | "stressed" | "disappointed" | "frustrated"
  | "interested" | "energetic" | "stimulated" | "exploratory" | "indulgent"
  | "trusting" | "valued" | "caredFor" | "focused" | "safe"
  | "happy" | "pleased";

export interface NevInput {
  /** One object per respondent; an absent or null emotion is unanswered. */
  responses: Partial<Record<Emotion, number | null>>[];
  scale?: Scale; // default 0..10
  confidence?: number;
}
export interface NevResult {
  /** Respondents used: those with at least one positive and one negative answer. */
  n: number;
  excluded: number;
  /** Mean over used respondents of (mean of their answered positives - mean of their answered negatives). */
  nev: number | null;
  /** Student t over used respondents, not clamped; null if n < 2. */
  interval: Interval | null;
  /** nev = positive - negative. */
  positive: number | null;
  negative: number | null;
  /** Mean over used respondents of their mean answer in the cluster; null if none of them answered in it. */
  clusters: Record<Cluster, number | null>;
  /** Mean of the used respondents' answers; null if none. */
  emotions: Record<Emotion, number | null>;
}
export function nev(input: NevInput): NevResult;

/** Ratings 0..10, or counts; both at once is "inconsistent" at "". */
export type NpsInput = ({ ratings: Numbers } | { detractors: number; passives: number; promoters: number }) & { confidence?: number };
export interface NpsResult {
  n: number; detractors: number; passives: number; promoters: number;
  /** 100 (promoters - detractors) / n; -100..100. */
  score: number | null;
  /** In points, from the multinomial variance, unadjusted. */
  standardError: number | null;
  /** Adjusted Wald (3/4, 3/2, 3/4 added), clamped to -100..100. */
  interval: Interval | null;
}
export function nps(input: NpsInput): NpsResult;
/**
 * Second minus first of two independent NPS, in points. `difference` is of the plain scores; `adjustedDifference`, `standardError`, `z`, the two-sided
 * normal `pValue` and `interval` (clamped to -200..200) are of the adjusted ones. The confidence is `first`'s; a differing one in `second` is "inconsistent".
 */
export function npsDifference(first: NpsInput, second: NpsInput): { difference: number; adjustedDifference: number; standardError: number; z: number; pValue: number; interval: Interval };

/** `satisfiedFrom`: lowest satisfied rating, min < v <= max; default max - 1 (top two boxes), max on a two-point scale. */
export interface CsatInput { ratings: Numbers; scale?: Scale /* 1..5 */; satisfiedFrom?: number; confidence?: number }
export interface CsatResult {
  n: number; satisfied: number;
  /** satisfied / n, with its Wilson interval (exactly 0 or 1 at the ends). */
  share: number | null; shareInterval: Interval | null;
  /** Student t; null if n < 2. */
  mean: number | null; meanInterval: Interval | null;
  /** (mean - min) / (max - min) * 100. */
  index: number | null;
}
export function csat(input: CsatInput): CsatResult;

/** Version 2.0 (default): 1..7 agreement, higher is easier. Version 1.0: 1..5 effort, lower is better. */
export interface CesInput { ratings: Numbers; version?: "2.0" | "1.0"; confidence?: number }
export interface CesResult {
  n: number;
  mean: number | null; meanInterval: Interval | null;
  /** Version 2.0: share of 5..7; version 1.0: share of 1..2 (a convention of ours). */
  easyShare: number | null; easyShareInterval: Interval | null;
  higherIsBetter: boolean;
}
export function ces(input: CesInput): CesResult;

// ---- Lifetime value: formulas ----------------------------------------------------------------------------------------

export interface LtvInput {
  averageCheck: number; purchasesPerMonth: number;
  /** P of the formula; negative: a loss per sale; above 1 is "outOfRange" (30 typed for 0.30). */
  margin: number;
  months: number; // >= 0, may be fractional
  /** > -1, default 0. Monthly rate d = (1 + discountPerYear)^(1/12) - 1. */
  discountPerYear?: number;
  acquisitionCost?: number; // >= 0
}
export interface LtvResult {
  revenue: number; profit: number; orders: number; profitPerMonth: number;
  /** profitPerMonth (1 - (1 + d)^-months) / d, for fractional months too; profit if d = 0. */
  discountedProfit: number;
  /** discountedProfit / acquisitionCost; null without a cost or with cost 0. */
  ratio: number | null;
  /** Undiscounted: acquisitionCost / profitPerMonth; 0 for cost 0; null without a cost or if acquisitionCost > profit. */
  paybackMonths: number | null;
}
export function ltv(input: LtvInput): LtvResult;

export interface RetentionClvInput {
  marginPerPeriod: number; retention: number /* 0..1 */; discount: number /* > -1 */;
  timing: "immediate" | "residual" | "arrears" | "midPeriod";
  growth?: number; // > -1, default 0
  /** Number of payments, an integer >= 1; absent: infinite horizon. */
  periods?: number;
}
/**
 * K = retention (1 + growth) / (1 + discount); S = (1 - K^n) / (1 - K), n if K = 1, 1 / (1 - K) on an infinite horizon.
 * immediate m S, residual m K S, arrears m S / (1 + discount), midPeriod m S / sqrt(1 + discount). Infinite and K >= 1: clv null, "diverges".
 * expectedPeriods = (1 - r^n) / (1 - r), n if r = 1; null if infinite.
 */
export function retentionClv(input: RetentionClvInput): { clv: number | null; reason?: "diverges"; expectedPeriods: number | null };
/**
 * Payments at 0, 1, 2, ...; defaults retention 1, discount 0; K = retention / (1 + discount). The real n = ln(1 - cost (1 - K) / m) / ln K, cost / m if K = 1
 * (not rounded up); 0 for cost 0; with K = 0: 1 if cost <= m. Never repaid: null, "never".
 */
export function payback(input: { acquisitionCost: number; marginPerPeriod: number; retention?: number; discount?: number }): { periods: number | null; reason?: "never" };
/** Log-mean attribution of the change of a product to its factors; the shares sum to `change` to 1e-12 relative. Factors are positive; differing keys are "inconsistent" at "after.<key>". */
export function attributeChange(before: Record<string, number>, after: Record<string, number>): { change: number; shares: Record<string, number> };

/** Absent = 0; all >= 0. ratio = benefits / costs, null if costs = 0. */
export interface PerceivedValueInput {
  benefits: { money?: number; time?: number; information?: number; psychological?: number; social?: number };
  price: number;
  transactionCosts?: { search?: number; relationship?: number; negotiation?: number; decision?: number; contract?: number; control?: number };
}
export function perceivedValue(input: PerceivedValueInput): { benefits: number; costs: number; difference: number; ratio: number | null };

// ---- Lifetime value: fitted models -----------------------------------------------------------------------------------
// A fit throws "notConverged" (at "customers" or "cohorts") where the likelihood has no finite maximum, "empty" without data; `converged: false` means only
// that the iteration limit was reached. Log-likelihoods are in the data's own time unit.

export type Unit = "day" | "week" | "month"; // a month is 365.25 / 12 days
export interface Transaction { customer: string; /** ISO date, "2026-11-21". */ date: string; value?: number }
/**
 * Same-day purchases of a customer are merged, their values added. `frequency` counts repeat purchase days; `recency` and `age` are whole days divided by the
 * unit's length (fractional, no + 1); `value` is the mean over the repeat days, null if there is none or a value is missing on one.
 * A day that nets to zero or less (refund) is not a purchase day.
 */
export interface CustomerSummary { customer: string; frequency: number; recency: number; age: number; value: number | null }
/** In order of first appearance. Transactions after observationEnd are ignored; a customer first seen after it is absent. */
export function summarise(input: { transactions: Transaction[]; observationEnd: string; unit: Unit }): CustomerSummary[];

/** `count` customers with the same history (integer >= 1, default 1): a warehouse can send merged rows. 0 <= recency <= age; recency 0 exactly if frequency 0. */
export interface PurchaseHistory { frequency: number; recency: number; age: number; count?: number }
export type PurchaseModel = "bgNbd" | "mbgNbd";
export interface PurchaseParameters { model: PurchaseModel; r: number; alpha: number; a: number; b: number }
/** Standard errors from the inverse Hessian in (r, alpha, a, b); null if it is not positive definite. */
export interface PurchaseFit extends PurchaseParameters { logLikelihood: number; standardErrors: { r: number; alpha: number; a: number; b: number } | null; iterations: number; converged: boolean }
export function fitPurchases(input: { model: PurchaseModel; customers: PurchaseHistory[] }): PurchaseFit;
/** Expected number of purchases in (age, age + horizon] of one customer of each row, and the probability of being alive at `age`. */
export function predictPurchases(parameters: PurchaseParameters, customers: PurchaseHistory[], horizon: number): { expected: number; alive: number }[];

export interface SpendParameters { p: number; q: number; gamma: number }
/** Rows with frequency 0 are skipped; the others need value > 0. */
export function fitSpend(input: { customers: { frequency: number; value: number | null; count?: number }[] }): SpendParameters & { logLikelihood: number; converged: boolean };
/** Expected spend per purchase; null where the mean does not exist (p frequency + q <= 1). */
export function predictSpend(parameters: SpendParameters, customers: { frequency: number; value: number | null }[]): { expected: number | null; reason?: "noMean" }[];

/** Shifted beta-geometric. Each cohort lists the customers alive at the start of periods 0, 1, 2, ...: real, not increasing. */
export function fitRetention(input: { cohorts: Numbers[] }): { alpha: number; beta: number; logLikelihood: number; converged: boolean };
/** survival[k] = S(k), k = 0..periods, survival[0] = 1; retention[k] = S(k + 1) / S(k), k = 0..periods - 1. At most 1,000,000 periods. */
export function predictRetention(parameters: { alpha: number; beta: number }, periods: number): { survival: number[]; retention: number[] };
/**
 * `lifetime`: discounted expected lifetime of a new customer, first payment now. `residual`: of a customer who has renewed `renewals` times (default 0), valued
 * just before the next renewal, whose payment is not discounted.
 */
export function discountedLifetime(parameters: { alpha: number; beta: number }, discount: number, renewals?: number): { lifetime: number | null; residual: number | null; reason?: "diverges" };

// ---- Files: surveys and orders of any size --------------------------------------------------------------------------------------

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1250" | "windows-1251" | "windows-1252";
export type Separator = "," | ";" | "\t" | "|";
/** A header of the file, or its position from 0: headers may be empty or stand there twice. */
export type Column = string | number;
/** How the file is written. What is absent is found from the first 64 KiB. */
export interface FileForm { encoding?: Encoding; separator?: Separator; /** Rows before the first row of data (0: none, columns by position). */ headerRows?: number; decimal?: "." | "," }

/**
 * Why a row was left out; one reason a row, the first that applies: `fields` (more fields than the header has, surplus empty ones aside; an open quotation at the end), `unfinished` (the export says that the
 * respondent did not finish, or only looked; only where `source` is known, in Qualtrics 0 and 1 too), `number` or `scale` of the leftmost bad cell (no number and no known label; outside the scale, or between its
 * steps where it has steps), `answer` (no answer in any of the columns).
 */
export type SkipReason = "number" | "scale" | "fields" | "unfinished" | "answer";
/**
 * All left out rows are counted, the first 100 listed (a page that offers all of them reads a second time). `line` counts the line ends of the file from 1 (LF, CRLF or CR), header and `sep=` line included, and is
 * the row's first. Empty lines are not rows. A cell is kept up to 64 KiB.
 */
export interface Skipped<R extends string> { count: number; reasons: Partial<Record<R, number>>; rows: { line: number; column: string | null; value: string | null; reason: R }[] }

export type SurveyMetric = "nev" | "nps" | "csat" | "ces";
export type SurveyRole = Emotion | "rating" | "segment" | "date" | "group";
export interface SurveyOptions extends FileForm {
  metric: SurveyMetric;
  /** Default: the metric's own, never the file's. An option of another metric is "inconsistent". */
  scale?: Scale; satisfiedFrom?: number; version?: "2.0" | "1.0"; confidence?: number;
  /**
   * Instead of what the headers say. null: not in the file, whatever a header says. With metric "nev" a "rating" (0..10) may stand beside the emotions. "date" (a period is its month) and "group" (two values: before
   * and after, A and B) split the result. Nothing recognised is "missing" at "columns", a role that is needed or a named header that is not there "missing" at "columns.rating"; two columns that fit one role, or a
   * named header that stands twice, "inconsistent" there.
   */
  columns?: Partial<Record<SurveyRole, Column | null>>;
  /** Ratings that stand there as text ("Very satisfied"), besides those that carry their number ("Extremely likely - 10", "5 = very satisfied"). null: unanswered ("N/A"). What `inspectSurvey` suggests is never applied unasked. */
  labels?: Record<string, number | null>;
  /** Whether 08/03 is 8 March; found from the whole file where a day above 12 shows it, else there are no `periods`. */
  dayFirst?: boolean;
}
/** What the beginning of a file looks like, to be shown and corrected before it is read. Throws only for what is no table: "empty", or "wrongType" for a spreadsheet, an archive or another binary file. */
export function inspectSurvey(head: Uint8Array, metric: SurveyMetric, options?: Partial<SurveyOptions> /* what the visitor has corrected */): {
  /** Whose export it looks like; null: nobody's in particular. */
  source: "typeform" | "surveyMonkey" | "qualtrics" | "limeSurvey" | "googleForms" | "microsoftForms" | "formbricks" | "tally" | null;
  encoding: Encoding; separator: Separator; headerRows: number; decimal: "." | ",";
  headers: string[]; // of several header rows the one that asks, joined with its item
  columns: Partial<Record<SurveyRole, number>>; // by position
  /** Two or more columns that fit one role: the visitor has to choose. Questions that are no 0-10 question, dates, ids and label twins fit none. */
  ambiguous: Partial<Record<SurveyRole, number[]>>;
  /** Text in the chosen columns that carries no number, most frequent first; `suggested` where the wording is known in one of the five languages. */
  labels: { text: string; count: number; suggested: number | null }[];
  /** The smallest scale of 0-10, 1-5, 1-7, 1-10 that holds every number seen; null: none does, or none was seen. */
  scale: Scale | null;
};
/** Streams a file of answers. A chunk may end anywhere, within a character too. */
export class SurveyReader {
  constructor(options: SurveyOptions);
  push(chunk: Uint8Array): void;
  /**
   * As if the file ended here; it never changes what a later push does. Segments in order of first appearance, without those who name none and without left out rows; more than 1,000 are "outOfRange" at
   * "columns.segment". Memory: at most 64 MB of WebAssembly however long the file. A correlation of NEV and rating is Pearson's over the stream, without ranks.
   */
  finish(): {
    result: NevResult | NpsResult | CsatResult | CesResult;
    segments: { segment: string; result: NevResult | NpsResult | CsatResult | CesResult }[];
    periods?: { month: string /* "2026-05" */; result: NevResult | NpsResult | CsatResult | CesResult }[]; // with a "date"
    groups?: { group: string; result: NevResult | NpsResult | CsatResult | CesResult }[]; // with a "group"
    rows: number; // of data, those left out included
    skipped: Skipped<SkipReason>;
  };
  /** What else there is to say of the file, as if it ended here. */
  details(): {
    /** Respondents by their NEV, up to but without `high` (in the last bin at it, too), or by their rating, where `low` is `high`; empty on a scale of more than a thousand steps. */
    distribution: { low: number; high: number; count: number }[];
    /** Pearson's r of NEV and rating over the stream, as of nevNpsCorrelation, and the respondents in bins; null without both. It describes these respondents. */
    nevAndRating: {
      correlation: { n: number; r: number | null; interval: Interval | null; pValue: number | null; reason?: "tooFew" | "noVariance" };
      scatter: { low: number; high: number; rating: number; count: number }[];
    } | null;
    /** The dates leave open which number is the day: there are no `periods` until `dayFirst` says it. */
    isDayFirstUnknown: boolean;
    /** The line of the first row with bytes that stand for no character: the encoding is another one. */
    garbledLine: number | null;
  };
  /** Gives the memory back; a later call throws. Who forgets it leaves it to the garbage collector. */
  free(): void;
}

/** `status`: not paid, cancelled, a test. `customer`, `date`, `amount`: missing or unreadable. `currency`: another than the one asked for. `late`: after observationEnd. */
export type OrderSkipReason = "status" | "customer" | "date" | "amount" | "currency" | "late" | "fields";
export interface OrderOptions extends FileForm {
  unit: Unit;
  observationEnd?: string; // default: the last day that is not left out
  /**
   * An order of several lines has one id; without ids every line is an order. With `amount` an order has it once, from its first line that has one; `quantity`, `price` and `discount` are then ignored. Without it: the sum over its
   * lines of quantity (absent: 1) × price − discount; a line total is a `price` with `quantity: null`. `refunded` is read like `amount`, its sign ignored. A blank customer, date, currency or status is that of the order's first line.
   */
  columns?: Partial<Record<"customer" | "date" | "order" | "amount" | "quantity" | "price" | "discount" | "refunded" | "currency" | "status" | "mode", Column | null>>;
  /** Whether 08/03 is 8 March; found from the whole file where a day above 12 shows it, else `finish` throws "missing" at "dayFirst". */
  dayFirst?: boolean;
  /** Words of the status column that count as a sale or not, beside those that are known. */
  statuses?: Record<string, boolean>;
  /** The one currency that is read; absent: the only one in the file, several are "inconsistent" at "currency". */
  currency?: string;
  /** Minutes east of UTC of the shop's day, for times that carry their own offset; default: the day as it is written. */
  shopOffset?: number;
}
export function inspectOrders(head: Uint8Array, options?: Partial<OrderOptions>): {
  source: "shopify" | "wooCommerce" | "stripe" | "square" | "amazon" | null;
  encoding: Encoding; separator: Separator; headerRows: number; decimal: "." | ","; headers: string[];
  columns: Partial<Record<"customer" | "date" | "order" | "amount" | "quantity" | "price" | "discount" | "refunded" | "currency" | "status" | "mode", number>>;
  ambiguous: Record<string, number[]>;
  dayFirst: boolean | null; // null: the beginning does not tell, or dates are year first
  currencies: string[];
  statuses: { text: string; count: number; isSale: boolean | null /* unknown: kept, and asked about */ }[];
};
/**
 * Streams a file of orders or order lines, in any order of dates. Refunds are applied at the end, by date, then by line: a negative amount with the id of an order, or `refunded`, lessens that order, on the order's day; a negative
 * amount without an id, or with an unknown one, lessens the customer's latest day up to its own whose net covers it, else the latest one; where there is none it is only counted. A day that nets to zero or less is no purchase day.
 * Otherwise the rules of `summarise`. `skipped` counts lines. Ids are texts, but `17850.0` is `17850`. Memory grows with the orders (those with ids) and with the customers' days.
 */
export class OrderReader {
  constructor(options: OrderOptions);
  push(chunk: Uint8Array): void;
  finish(): {
    /** In columns, in order of first appearance; `value` is NaN where there is no repeat day. */
    customers: { customer: string[]; frequency: Float64Array; recency: Float64Array; age: Float64Array; value: Float64Array };
    lines: number; orders: number; refunds: number; observationEnd: string | null /* no order */; currency: string | null;
    skipped: Skipped<OrderSkipReason>;
  };
  /** What else there is to say of the file: refunds that no day covers, and ids that a spreadsheet has rounded (`5,58E+12`). */
  details(): { uncoveredRefunds: number; roundedIds: number };
  free(): void;
}

// ---- Planning -------------------------------------------------------------------------------------------------------
// `population` (an integer >= 1): n of N without replacement: n0, the answer without a population, rounded up, then n0 / (1 + (n0 - 1) / N) rounded up, at most N.

/** Answers needed for an interval of half the width `margin`. NPS: in points, above 0 to 100; `variance` of -1, 0, 1, 0..1, default 1, the worst case. */
export function npsSampleSize(input: { margin: number; variance?: number; confidence?: number; population?: number }): { n: number };
/** Wilson's interval; margin above 0 to 0.5; `share` expected, default 0.5, the worst case. */
export function shareSampleSize(input: { margin: number; share?: number; confidence?: number; population?: number }): { n: number };
/** Student's interval; margin > 0 in the unit of the answers (or of NEV), standardDeviation >= 0. */
export function meanSampleSize(input: { margin: number; standardDeviation: number; confidence?: number; population?: number }): { n: number };

/** Answers needed in each of two surveys to see a change with the given power (two-sided; 0 < power < 1, default 0.8, confidence 0.95; n >= 1): ceil((z + z_power)^2 (v1 + v2) / change^2). */
export function npsChangeSampleSize(input: { change: number /* points, > 0 */; variance?: number /* of -1, 0, 1; default 1 */; confidence?: number; power?: number }): { n: number };
/** v = p (1 - p) at `before` and at `after`, 0..1; equal ones are "inconsistent" at "after". */
export function shareChangeSampleSize(input: { before: number; after: number; confidence?: number; power?: number }): { n: number };
export function meanChangeSampleSize(input: { change: number; standardDeviation: number; confidence?: number; power?: number }): { n: number };

// ---- Ranges as people say them ---------------------------------------------------------------------------------------

/**
 * "20 to 30, 90 % sure": the distribution whose central `sure` share (default 0.9) lies between low and high. logNormal: low > 0, mu = (ln low + ln high) / 2,
 * sigma = (ln high - ln low) / (2 z); normal likewise. low >= high is "inconsistent" at "high", a low of 0 or less of a logNormal "outOfRange" at "low".
 */
export function distributionOf(input: { low: number; high: number; sure?: number; shape: "logNormal" | "normal" }): { kind: "logNormal"; mu: number; sigma: number } | { kind: "normal"; mean: number; sd: number }; // as ltvMonteCarlo takes it

// ---- Beyond the core: survey statistics ------------------------------------------------------------------------------

/** Second minus first, Welch's t test, not clamped. What needs a test is null for the reason: fewer than two values in a sample, or no variance in either. */
export interface MeanDifference {
  difference: number;
  standardError: number | null; t: number | null; degreesOfFreedom: number | null; pValue: number | null; interval: Interval | null;
  reason?: "tooFew" | "noVariance";
}
/** Second minus first, Newcombe's hybrid score interval, pooled score test; z and pValue null if all succeed in both samples, or none does. */
export interface ShareDifference { difference: number; interval: Interval; z: number | null; pValue: number | null }

/**
 * Of two independent surveys on the same scale; as of npsDifference the confidence is `first`'s, and "empty" is thrown without data. What differs in `second` is
 * "inconsistent" ("second.scale", "second.satisfiedFrom", "second.version", "second.confidence").
 */
export function nevDifference(first: NevInput, second: NevInput): MeanDifference;
export function csatDifference(first: CsatInput, second: CsatInput): { share: ShareDifference; mean: MeanDifference };
export function cesDifference(first: CesInput, second: CesInput): { mean: MeanDifference; easyShare: ShareDifference };
/** `successes` of `n`; n = 0 is "empty" at "first" or "second". */
export interface ShareOf { successes: number; n: number }
export function shareDifference(input: { first: ShareOf; second: ShareOf; confidence?: number }): ShareDifference;
export function meanDifference(input: { first: Numbers; second: Numbers; confidence?: number }): MeanDifference;

/**
 * Pearson's r of respondents' NEV with their likelihood to recommend (0..10), over those with both; Fisher's interval, null for n < 4; Spearman's rank correlation.
 * It describes these respondents: no published coefficient leads from NEV to NPS.
 */
export function nevNpsCorrelation(input: {
  responses: (Partial<Record<Emotion, number | null>> & { rating?: number | null })[];
  scale?: Scale; confidence?: number;
}): { n: number; r: number | null; interval: Interval | null; pValue: number | null; rankCorrelation: number | null; reason?: "tooFew" | "noVariance" };

/** Means over the used respondents; null where none of them answered. */
export interface NevPull {
  /**
   * What an emotion contributes to NEV: how far its answer is above the scale's min, over the number of answered emotions of its polarity, negative for a negative
   * one. What nobody felt pulls nothing, and all pulls add up to NEV on every scale.
   */
  pull: Record<Emotion, number | null>;
  /** What one point more of a positive, or less of a negative, would add to NEV, within the scale. */
  onePoint: Record<Emotion, number | null>;
  /** By pull; null if all answers of the polarity are at the scale's min. */
  strongestDestroyer: Emotion | null; strongestDriver: Emotion | null;
  /** Mean answer in Attention; in Recommendation and Advocacy. */
  shortTerm: number | null; longTerm: number | null;
}
export function nevPull(input: NevInput): NevPull;

/** What others call NEV, under names of its own. An emotion is felt from an answer of `feltFrom` on. Net share: 100 (positive - negative) / felt; null if nobody felt any. */
export function netShare(input: { responses: NevInput["responses"]; scale?: Scale; feltFrom: number; over: "pool" | "respondents" }): { share: number | null };
export function netCount(input: { responses: NevInput["responses"]; scale?: Scale; feltFrom: number }): { count: number };
/** 100 (positive - negative) / (positive + negative) of the answers above the scale's min; null if all are at min. */
export function intensityShare(input: { responses: NevInput["responses"]; scale?: Scale }): { share: number | null };

/** One label an answer, else "inconsistent" at "segments"; in order of first appearance. */
export function nevBySegment(input: NevInput & { segments: string[] }): { segment: string; result: NevResult }[];
export function npsBySegment(input: { ratings: Numbers; confidence?: number; segments: string[] }): { segment: string; result: NpsResult }[];
export function csatBySegment(input: CsatInput & { segments: string[] }): { segment: string; result: CsatResult }[];
export function cesBySegment(input: CesInput & { segments: string[] }): { segment: string; result: CesResult }[];

// ---- Beyond the core: unit economics ---------------------------------------------------------------------------------

export interface RetentionCostInput {
  contributionPerPeriod: number;
  retentionCostPerPeriod: number; // >= 0, spent in the middle of each period
  retention: number /* 0..1 */; discount: number /* > -1 */;
  /** Number of renewals, an integer >= 0, payments one more; absent: infinite horizon. */
  renewals?: number;
}
/** GC (K^0 + ... + K^n) - M (r^0 / (1 + d)^(1/2) + ... + r^(n-1) / (1 + d)^(n - 1/2)), K = r / (1 + d). Infinite and K >= 1: null, "diverges". */
export function retentionCostClv(input: RetentionCostInput): { clv: number | null; reason?: "diverges" };

/** lifetimeValue / acquisitionCost, null for cost 0. The lifetime value is of margin, gross of the cost. */
export function ltvToCac(input: { lifetimeValue: number; acquisitionCost: number }): { ratio: number | null };
/** 1 / margin; null for a margin of 0 or less; above 1 is "outOfRange". */
export function breakEvenRoas(input: { margin: number }): { roas: number | null };

export interface AcquisitionLimitInput {
  lifetimeValue: number;
  targetRatio?: number; // > 0
  /** Share of the lifetime value to keep, 0..1. */
  buffer?: number;
  /** Repaid within `periods` (>= 0, may be fractional), payments at 0, 1, 2, ...; defaults retention 1, discount 0. */
  payback?: { marginPerPeriod: number; periods: number; retention?: number; discount?: number };
}
export interface AcquisitionLimit {
  /** The lifetime value itself; null if it is negative. */
  breakEven: number | null;
  /**
   * LTV / targetRatio, LTV (1 - buffer), m (1 - K^n) / (1 - K), which for K = 0 is m from n = 1 on and 0 before; null if
   * not asked for or negative.
   */
  byRatio: number | null; byBuffer: number | null; byPayback: number | null;
  /** The least of what was asked for; null, "loss" if that is negative. */
  maximum: number | null;
  /** Which one allows least, the first of equal ones. */
  binding: "ratio" | "buffer" | "payback";
  reason?: "loss";
}
/** None of the three rules is "empty" at "". */
export function maximumAcquisitionCost(input: AcquisitionLimitInput): AcquisitionLimit;

export interface SubscriptionLtvInput {
  revenuePerAccount: number; // >= 0
  margin: number; // <= 1
  churn: number; // share of the accounts lost in a period, 0..1
  discount?: number; // > -1 a period, default 0
  /** Of the revenue of those who stay; amount >= 0 a period, rate > -1 a period. */
  expansion?: { kind: "linear"; amount: number } | { kind: "geometric"; rate: number };
  /** Number of payments, an integer >= 1, the first now; absent: infinite horizon. */
  periods?: number;
}
/** expectedPeriods = 1 / churn; null if churn = 0. */
export function subscriptionLtv(input: SubscriptionLtvInput): { ltv: number | null; reason?: "diverges"; expectedPeriods: number | null };

/** Recurring revenue of a period: all >= 0, opening > 0; churned + contraction above opening is "inconsistent" at "churned". */
export interface RevenueMovement { opening: number; new: number; expansion: number; contraction: number; churned: number }
/** net (NRR) and gross (GRR) are fractions of the opening revenue; quickRatio = (new + expansion) / (churned + contraction), null if nothing was lost. */
export function revenueRetention(input: RevenueMovement): { closing: number; net: number; gross: number; quickRatio: number | null };

export type RatePeriod = Unit | "year"; // a year is 365.25 days
/** A discount (> -1) compounds; retention and churn are 0..1. */
export function convertRate(input: { rate: number; kind: "discount" | "retention" | "churn"; from: RatePeriod; to: RatePeriod }): { rate: number };
/** ln(1 + yearly) / periodsPerYear. */
export function continuousRate(input: { yearly: number; periodsPerYear: number }): { rate: number };
/** count >= 0. */
export function inMonths(input: { count: number; period: RatePeriod }): { months: number };

// ---- Beyond the core: what drives a lifetime value -------------------------------------------------------------------

export type LtvFactor = keyof LtvInput;
/** "ratio" without a cost is "empty" at "base.acquisitionCost". */
export type LtvOutput = "revenue" | "profit" | "discountedProfit" | "ratio";
/** low above high is "inconsistent" at the range. */
export interface Bounds { low: number; high: number }

/** One input at a time at the ends of its range, the others at `base`. Sorted by swing = |highOutput - lowOutput|, equal ones in the order of LtvInput. */
export function ltvTornado(input: { base: LtvInput; output: LtvOutput; ranges: Partial<Record<LtvFactor, Bounds>> }): {
  base: number;
  bars: { name: LtvFactor; low: number; high: number; lowOutput: number; highOutput: number; swing: number }[];
};
/**
 * The value of `factor` at which `output` is `target`, that of `base` where the target holds there already; `range` defaults to all that the input allows, and an
 * end beyond that is "outOfRange" at "range.low" or "range.high". Not reached: null, "notReachable".
 */
export function ltvGoalSeek(input: { base: LtvInput; factor: LtvFactor; output: LtvOutput; target: number; range?: Bounds }): {
  value: number | null; output: number | null; reason?: "notReachable";
};

/** Ends out of order are "inconsistent" at the later one; logNormal: mean and standard deviation of the logarithm. */
export type Distribution =
  | { kind: "fixed"; value: number }
  | { kind: "uniform"; low: number; high: number }
  | { kind: "triangular"; low: number; mode: number; high: number }
  | { kind: "normal"; mean: number; sd: number }
  | { kind: "logNormal"; mu: number; sigma: number };
/**
 * Independent random inputs, those without a distribution at `base`. The same seed gives the same result to the last bit. Draws that `ltv` refuses (a margin above
 * 1) are left out and counted in `refused`; if all are, the first refusal is thrown.
 */
export function ltvMonteCarlo(input: {
  base: LtvInput; output: LtvOutput; inputs: Partial<Record<LtvFactor, Distribution>>;
  draws: number; // an integer from 1 to 1,000,000
  seed: number; // an integer >= 0
  shares?: Numbers; // of the percentiles, 0..1
  threshold?: number;
}): {
  n: number; refused: number; mean: number;
  /** With n - 1; null if n = 1. standardError = sd / sqrt(n). */
  sd: number | null; standardError: number | null;
  /** In the order of `shares`; linear between order statistics. */
  percentiles: { share: number; value: number }[];
  /** Share of the outputs above the threshold; null without one. */
  exceeding: number | null;
};

// ---- Beyond the core: what customers will be worth -------------------------------------------------------------------

/** Probabilities of 0, 1, ..., `most` (an integer up to 100,000) repeat purchases of a new customer within the horizon. */
export function purchaseProbabilities(input: { parameters: PurchaseParameters; horizon: number; most: number }): number[];

/** History and mean value: what summarise returns, or merged rows. `value` > 0 unless the frequency is 0. */
export interface ValueRow extends PurchaseHistory { value: number | null }
export interface MonthlyClvInput {
  unit: Unit; // of the histories and of the purchase parameters
  months: number; // an integer from 1 to 1200; a month is 365.25 / 12 days
  margin: number; // <= 1
  discountPerYear?: number; // > -1, default 0
  /** What a month's purchases are discounted to. */
  timing: "end" | "middle";
}
/** margin E[spend] (sum of the purchases expected in each month, discounted), of one customer of each row, after `age`; null where the mean spend does not exist. */
export function monthlyClv(input: { purchases: PurchaseParameters; spend: SpendParameters; customers: ValueRow[] } & MonthlyClvInput): {
  purchases: number; spend: number | null; clv: number | null; reason?: "noMean";
}[];

/** Refits of customers drawn with replacement: `resamples` an integer from 1 to 100,000; the same seed (an integer >= 0) gives the same result to the last bit. */
export interface Resampling { resamples: number; seed: number; confidence?: number }
/**
 * `intervals` by profile likelihood, with Student's t of as many degrees of freedom as there are repeat buyers less four; an end that the data leave open is e^16 or
 * e^-16 (of alpha: times the largest age). Never null: the type is kept. `failed` counts the refits without a finite maximum, `draws` holds the others. Where
 * `failedShare`, failed / resamples, is above 0.05, the draws lack a tail.
 */
export function bootstrapPurchases(input: { model: PurchaseModel; customers: PurchaseHistory[] } & Resampling): {
  fit: PurchaseFit;
  intervals: { r: Interval; alpha: Interval; a: Interval; b: Interval } | null;
  draws: PurchaseParameters[];
  failed: number; failedShare: number;
};
/**
 * The mean of monthlyClv over the customers under the models fitted to them, and its percentile interval over all refits: a failed one counts with the value that it
 * runs to, one without a mean spend at the end; null if no refit has a finite value. `draws` are the values of the others.
 */
export function bootstrapValue(input: { model: PurchaseModel; customers: ValueRow[] } & MonthlyClvInput & Resampling): {
  purchases: PurchaseFit; spend: SpendParameters & { logLikelihood: number; converged: boolean };
  clv: number | null; interval: Interval | null; draws: number[]; failed: number; failedShare: number;
};

/** First purchases fall into `acquisition` at the start of `observation`, both in the unit of the parameters; at most 1,000,000 customers. */
export interface SimulationInput {
  customers: number; seed: number; purchases: PurchaseParameters; spend: SpendParameters; observation: number; acquisition: number;
}
export function simulateCustomers(input: SimulationInput): { frequency: number; recency: number; age: number; value: number | null }[];
/** Times in whole days from `start` (ISO date), values in hundredths. */
export function simulateTransactions(input: SimulationInput & { start: string; unit: Unit }): { customer: string; date: string; value: number }[];

// ---- Beyond the core: columns ----------------------------------------------------------------------------------------
// The same for very many rows: typed arrays of one length instead of an object a row, which takes a fraction of the time. Other lengths are "inconsistent" at
// the first column that differs; an error in a column is at its index ("customers.recency[2]"), and of several at the first column.

export interface PurchaseHistoryColumns { frequency: TypedArray; recency: TypedArray; age: TypedArray }
/** predictPurchases, with the same numbers. */
export function predictPurchasesInColumns(parameters: PurchaseParameters, customers: PurchaseHistoryColumns, horizon: number): { expected: Float64Array; alive: Float64Array };

/** NaN is unanswered; an absent or null emotion is unanswered by all. */
export interface NevColumnsInput { answers: Partial<Record<Emotion, TypedArray | null>>; scale?: Scale /* 0..10 */; confidence?: number }
/** nev, with the same numbers. */
export function nevInColumns(input: NevColumnsInput): NevResult;
