// What each function takes, as fast-check draws it: `fitting` arguments, and `broken` ones, in which some value is another.
import fc from "fast-check";
import { emotions } from "./core.mjs";

const everyEmotion = Object.values(emotions).flat();
const extremes = [0, -0, 1, -1, 0.5, 1e-300, 5e-324, 1e300, 1.7976931348623157e308, -1e308, 2 ** 53, 1e-12, 1 - 2 ** -53, NaN, Infinity, -Infinity];

/** Numbers as people type them, and now and then one from the edges. */
const within = (min, max) =>
  fc.oneof({ weight: 4, arbitrary: fc.double({ min, max, noNaN: true }) }, fc.integer({ min: Math.ceil(min), max: Math.floor(max) }));
const positive = fc.oneof({ weight: 4, arbitrary: within(0, 1000) }, fc.double({ min: 0, max: 1e308, noNaN: true }));
const rate = within(-0.99, 2);
const count = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
const optional = (arbitrary) => fc.option(arbitrary, { nil: null, freq: 3 });
const list = (arbitrary, maxLength = 12) => fc.array(arbitrary, { maxLength });
const rating = (min, max) => list(fc.integer({ min, max }));
const record = (required, optionals = {}) =>
  fc.record({ ...required, ...optionals }, { requiredKeys: Object.keys(required), noNullPrototype: true });

const confidence = optional(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }));
const scale = (low, high) => optional(fc.constant({ min: low, max: high }));
const npsInput = fc.oneof(
  record({ ratings: rating(0, 10) }, { confidence }),
  record({ detractors: count, passives: count, promoters: count }, { confidence }),
);

const replacements = fc.oneof(
  fc.constantFrom(...extremes, undefined, null, "", "5", "1 234,56", true, 7n, [], {}, [[]], Symbol.iterator, () => 1),
  fc.double(),
  fc.anything(),
);

/** `value` with the value at one place, chosen by `choice`, replaced, removed or joined by a stranger. */
function broken(value, choice, replacement) {
  if (value === null || typeof value !== "object" || choice.length === 0) return replacement;
  const [first, ...rest] = choice;
  const keys = Object.keys(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const place = first % (keys.length + 1);
  if (place === keys.length) {
    if (Array.isArray(copy)) copy.push(replacement);
    else copy[String(replacement?.toString?.call?.(replacement) ?? "stranger")] = replacement;
  } else if (rest.length === 0 && first % 7 === 0) {
    delete copy[keys[place]];
  } else {
    copy[keys[place]] = broken(copy[keys[place]], rest, replacement);
  }
  return copy;
}

const shape = (...args) => {
  const fitting = fc.tuple(...args);
  const choice = fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 5 });
  return { fitting, broken: fc.tuple(fitting, choice, replacements).map(([values, places, other]) => broken(values, places, other)) };
};

export const shapes = {
  nev: shape(
    record(
      { responses: list(fc.record(Object.fromEntries(everyEmotion.map((emotion) => [emotion, optional(within(1, 5))])), { requiredKeys: [], noNullPrototype: true })) },
      { scale: scale(-3, 7.5), confidence },
    ),
  ),
  nps: shape(npsInput),
  npsDifference: shape(npsInput, npsInput.map(({ confidence: _, ...answers }) => answers)),
  csat: shape(record({ ratings: rating(1, 5) }, { scale: scale(0, 10), satisfiedFrom: optional(fc.integer({ min: 2, max: 5 })), confidence })),
  ces: shape(record({ ratings: rating(1, 5) }, { version: optional(fc.constantFrom("1.0", "2.0")), confidence })),
  ltv: shape(
    record(
      { averageCheck: positive, purchasesPerMonth: positive, margin: within(-1, 1), months: positive },
      { discountPerYear: optional(rate), acquisitionCost: optional(positive) },
    ),
  ),
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
};
