// Writes tests/intl.json: numbers and plural forms as this Node's Intl has them, with U+2212 for the minus, for the test of
// what stands in the written pages. A row is a language, a number, a style, least and most digits, and the text.
//
//   node tests/intl.mjs > tests/intl.json
import { readdirSync } from "node:fs";

const languages = readdirSync(new URL("../src/content/locales", import.meta.url));
const currencies = ["EUR", "USD", "GBP", "PLN", "RUB", "CHF", "CZK", "HUF", "RON", "SEK", "UAH", "JPY"];
const numbers = [0, -0.001, 0.005, 0.5, 1, 1.005, -1.5, 2.345, -3.5, 12.5, 999.995, 1234.5, -9999.5, 12345.678, 1e6, -1234567.891, 1e15];
const counts = [0, 1, 1.5, 2, 3, 4, 5, 11, 12, 21, 22, 25, 100, 101, 102, 103, 111, 1000, 1e6, 2e6];
const digits = [[0, 0], [0, 2], [0, 6], [1, 1], [2, 2]];

const signs = { plain: "negative", signed: "exceptZero", percent: "negative" };

function number(language, value, style, [least, most]) {
  const options = { minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: signs[style] ?? "negative" };
  if (style === "percent") options.style = "percent";
  if (!(style in signs)) Object.assign(options, { style: "currency", currency: style, currencyDisplay: "narrowSymbol" });
  return new Intl.NumberFormat(language, options).format(value).replace("-", "\u2212");
}

const plural = (language, count, most) => new Intl.PluralRules(language, { maximumFractionDigits: most }).select(count);

const rows = languages.flatMap((language) => [
  ...numbers.flatMap((value) => [
    ...digits.map((range) => [language, value, "plain", ...range, number(language, value, "plain", range)]),
    ...[0, 1, 3].map((most) => [language, value, "signed", most, most, number(language, value, "signed", [most, most])]),
    ...[0, 2].map((most) => [language, value, "percent", 0, most, number(language, value, "percent", [0, most])]),
    ...[0, 2].map((most) => [language, value, "EUR", most, most, number(language, value, "EUR", [most, most])]),
  ]),
  ...currencies.map((currency) => [language, -12345.5, currency, 2, 2, number(language, -12345.5, currency, [2, 2])]),
  ...counts.flatMap((count) => [0, 1].map((most) => [language, count, "plural", 0, most, plural(language, count, most)])),
]);
console.log(`[\n  ${rows.map((row) => JSON.stringify(row)).join(",\n  ")}\n]`);
