// The JavaScript face of the metrics core: what `feltworth-core.js` in the built site exports.
//
//   import init, * as feltworth from "https://example.org/feltworth/feltworth-core.js";
//   await init();                       // in Node: await init({ module_or_path: bytes })
//   feltworth.nps({ detractors: 60, passives: 90, promoters: 100 }).score; // 16
//
// Rules that hold for every function
// - Plain objects in, plain objects out; nothing has to be freed except a SurveyReader. Further exports are allowed if they are declared here.
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
export type NpsInput = ({ ratings: number[] } | { detractors: number; passives: number; promoters: number }) & { confidence?: number };
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
export interface CsatInput { ratings: number[]; scale?: Scale /* 1..5 */; satisfiedFrom?: number; confidence?: number }
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
export interface CesInput { ratings: number[]; version?: "2.0" | "1.0"; confidence?: number }
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

/** Absent = 0; all >= 0. ratio = benefits / costs, null if costs = 0. */
export interface PerceivedValueInput {
  benefits: { money?: number; time?: number; information?: number; psychological?: number; social?: number };
  price: number;
  transactionCosts?: { search?: number; relationship?: number; negotiation?: number; decision?: number; contract?: number; control?: number };
}
export function perceivedValue(input: PerceivedValueInput): { benefits: number; costs: number; difference: number; ratio: number | null };
