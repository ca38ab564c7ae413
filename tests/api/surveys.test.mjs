// NEV, NPS, CSAT and CES through the JavaScript face. Expected numbers: published examples, and SciPy where none has the interval.
import { test } from "node:test";
import assert from "node:assert/strict";
import { agrees, core, emotions, ratings, refuses } from "./core.mjs";

const { nev, nps, npsDifference, csat, ces } = core;
const everyEmotion = Object.values(emotions).flat();
const sheet = (positive, negative) =>
  Object.fromEntries(everyEmotion.map((emotion) => [emotion, emotions.destroying.includes(emotion) ? negative : positive]));
const answers = (cluster, values) => Object.fromEntries(emotions[cluster].map((emotion, index) => [emotion, values[index]]));
const worked = {
  ...answers("destroying", [2, 3, 1, 2, 2, 3, 2, 1]),
  ...answers("attention", [7, 6, 5, 4, 6]),
  ...answers("recommendation", [8, 7, 7, 6, 8]),
  ...answers("advocacy", [8, 8]),
};

// ---- NEV

test("NEV is the mean of the positives minus the mean of the negatives", () => {
  assert.equal(nev({ responses: [sheet(10, 0)] }).nev, 10);
  assert.equal(nev({ responses: [sheet(0, 10)] }).nev, -10);
  for (const same of [5, 0]) assert.ok(Object.is(nev({ responses: [sheet(same, same)] }).nev, 0));
});

test("NEV of one complete answer sheet has cluster means and no interval", () => {
  const result = nev({ responses: [worked] });
  agrees(result, {
    n: 1, excluded: 0, nev: 14 / 3, interval: null, positive: 20 / 3, negative: 2,
    clusters: { destroying: 2, attention: 5.6, recommendation: 7.2, advocacy: 8 },
    emotions: worked,
  });
  assert.deepEqual(Object.keys(result.emotions).toSorted(), everyEmotion.toSorted());
});

test("NEV has Student's interval from two respondents on", () => {
  const result = nev({ responses: [worked, sheet(5, 5)] });
  agrees(result.interval, { low: -27.314477717740953, high: 31.981144384407617 });
  agrees(result.nev, 7 / 3);
});

test("NEV leaves out whoever answered only one polarity, and says how many", () => {
  const result = nev({ responses: [{ happy: 9 }, { irritated: 1 }, {}, { happy: 8, irritated: null, hurried: 2 }] });
  agrees(result, { n: 1, excluded: 3, nev: 6, positive: 8, negative: 2 });
  assert.equal(result.clusters.attention, null);
  assert.equal(result.emotions.irritated, null);
  assert.equal(result.emotions.happy, 8);
});

test("NEV without data is null, not an error", () => {
  const result = nev({ responses: [] });
  agrees(result, { n: 0, excluded: 0, nev: null, interval: null, positive: null, negative: null });
  assert.ok([...Object.values(result.emotions), ...Object.values(result.clusters)].every((mean) => mean === null));
});

test("NEV takes any number on the scale, which may be any", () => {
  assert.equal(nev({ responses: [{ happy: 2.5, irritated: 0.5 }] }).nev, 2);
  assert.equal(nev({ responses: [{ happy: -1, irritated: -3 }], scale: { min: -5, max: 5 } }).nev, 2);
  refuses(() => nev({ responses: [{ happy: 2.5 }, { irritated: 10.5 }] }), "outOfRange", "responses[1].irritated");
  refuses(() => nev({ responses: [{ happy: 0 }], scale: { min: 1, max: 7 } }), "outOfRange", "responses[0].happy");
});

test("NEV refuses what is not declared, at its path", () => {
  refuses(() => nev(), "missing", "");
  refuses(() => nev(null), "missing", "");
  refuses(() => nev([]), "wrongType", "");
  refuses(() => nev({}), "missing", "responses");
  refuses(() => nev({ responses: {} }), "wrongType", "responses");
  refuses(() => nev({ responses: [{}, null] }), "missing", "responses[1]");
  refuses(() => nev({ responses: [[]] }), "wrongType", "responses[0]");
  refuses(() => nev({ responses: [{}, {}, {}, { irritated: "5" }] }), "wrongType", "responses[3].irritated");
  refuses(() => nev({ responses: [{ irritated: Number.NaN }] }), "notFinite", "responses[0].irritated");
  refuses(() => nev({ responses: [{ angry: 5 }] }), "unknownField", "responses[0].angry");
  refuses(() => nev({ responses: [{ irritated: "x", angry: 5 }] }), "unknownField", "responses[0].angry");
  refuses(() => nev({ responses: [{ pleased: 11, irritated: 12 }] }), "outOfRange", "responses[0].irritated");
});

test("a scale is checked field by field and then as a whole", () => {
  refuses(() => nev({ responses: [], scale: { min: 5, max: 5 } }), "inconsistent", "scale");
  refuses(() => nev({ responses: [], scale: { min: 5, max: 1 } }), "inconsistent", "scale");
  refuses(() => nev({ responses: [], scale: { min: 5 } }), "missing", "scale.max");
  refuses(() => nev({ responses: [], scale: { max: Infinity } }), "missing", "scale.min");
  refuses(() => nev({ responses: [], scale: { min: 0, max: Infinity } }), "notFinite", "scale.max");
  refuses(() => nev({ responses: [], scale: [0, 10] }), "wrongType", "scale");
  refuses(() => nev({ responses: [], scale: { min: 0, max: 10, step: 1 } }), "unknownField", "scale.step");
  refuses(() => nev({ responses: [], scale: { min: 5, max: 1 }, confidence: 2 }), "inconsistent", "scale");
  assert.equal(nev({ responses: [], scale: null, confidence: null }).n, 0);
});

test("an answer that no scale bounds is no error before the scale's own", () => {
  refuses(() => nev({ responses: [{ happy: 20 }], scale: { min: 5, max: 1 } }), "inconsistent", "scale");
  refuses(() => nev({ responses: [{ happy: "20" }], scale: { min: 5, max: 1 } }), "wrongType", "responses[0].happy");
});

// ---- NPS

test("NPS agrees with the published examples", () => {
  agrees(nps({ detractors: 60, passives: 90, promoters: 100 }), {
    n: 250, detractors: 60, passives: 90, promoters: 100, score: 16, standardError: 4.957418683145494,
    interval: { low: 6.160001636880204, high: 25.460551722803586 },
  });
  agrees(nps({ detractors: 1, passives: 2, promoters: 3 }), {
    score: 100 / 3, standardError: 30.42903097250923, interval: { low: -26.74325879410453, high: 71.18770323854898 },
  });
});

test("NPS is clamped to its scale, its standard error is not adjusted", () => {
  agrees(nps({ detractors: 0, passives: 0, promoters: 10 }), {
    score: 100, standardError: 0, interval: { low: 47.503551544790206, high: 100 },
  });
  const none = nps({ detractors: 3, passives: 0, promoters: 3 });
  assert.ok(Object.is(none.score, 0));
});

test("NPS of ratings counts 0 to 6, 7 and 8, 9 and 10", () => {
  const all = nps({ ratings: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
  agrees(all, { n: 11, detractors: 7, passives: 2, promoters: 2, score: -500 / 11 });
  assert.deepEqual(all, nps({ detractors: 7, passives: 2, promoters: 2 }));
});

test("NPS without data is null", () => {
  const nothing = { n: 0, detractors: 0, passives: 0, promoters: 0, score: null, standardError: null, interval: null };
  assert.deepEqual(nps({ ratings: [] }), nothing);
  assert.deepEqual(nps({ detractors: 0, passives: 0, promoters: 0 }), nothing);
});

test("NPS accepts its own result", () => {
  const result = nps({ detractors: 60, passives: 90, promoters: 100 });
  assert.deepEqual(nps(result), result);
  assert.deepEqual(nps({ ...result, confidence: 0.95 }), result);
  assert.equal(npsDifference(result, result).difference, 0);
});

test("NPS is of ratings or of counts", () => {
  const counts = { detractors: 1, passives: 1, promoters: 1 };
  refuses(() => nps({ ratings: [1], ...counts }), "inconsistent", "");
  refuses(() => nps({ ratings: [1], promoters: 1 }), "inconsistent", "");
  refuses(() => nps({ detractors: 1 }), "missing", "passives");
  refuses(() => nps({ promoters: 1 }), "missing", "detractors");
  refuses(() => nps({}), "missing", "ratings");
  assert.equal(nps({ ratings: null, ...counts }).n, 3);
  assert.equal(nps({ ratings: [9], detractors: null, passives: undefined }).score, 100);
});

test("NPS refuses what is not a rating or a count", () => {
  refuses(() => nps({ ratings: [10, 11] }), "outOfRange", "ratings[1]");
  refuses(() => nps({ ratings: [-1] }), "outOfRange", "ratings[0]");
  refuses(() => nps({ ratings: [9.5] }), "outOfRange", "ratings[0]");
  refuses(() => nps({ ratings: [9, null] }), "missing", "ratings[1]");
  refuses(() => nps({ ratings: [9, , 9] }), "missing", "ratings[1]");
  refuses(() => nps({ ratings: [9n] }), "wrongType", "ratings[0]");
  refuses(() => nps({ ratings: [true] }), "wrongType", "ratings[0]");
  refuses(() => nps({ ratings: new Uint8Array([9, 11]) }), "outOfRange", "ratings[1]");
  refuses(() => nps({ ratings: new BigInt64Array([9n]) }), "wrongType", "ratings");
  refuses(() => nps({ ratings: "9" }), "wrongType", "ratings");
  refuses(() => nps({ detractors: -1, passives: 0, promoters: 0 }), "outOfRange", "detractors");
  refuses(() => nps({ detractors: 0, passives: 0.5, promoters: 0 }), "outOfRange", "passives");
  refuses(() => nps({ detractors: 0, passives: 0, promoters: 2 ** 53 }), "outOfRange", "promoters");
  refuses(() => nps({ ratings: [11], rating: [1] }), "unknownField", "rating");
  refuses(() => nps({ ratings: [11], confidence: 1 }), "outOfRange", "ratings[0]");
});

test("a confidence lies strictly between 0 and 1", () => {
  for (const confidence of [0, 1, -0.5, 95]) refuses(() => nps({ ratings: [], confidence }), "outOfRange", "confidence");
  for (const confidence of [NaN, Infinity]) refuses(() => nps({ ratings: [], confidence }), "notFinite", "confidence");
  refuses(() => nps({ ratings: [], confidence: "0.9" }), "wrongType", "confidence");
  const width = (confidence) => {
    const { low, high } = nps({ detractors: 60, passives: 90, promoters: 100, confidence }).interval;
    return high - low;
  };
  assert.ok(width(0.9) < width(undefined) && width(undefined) < width(0.99));
  assert.equal(width(null), width(0.95));
});

test("the difference of two NPS is second minus first", () => {
  const first = { detractors: 60, passives: 90, promoters: 100 };
  const second = { detractors: 40, passives: 80, promoters: 130 };
  agrees(npsDifference(first, second), {
    difference: 20, adjustedDifference: 19.762845849802375, standardError: 6.784848104231562, z: 2.912791199773023,
    pValue: 0.003582140350099019, interval: { low: 6.464787924933652, high: 33.0609037746711 },
  });
  assert.equal(npsDifference(second, first).difference, -20);
});

test("the difference of two NPS has one confidence, the first's", () => {
  const counts = { detractors: 60, passives: 90, promoters: 100 };
  const at = (confidence) => ({ ...counts, confidence });
  const width = ({ interval }) => interval.high - interval.low;
  assert.ok(width(npsDifference(at(0.9), counts)) < width(npsDifference(counts, counts)));
  assert.deepEqual(npsDifference(at(0.9), at(0.9)), npsDifference(at(0.9), counts));
  refuses(() => npsDifference(at(0.9), at(0.95)), "inconsistent", "second.confidence");
  refuses(() => npsDifference(counts, at(0.9)), "inconsistent", "second.confidence");
  assert.deepEqual(npsDifference(counts, at(0.95)), npsDifference(counts, counts));
});

test("the difference of two NPS names the argument that is wrong", () => {
  const good = { ratings: [9] };
  refuses(() => npsDifference({ ratings: [1, 2, 30] }, good), "outOfRange", "first.ratings[2]");
  refuses(() => npsDifference(good, { ratings: [1, 2, 30] }), "outOfRange", "second.ratings[2]");
  refuses(() => npsDifference(good), "missing", "second");
  refuses(() => npsDifference(), "missing", "first");
  refuses(() => npsDifference(good, 3), "wrongType", "second");
  refuses(() => npsDifference({ ratings: [1], promoters: 1 }, good), "inconsistent", "first");
  refuses(() => npsDifference({}, good), "missing", "first.ratings");
  refuses(() => npsDifference({ ratings: [] }, good), "empty", "first");
  refuses(() => npsDifference(good, { detractors: 0, passives: 0, promoters: 0 }), "empty", "second");
});

// ---- CSAT

test("CSAT agrees with the published example", () => {
  const result = csat({ ratings: ratings([5, 42], [4, 32], [3, 10], [2, 9], [1, 14]) });
  agrees(result, {
    n: 107, satisfied: 74, share: 74 / 107, mean: 400 / 107, index: (293 / 107 / 4) * 100,
    shareInterval: { low: 0.5987150913219855, high: 0.7711826025212977 },
    meanInterval: { low: 3.4706898212572224, high: 4.005945692761469 },
  });
  agrees(csat({ ratings: ratings([4, 60], [3, 40]) }), {
    share: 0.6, shareInterval: { low: 0.5020025867910618, high: 0.6905987135675411 },
  });
});

test("CSAT without data, and of one answer", () => {
  const nothing = { n: 0, satisfied: 0, share: null, shareInterval: null, mean: null, meanInterval: null, index: null };
  assert.deepEqual(csat({ ratings: [] }), nothing);
  const one = csat({ ratings: [5] });
  agrees(one, { n: 1, satisfied: 1, share: 1, mean: 5, meanInterval: null, index: 100 });
  assert.equal(one.shareInterval.high, 1);
});

test("a share's interval ends exactly at 0 and at 1", () => {
  agrees(csat({ ratings: ratings([1, 10]) }).shareInterval, { low: 0, high: 0.277532799862889 }, 1e-9);
  agrees(csat({ ratings: ratings([5, 10]) }).shareInterval, { low: 0.722467200137111, high: 1 }, 1e-9);
});

test("CSAT is satisfied from the top two boxes, or from where it is told", () => {
  const ten = { ratings: [6, 7, 8, 9, 10], scale: { min: 1, max: 10 } };
  assert.equal(csat(ten).satisfied, 2);
  assert.equal(csat({ ...ten, satisfiedFrom: 7 }).satisfied, 4);
  assert.equal(csat({ ...ten, satisfiedFrom: 10 }).satisfied, 1);
  assert.equal(csat({ ratings: [0, 1, 1], scale: { min: 0, max: 1 } }).satisfied, 2);
  refuses(() => csat({ ...ten, satisfiedFrom: 1 }), "outOfRange", "satisfiedFrom");
  refuses(() => csat({ ...ten, satisfiedFrom: 11 }), "outOfRange", "satisfiedFrom");
  refuses(() => csat({ ...ten, satisfiedFrom: 7.5 }), "outOfRange", "satisfiedFrom");
});

test("CSAT refuses in the declared order", () => {
  refuses(() => csat({ ratings: [6] }), "outOfRange", "ratings[0]");
  refuses(() => csat({ ratings: [4.5] }), "outOfRange", "ratings[0]");
  refuses(() => csat({ ratings: [0], scale: { min: 1, max: 1 } }), "inconsistent", "scale");
  refuses(() => csat({ ratings: [0.5], scale: { min: 1, max: 1 } }), "outOfRange", "ratings[0]");
  refuses(() => csat({ ratings: [1], scale: { min: 3, max: 1 }, satisfiedFrom: 9 }), "inconsistent", "scale");
  refuses(() => csat({ ratings: [1], satisfiedFrom: 9, confidence: 9 }), "outOfRange", "satisfiedFrom");
  refuses(() => csat({ ratings: [1], confidence: 9 }), "outOfRange", "confidence");
});

// ---- CES

test("CES agrees with the published example", () => {
  agrees(ces({ ratings: ratings([1, 80], [2, 210], [3, 140], [4, 110], [5, 160], [6, 180], [7, 120]) }), {
    n: 1000, mean: 4.08, easyShare: 0.46, higherIsBetter: true,
    meanInterval: { low: 3.961326886924596, high: 4.198673113075404 },
    easyShareInterval: { low: 0.42932142688110647, high: 0.49098471379773795 },
  });
});

test("CES 1.0 is effort: lower is better", () => {
  const first = ces({ ratings: [1, 2, 3, 5, 5], version: "1.0", confidence: 0.9 });
  agrees(first, {
    n: 5, mean: 3.2, easyShare: 0.4, higherIsBetter: false,
    meanInterval: { low: 1.4945225709386807, high: 4.905477429061319 },
  });
  assert.equal(ces({ ratings: [7], version: "2.0" }).easyShare, 1);
  assert.equal(ces({ ratings: [7], version: null }).higherIsBetter, true);
});

test("CES without data is null", () => {
  assert.deepEqual(ces({ ratings: [], version: "1.0" }), {
    n: 0, mean: null, meanInterval: null, easyShare: null, easyShareInterval: null, higherIsBetter: false,
  });
});

test("CES takes the ratings of its version", () => {
  refuses(() => ces({ ratings: [8] }), "outOfRange", "ratings[0]");
  refuses(() => ces({ ratings: [6], version: "1.0" }), "outOfRange", "ratings[0]");
  refuses(() => ces({ ratings: [0], version: "1.0" }), "outOfRange", "ratings[0]");
  refuses(() => ces({ ratings: [1], version: "3.0" }), "outOfRange", "version");
  refuses(() => ces({ ratings: [1], version: 2 }), "wrongType", "version");
  refuses(() => ces({ ratings: ["1"], version: 2 }), "wrongType", "ratings[0]");
});
