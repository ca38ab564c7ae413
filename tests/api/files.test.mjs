// Files through the JavaScript face: what a file looks like, and readers that take it in chunks. Expected numbers: those of the
// functions over the same answers, and arithmetic by hand.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { core, emotions, read, refuses, repository } from "./core.mjs";

const { inspectSurvey, inspectOrders, SurveyReader, OrderReader } = core;
const bytes = (text) => new TextEncoder().encode(text);
const exported = (name) => new Uint8Array(readFileSync(join(repository, "tests/surveys", `${name}.csv`)));
/** What comes of a file that is there at once. */
const survey = (text, options) => read("SurveyReader", options, bytes(text))[0];
const orders = (text, options) => read("OrderReader", { unit: "day", ...options }, bytes(text))[0];
const cutAt = (file, place) => [file.subarray(0, place), file.subarray(place)];

// ---- Surveys: what a file looks like

test("whose export it is, its form and its columns are found", () => {
  const head = exported("survey_monkey");
  const { source, encoding, separator, headerRows, decimal, headers, columns, ambiguous, labels, scale } = inspectSurvey(head, "nps");
  assert.deepEqual({ source, encoding, separator, headerRows, decimal }, { source: "surveyMonkey", encoding: "utf-8", separator: ",", headerRows: 2, decimal: "." });
  assert.equal(headers[10], "How satisfied are you with: [Staff]");
  assert.equal(columns.rating, 9);
  assert.deepEqual([ambiguous, labels, scale], [{}, [], { min: 0, max: 10 }]);
  assert.deepEqual(inspectSurvey(head, "csat").ambiguous, { rating: [10, 11] });
});

test("every export that is known has a name, and other files have none", () => {
  const names = { typeform: "typeform", survey_monkey: "surveyMonkey", qualtrics: "qualtrics", lime_survey: "limeSurvey", google_forms: "googleForms", microsoft_forms: "microsoftForms", formbricks: "formbricks", tally: "tally" };
  for (const [file, source] of Object.entries(names)) assert.equal(inspectSurvey(exported(file), "nps").source, source);
  assert.equal(inspectSurvey(bytes("nps\n9\n"), "nps").source, null);
});

test("an inspection has the declared fields, and the corrected ones as they were said", () => {
  const inspection = inspectSurvey(bytes("a;b\nVery satisfied;1,5\nVery satisfied;2\nwhatever;3\n"), "csat", { columns: { rating: "a" } });
  assert.deepEqual(Object.keys(inspection).toSorted(), ["ambiguous", "columns", "decimal", "encoding", "headerRows", "headers", "labels", "scale", "separator", "source"]);
  assert.deepEqual(inspection.columns, { rating: 0 });
  assert.deepEqual(inspection.labels, [{ text: "Very satisfied", count: 2, suggested: 5 }, { text: "whatever", count: 1, suggested: null }]);
  assert.deepEqual([inspection.separator, inspection.decimal, inspection.scale], [";", ",", null]);
  assert.equal(inspectSurvey(bytes("a;b\n1;2\n"), "csat", { separator: "," }).headers.length, 1);
});

test("an inspection throws for what is no table, and for options that are none", () => {
  refuses(() => inspectSurvey(bytes(""), "nps"), "empty", "head");
  refuses(() => inspectSurvey(bytes("\n\n"), "nps"), "empty", "head");
  refuses(() => inspectSurvey(bytes("PK\u0003\u0004 and more"), "nps"), "wrongType", "head");
  refuses(() => inspectSurvey("nps\n9\n", "nps"), "wrongType", "head");
  refuses(() => inspectSurvey(undefined, "nps"), "missing", "head");
  refuses(() => inspectSurvey(bytes("a"), "nev2"), "outOfRange", "metric");
  refuses(() => inspectSurvey(bytes("a"), "nps", { colums: {} }), "unknownField", "options.colums");
  refuses(() => inspectSurvey(bytes("a"), "nps", { metric: "csat" }), "inconsistent", "options.metric");
  refuses(() => inspectSurvey(bytes("a"), "nps", { columns: { rating: -1 } }), "outOfRange", "options.columns.rating");
  // What does not fit the file or the metric waits for the reader.
  assert.deepEqual(inspectSurvey(bytes("a\n9\n"), "nps", { columns: { rating: "b" } }).columns, {});
  assert.deepEqual(inspectSurvey(bytes("a\n9\n"), "nps", { satisfiedFrom: 4, metric: "nps" }).columns, { rating: 0 });
});

// ---- Surveys: what comes of a file

test("a file gives what its answers give", () => {
  const sheets = Array.from({ length: 50 }, (_, row) => ({ irritated: row % 7, caredFor: (row * 3) % 11, happy: row % 5 ? (row * 7) % 11 : null }));
  const text = `irritated,caredFor,happy\n${sheets.map((sheet) => Object.values(sheet).map((cell) => cell ?? "").join(",")).join("\n")}\n`;
  assert.deepEqual(survey(text, { metric: "nev" }), { result: core.nev({ responses: sheets }), segments: [], rows: 50, skipped: { count: 0, reasons: {}, rows: [] } });
  const ratings = Array.from({ length: 40 }, (_, row) => (row * 7) % 11);
  assert.deepEqual(survey(`nps\n${ratings.join("\n")}`, { metric: "nps", confidence: 0.9 }).result, core.nps({ ratings, confidence: 0.9 }));
  const five = ratings.map((rating) => 1 + (rating % 5));
  assert.deepEqual(survey(`csat\n${five.join("\n")}`, { metric: "csat", satisfiedFrom: 5 }).result, core.csat({ ratings: five, satisfiedFrom: 5 }));
  assert.deepEqual(survey(`effort\n${five.join("\n")}`, { metric: "ces", version: "1.0" }).result, core.ces({ ratings: five, version: "1.0" }));
});

test("segments, months and groups split the result", () => {
  const text = "nps,segment,date,group\n10,shop,2026-05-01,A\n0,online,2026-05-31,B\n9,shop,2026-06-01,A\n8,,2026-06-02,B\n";
  const { result, segments, periods, groups } = survey(text, { metric: "nps" });
  const score = ({ score, n }) => [score, n];
  assert.deepEqual(score(result), [25, 4]);
  assert.deepEqual(segments.map(({ segment, result }) => [segment, ...score(result)]), [["shop", 100, 2], ["online", -100, 1]]);
  assert.deepEqual(periods.map(({ month, result }) => [month, ...score(result)]), [["2026-05", 0, 2], ["2026-06", 50, 2]]);
  assert.deepEqual(groups.map(({ group, result }) => [group, ...score(result)]), [["A", 100, 2], ["B", -50, 2]]);
  const without = survey(text, { metric: "nps", columns: { segment: null, date: null, group: null } });
  assert.deepEqual([without.segments, "periods" in without, "groups" in without], [[], false, false]);
  assert.equal(survey(text, { metric: "nps", columns: { date: undefined } }).periods.length, 2);
});

test("rows left out are counted by reason and listed with line, column and value", () => {
  const { rows, skipped } = survey("sep=;\nnps;why\n9;a\n11;b\nten;c\n;d\n8;e;f\n", { metric: "nps" });
  assert.equal(rows, 5);
  assert.deepEqual(skipped, {
    count: 4,
    reasons: { number: 1, scale: 1, fields: 1, answer: 1 },
    rows: [
      { line: 4, column: "nps", value: "11", reason: "scale" },
      { line: 5, column: "nps", value: "ten", reason: "number" },
      { line: 6, column: null, value: null, reason: "answer" },
      { line: 7, column: null, value: null, reason: "fields" },
    ],
  });
  const many = survey(`nps\n${"x\n".repeat(250)}`, { metric: "nps" }).skipped;
  assert.deepEqual([many.count, many.rows.length], [250, 100]);
});

test("labels mean what is said, and nothing that is only suggested", () => {
  const text = "satisfaction\nVery satisfied\n5 = very satisfied\nN/A\n3\n";
  assert.deepEqual(survey(text, { metric: "csat" }).skipped.reasons, { number: 2 });
  const said = survey(text, { metric: "csat", labels: { "Very satisfied": 5, "N/A": null } });
  assert.deepEqual([said.result.n, said.skipped.reasons], [3, { answer: 1 }]);
});

test("however a file is cut, the same comes of it", () => {
  for (const [name, metric] of [["typeform", "nps"], ["qualtrics", "nps"], ["survey_monkey", "nps"], ["formbricks", "csat"]]) {
    const file = exported(name);
    const whole = read("SurveyReader", { metric }, file);
    for (let place = 0; place <= file.length; place += 1) assert.deepEqual(read("SurveyReader", { metric }, ...cutAt(file, place)), whole, `${name} at ${place}`);
    assert.deepEqual(read("SurveyReader", { metric }, ...Array.from(file, (byte) => Uint8Array.of(byte))), whole);
  }
});

test("in other encodings a file is the same", () => {
  const text = "Jak bardzo polecisz?;Żółć\n9;ą\n3;ż\n";
  const wide = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0)).buffer);
  assert.deepEqual(read("SurveyReader", { metric: "nps" }, wide), read("SurveyReader", { metric: "nps" }, bytes(text)));
  assert.equal(inspectSurvey(wide, "nps").encoding, "utf-16le");
});

test("finish may be asked at any time and changes nothing", () => {
  const reader = new SurveyReader({ metric: "nps" });
  refuses(() => reader.finish(), "empty", "");
  const n = (chunk) => (reader.push(bytes(chunk)), reader.finish().result.n);
  assert.deepEqual([n("nps\n9"), n("\n1"), n("0\n3"), reader.finish().result.n], [1, 2, 3, 3]);
  assert.equal(reader.finish().result.promoters, 2);
  reader.free();
});

test("what else there is to say of a survey", () => {
  const text = "happy,stressed,recommend,date\n9,1,10,03/08/2026\n2,5,1,04/08/2026\n5,5,5,05/08/2026\n";
  const [outcome, details] = read("SurveyReader", { metric: "nev" }, bytes(text));
  assert.equal(outcome.result.n, 3);
  assert.ok(!("periods" in outcome));
  assert.equal(details.isDayFirstUnknown, true);
  assert.deepEqual(read("SurveyReader", { metric: "nev", dayFirst: true }, bytes(text))[0].periods.map(({ month }) => month), ["2026-08"]);
  assert.equal(details.distribution.reduce((sum, { count }) => sum + count, 0), 3);
  assert.equal(details.nevAndRating.correlation.n, 3);
  const responses = [[9, 1, 10], [2, 5, 1], [5, 5, 5]].map(([happy, stressed, rating]) => ({ happy, stressed, rating }));
  const { r } = core.nevNpsCorrelation({ responses });
  assert.ok(Math.abs(details.nevAndRating.correlation.r - r) < 1e-12);
  assert.equal(details.garbledLine, null);
  assert.equal(read("SurveyReader", { metric: "nps" }, bytes("nps\n9\n"))[1].nevAndRating, null);
});

test("options are refused where they are wrong, in the declared order", () => {
  const made = (options) => () => new SurveyReader(options);
  refuses(made(undefined), "missing", "");
  refuses(made([]), "wrongType", "");
  refuses(made({}), "missing", "metric");
  refuses(made({ metric: "nps", encoding: "latin-1" }), "outOfRange", "encoding");
  refuses(made({ metric: "nps", separator: ":" }), "outOfRange", "separator");
  refuses(made({ metric: "nps", headerRows: -1 }), "outOfRange", "headerRows");
  refuses(made({ metric: "nps", decimal: 1 }), "wrongType", "decimal");
  refuses(made({ metric: "nps", scale: { min: 0, max: 10 } }), "inconsistent", "scale");
  refuses(made({ metric: "nev", scale: { min: 1, max: 1 } }), "inconsistent", "scale");
  refuses(made({ metric: "nps", satisfiedFrom: 4, confidence: 2 }), "inconsistent", "satisfiedFrom");
  refuses(made({ metric: "csat", satisfiedFrom: 6 }), "outOfRange", "satisfiedFrom");
  refuses(made({ metric: "csat", version: "2.0" }), "inconsistent", "version");
  refuses(made({ metric: "ces", version: "3.0" }), "outOfRange", "version");
  refuses(made({ metric: "nps", confidence: 95 }), "outOfRange", "confidence");
  refuses(made({ metric: "nps", columns: { happy: 0 } }), "inconsistent", "columns.happy");
  refuses(made({ metric: "nps", columns: { ratings: 0 } }), "unknownField", "columns.ratings");
  refuses(made({ metric: "nps", columns: { rating: true } }), "wrongType", "columns.rating");
  refuses(made({ metric: "nps", labels: { yes: "10" } }), "wrongType", "labels.yes");
  refuses(made({ metric: "nps", labels: { yes: NaN } }), "notFinite", "labels.yes");
  refuses(made({ metric: "nps", dayFirst: 1 }), "wrongType", "dayFirst");
  assert.throws(() => SurveyReader({ metric: "nps" }), TypeError);
});

test("files are refused where their columns do not fit", () => {
  const of = (text, options) => () => survey(text, { metric: "nps", ...options });
  refuses(of("a,b\nx,y\n"), "missing", "columns");
  refuses(of("segment,b\nx,y\n"), "missing", "columns.rating");
  refuses(of("a\n9\n", { columns: { rating: "b" } }), "missing", "columns.rating");
  refuses(of("a\n9\n", { columns: { rating: 1 } }), "missing", "columns.rating");
  refuses(of("a,a\n9,9\n", { columns: { rating: "a" } }), "inconsistent", "columns.rating");
  refuses(of("nps,nps\n9,9\n"), "inconsistent", "columns.rating");
  refuses(of(`nps,segment\n${Array.from({ length: 1001 }, (_, row) => `9,s${row}\n`).join("")}`), "outOfRange", "columns.segment");
});

// ---- Bytes and the life of a reader

test("a chunk is a Uint8Array, whatever it is part of", () => {
  const reader = new SurveyReader({ metric: "nps" });
  for (const other of ["nps\n", [110], new ArrayBuffer(3), Int8Array.of(110), new Uint16Array(1), new DataView(new ArrayBuffer(1)), {}, 3]) {
    refuses(() => reader.push(other), "wrongType", "");
  }
  refuses(() => reader.push(), "missing", "");
  const inside = new Uint8Array(64);
  inside.set(bytes("nps\n10\n"), 7);
  reader.push(inside.subarray(7, 14));
  reader.push(new Uint8Array(0));
  reader.push(Buffer.from("9\n"));
  class Own extends Uint8Array { get length() { return 99; } subarray() { throw new Error("no"); } }
  reader.push(Own.from(bytes("8\n")));
  assert.equal(reader.finish().result.n, 3);
  reader.free();
});

test("a file may be longer than a chunk is copied at once", () => {
  const text = `nps,why\n${"10,\"a\nb\"\n".repeat(50_000)}`;
  const [whole] = read("SurveyReader", { metric: "nps" }, bytes(text));
  assert.deepEqual([whole.result.n, whole.result.score], [50_000, 100]);
  assert.equal(inspectSurvey(bytes(text), "nps").columns.rating, 0);
});

test("what is no table is refused by every push and at the end", () => {
  const reader = new SurveyReader({ metric: "nps" });
  const archive = new Uint8Array(70_000);
  archive.set([0x50, 0x4b, 3, 4]);
  refuses(() => reader.push(archive), "wrongType", "");
  refuses(() => reader.push(bytes("nps\n9\n")), "wrongType", "");
  refuses(() => reader.finish(), "wrongType", "");
  reader.free();
});

test("a reader that has been freed throws, and harms no other", () => {
  const [one, other] = [new SurveyReader({ metric: "nps" }), new SurveyReader({ metric: "nps" })];
  other.push(bytes("nps\n9\n"));
  one.free();
  assert.throws(() => one.push(bytes("nps\n")), Error);
  assert.throws(() => one.finish(), Error);
  assert.equal(other.finish().result.n, 1);
  other.free();
  assert.equal(core.nps({ ratings: [10] }).score, 100);
});

test("memory stays constant however long a file is", async () => {
  const { memory } = core.initSync({ module: new WebAssembly.Module(readFileSync(join(process.env.FELTWORTH_CORE ?? join(repository, "dist"), "feltworth-core_bg.wasm"))) });
  const header = [...Object.values(emotions).flat(), "recommend", "date", "segment"].join(",");
  const row = (number) => [...Array.from({ length: 21 }, (_, column) => (number * (column + 3)) % 11), `2026-0${1 + (number % 9)}-14`, `"segment ${number % 500}"`].join(",");
  const chunk = bytes(Array.from({ length: 800 }, (_, number) => `${row(number)}\n`).join(""));
  const reader = new SurveyReader({ metric: "nev" });
  reader.push(bytes(`${header}\n`));
  const times = Math.ceil(6e7 / chunk.length);
  for (let time = 0; time < times; time += 1) for (let at = 0; at < chunk.length; at += 65_536) reader.push(chunk.subarray(at, at + 65_536));
  const { rows, skipped, segments, periods } = reader.finish();
  reader.free();
  assert.deepEqual([rows, skipped.count, segments.length, periods.length], [800 * times, 0, 500, 9]);
  assert.ok(memory.buffer.byteLength < 64 * 2 ** 20, `${memory.buffer.byteLength} bytes`);
});

// ---- Orders

const shop = "Order;Date;Customer;Total;Currency;Status\n1;2026-01-01;ann;20,50;EUR;paid\n2;2026-01-11;ann;30,00;EUR;paid\n3;2026-01-31;bob;9,90;EUR;paid\n4;2026-01-31;eve;5,00;EUR;voided\n";

test("what a file of orders looks like", () => {
  const inspection = inspectOrders(bytes(shop), { statuses: { voided: false } });
  assert.deepEqual(inspection, {
    source: null, encoding: "utf-8", separator: ";", headerRows: 1, decimal: ",",
    headers: ["Order", "Date", "Customer", "Total", "Currency", "Status"],
    columns: { customer: 2, date: 1, order: 0, amount: 3, currency: 4, status: 5 },
    ambiguous: {}, dayFirst: null, currencies: ["EUR"],
    statuses: [{ text: "paid", count: 3, isSale: true }, { text: "voided", count: 1, isSale: false }],
  });
  assert.equal(inspectOrders(bytes("order-id\tpurchase-date\titem-price\tbuyer-email\n1\t2026-05-01\t9.50\tann@example.org\n")).source, "amazon");
  assert.equal(inspectOrders(bytes("customer,date,total\na,13/05/2026,3\n")).dayFirst, true);
  assert.equal(inspectOrders(bytes("customer,date,total,status\na,2026-05-01,3,strange\n")).statuses[0].isSale, null);
  refuses(() => inspectOrders(bytes("")), "empty", "head");
  refuses(() => inspectOrders(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)), "wrongType", "head");
  refuses(() => inspectOrders(bytes(shop), { columns: { customer: "buyer" } }), "missing", "options.columns.customer");
  refuses(() => inspectOrders(bytes(shop), { columns: { customer: 6 } }), "missing", "options.columns.customer");
  refuses(() => inspectOrders(bytes(shop), { unit: "year" }), "outOfRange", "options.unit");
});

test("orders become what purchase models know of each customer, in columns", () => {
  const outcome = orders(shop);
  assert.deepEqual(Object.keys(outcome).toSorted(), ["currency", "customers", "lines", "observationEnd", "orders", "refunds", "skipped"]);
  const { customers, ...rest } = outcome;
  assert.deepEqual(customers, {
    customer: ["ann", "bob"],
    frequency: Float64Array.of(1, 0), recency: Float64Array.of(10, 0), age: Float64Array.of(30, 0), value: Float64Array.of(30, NaN),
  });
  assert.deepEqual(rest, {
    lines: 4, orders: 3, refunds: 0, observationEnd: "2026-01-31", currency: "EUR",
    skipped: { count: 1, reasons: { status: 1 }, rows: [{ line: 5, column: "Status", value: "voided", reason: "status" }] },
  });
  const parameters = { model: "bgNbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const { frequency, recency, age } = customers;
  assert.equal(core.predictPurchasesInColumns(parameters, { frequency, recency, age }, 39).expected.length, 2);
});

test("orders agree with summarise over their transactions", () => {
  const transactions = core.simulateTransactions({
    customers: 40, seed: 3, purchases: { model: "bgNbd", r: 0.9, alpha: 4, a: 0.8, b: 2.4 }, spend: { p: 6, q: 4, gamma: 15 }, observation: 39, acquisition: 12, start: "2026-01-01", unit: "week",
  });
  const text = `customer,date,total\n${transactions.map(({ customer, date, value }) => `${customer},${date},${value}`).join("\n")}\n`;
  const { customers } = orders(text, { unit: "week", observationEnd: "2026-09-30" });
  const expected = core.summarise({ transactions, observationEnd: "2026-09-30", unit: "week" });
  assert.deepEqual(customers.customer, expected.map(({ customer }) => customer));
  for (const field of ["frequency", "recency", "age", "value"]) {
    assert.deepEqual([...customers[field]], expected.map((row) => row[field] ?? NaN), field);
  }
});

test("refunds, dates and currencies are taken as they are said", () => {
  const refunded = read("OrderReader", { unit: "day" }, bytes("order,customer,date,total\n1,ann,2026-01-01,20\n2,ann,2026-01-05,30\n2,ann,2026-01-09,-30\n,bob,2026-01-09,-5\n"));
  assert.deepEqual([refunded[0].refunds, refunded[0].customers.frequency[0], refunded[1]], [2, 0, { uncoveredRefunds: 1, roundedIds: 0 }]);
  const dated = "customer,date,total\nann,03/08/2026,10\nann,05/08/2026,10\n";
  refuses(() => orders(dated), "missing", "dayFirst");
  assert.deepEqual([true, false].map((dayFirst) => orders(dated, { dayFirst }).customers.recency[0]), [2, 61]);
  const money = "customer,date,total,currency\nann,2026-01-01,10,EUR\nann,2026-01-05,10,USD\n";
  refuses(() => orders(money), "inconsistent", "currency");
  const euros = orders(money, { currency: "eur" });
  assert.deepEqual([euros.currency, euros.skipped.reasons], ["EUR", { currency: 1 }]);
  const late = "customer,date,total\nann,2026-05-01T00:30:00+02:00,10\n";
  assert.deepEqual([undefined, 120, 0].map((shopOffset) => orders(late, { shopOffset }).observationEnd), ["2026-05-01", "2026-05-01", "2026-04-30"]);
  assert.equal(orders("customer,date,total\n").observationEnd, null);
});

test("however a file of orders is cut, the same comes of it", () => {
  const file = bytes(`${shop}3;2026-01-31;bob;-4,90;EUR;"refunded\nin part"\n5;2026-02-03;Żaneta;7,5;EUR;paid`);
  const whole = read("OrderReader", { unit: "week" }, file);
  assert.equal(whole[0].lines, 6);
  for (let place = 0; place <= file.length; place += 1) assert.deepEqual(read("OrderReader", { unit: "week" }, ...cutAt(file, place)), whole, `at ${place}`);
});

test("options of orders are refused where they are wrong", () => {
  const made = (options) => () => new OrderReader(options);
  refuses(made(undefined), "missing", "");
  refuses(made({}), "missing", "unit");
  refuses(made({ unit: "year" }), "outOfRange", "unit");
  refuses(made({ unit: "day", observationEnd: "31.12.2026" }), "outOfRange", "observationEnd");
  refuses(made({ unit: "day", columns: { total: 1 } }), "unknownField", "columns.total");
  refuses(made({ unit: "day", dayFirst: "yes" }), "wrongType", "dayFirst");
  refuses(made({ unit: "day", statuses: { paid: 1 } }), "wrongType", "statuses.paid");
  refuses(made({ unit: "day", currency: 978 }), "wrongType", "currency");
  refuses(made({ unit: "day", shopOffset: 1440 }), "outOfRange", "shopOffset");
  refuses(() => orders("date,total\n2026-01-01,3\n"), "missing", "columns.customer");
  refuses(() => orders("customer,total\nann,3\n"), "missing", "columns.date");
  refuses(() => orders("customer,date\nann,2026-01-01\n"), "missing", "columns.amount");
  refuses(() => orders("customer,date,total\nann,2026-01-01,100.000\n"), "missing", "decimal");
  refuses(() => orders(""), "empty", "");
});
