//! Models of purchases, spend and retention that are fitted to data.

use super::{Formula, call};

const TWO_CUSTOMERS: &str = r#"[
    {"model": "bgNbd", "r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426},
    [{"frequency": 2, "recency": 30.43, "age": 38.86}, {"frequency": 0, "recency": 0, "age": 38.86}],
    39
]"#;

pub(super) const FORMULAS: &[Formula] = &[
    Formula {
        id: "summaries",
        expression: "x = n − 1;  tₓ = (dₙ − d₁) ÷ u;  T = (e − d₁) ÷ u;  z = (v₂ + … + vₙ) ÷ x",
        worked: "2026-01-05: 20;  2026-02-02: 30 + 10;  2026-03-30: 24;  2026-04-27:  x = 2;  tₓ = 84 ÷ 7 = 12;  T = 112 ÷ 7 = 16;  z = (40 + 24) ÷ 2 = 32",
        explains: &["summarise"],
        calls: &[call(
            "summarise",
            r#"[{
                "transactions": [
                    {"customer": "A", "date": "2026-01-05", "value": 20},
                    {"customer": "A", "date": "2026-02-02", "value": 30},
                    {"customer": "A", "date": "2026-02-02", "value": 10},
                    {"customer": "A", "date": "2026-03-30", "value": 24}
                ],
                "observationEnd": "2026-04-27",
                "unit": "week"
            }]"#,
            &[("0.frequency", 2.0), ("0.recency", 12.0), ("0.age", 16.0), ("0.value", 32.0)],
        )],
        sources: &["faderHardie2008"],
    },
    Formula {
        id: "purchaseModels",
        expression: "L = Γ(r + x)αʳ ÷ Γ(r) × B(a, b + y) ÷ B(a, b) × [(α + T)⁻⁽ʳ⁺ˣ⁾ + a ÷ (b + y − 1) × (α + tₓ)⁻⁽ʳ⁺ˣ⁾]",
        worked: "BG/NBD:  r = 0.2524;  α = 4.723;  a = 0.959;  b = 3.137;  ln L = −9708.65;  MBG/NBD:  0.4774;  6.165;  1.043;  2.306;  −9709.66",
        explains: &["fitPurchases"],
        calls: &[
            call(
                "fitPurchases",
                r#"[{"model": "bgNbd", "customers": "demo"}]"#,
                &[
                    ("r", 0.252_421_915_253_333_1),
                    ("alpha", 4.722_818_341_592_528),
                    ("a", 0.959_111_283_743_869_8),
                    ("b", 3.137_159_325_291_464),
                    ("logLikelihood", -9_708.645_952_054_8),
                ],
            ),
            call(
                "fitPurchases",
                r#"[{"model": "mbgNbd", "customers": "demo"}]"#,
                &[
                    ("r", 0.477_399_346_254_796_4),
                    ("alpha", 6.164_937_076_694_434),
                    ("a", 1.042_950_058_909_777),
                    ("b", 2.306_066_640_987_387),
                    ("logLikelihood", -9_709.657_588_158_292),
                ],
            ),
        ],
        sources: &["fader2005", "batislam2007"],
    },
    Formula {
        id: "alive",
        expression: "P = 1 ÷ (1 + a ÷ (b + y − 1) × ((α + T) ÷ (α + tₓ))ʳ⁺ˣ)",
        worked: "x = 2; tₓ = 30.43; T = 38.86:  1 ÷ (1 + 0.793 ÷ 3.426 × (43.274 ÷ 34.844)^2.243) = 0.7266;  x = 0:  1",
        explains: &["predictPurchases", "predictPurchasesInColumns"],
        calls: &[call("predictPurchases", TWO_CUSTOMERS, &[("0.alive", 0.726_578_570_080_673), ("1.alive", 1.0)])],
        sources: &["fader2008", "batislam2007"],
    },
    Formula {
        id: "expectedPurchases",
        expression: "E = P × c ÷ (a − 1) × (1 − (1 − w)ʳ⁺ˣ × ₂F₁(r + x, b + y; c; w)),  c = a + b + y − 1,  w = t ÷ (α + T + t)",
        worked: "t = 39; x = 2; tₓ = 30.43; T = 38.86:  1.226;  t = 52; x = 0; T = 0:  1.446",
        explains: &[],
        calls: &[
            call("predictPurchases", TWO_CUSTOMERS, &[("0.expected", 1.226_028_174_767_144_4)]),
            call(
                "predictPurchases",
                r#"[
                    {"model": "bgNbd", "r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426},
                    [{"frequency": 0, "recency": 0, "age": 0}],
                    52
                ]"#,
                &[("0.expected", 1.446_050_595_396_403_7)],
            ),
        ],
        sources: &["fader2005", "batislam2007"],
    },
    Formula {
        id: "purchaseProbabilities",
        expression: "P(x) = B(a, b + y) ÷ B(a, b) × N(x) + B(a + 1, b + y − 1) ÷ B(a, b) × Σⱼ₌ₓ^∞ N(j)",
        worked: "t = 39:  P(0) = 57.4 %;  P(3) = 4.59 %",
        explains: &["purchaseProbabilities"],
        calls: &[call(
            "purchaseProbabilities",
            r#"[{
                "parameters": {"model": "bgNbd", "r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426},
                "horizon": 39,
                "most": 3
            }]"#,
            &[("0", 0.573_786_352_096_009_4), ("3", 0.045_860_353_847_999_72)],
        )],
        sources: &["fader2005"],
    },
    Formula {
        id: "spendModel",
        expression: "L = Γ(px + q) ÷ (Γ(px) × Γ(q)) × γ^q × z^(px − 1) × x^(px) ÷ (γ + xz)^(px + q)",
        worked: "p = 6.201;  q = 3.809;  γ = 16.148;  ln L = −4136.61",
        explains: &["fitSpend"],
        calls: &[call(
            "fitSpend",
            r#"[{"customers": "demo"}]"#,
            &[
                ("p", 6.200_754_722_250_055),
                ("q", 3.809_366_224_921_799),
                ("gamma", 16.148_285_812_117_5),
                ("logLikelihood", -4_136.606_741_232_562),
            ],
        )],
        sources: &["fader2013"],
    },
    Formula {
        id: "expectedSpend",
        expression: "E = p × (γ + x × z) ÷ (p × x + q − 1)",
        worked: "6.25 × (15.44 + 2 × 22.35) ÷ (6.25 × 2 + 3.74 − 1) = 24.66;  x = 0:  6.25 × 15.44 ÷ 2.74 = 35.22",
        explains: &["predictSpend"],
        calls: &[call(
            "predictSpend",
            r#"[
                {"p": 6.25, "q": 3.74, "gamma": 15.44},
                [{"frequency": 2, "value": 22.35}, {"frequency": 0, "value": null}]
            ]"#,
            &[("0.expected", 24.663_713_910_761_155), ("1.expected", 35.218_978_102_189_78)],
        )],
        sources: &["fader2013"],
    },
    Formula {
        id: "monthlyClv",
        expression: "CLV = P × E(z) × Σⱼ₌₁ᵗ (E(j) − E(j − 1)) ÷ (1 + d)ʲ",
        worked: "P = 30 %; i = 15 %; t = 12; x = 2; tₓ = 30.43; T = 38.86; z = 22.35:  E(12) = 1.563;  CLV = 10.78",
        explains: &["monthlyClv"],
        calls: &[call(
            "monthlyClv",
            r#"[{
                "purchases": {"model": "bgNbd", "r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426},
                "spend": {"p": 6.25, "q": 3.74, "gamma": 15.44},
                "customers": [{"frequency": 2, "recency": 30.43, "age": 38.86, "value": 22.35}],
                "unit": "week",
                "months": 12,
                "margin": 0.3,
                "discountPerYear": 0.15,
                "timing": "end"
            }]"#,
            &[("0.purchases", 1.563_099_652_291_625_6), ("0.clv", 10.783_999_219_814_59)],
        )],
        sources: &["fader2005rfm"],
    },
    Formula {
        id: "retentionModel",
        expression: "L = Πₜ (α ÷ (α + β + t − 1))^lₜ × ((β + t − 1) ÷ (α + β + t − 1))^kₜ",
        worked: "100;  86.9;  74.3;  65.3;  59.3;  55.1;  51.7;  49.1:  α = 0.668;  β = 3.806;  ln L = −161.12",
        explains: &["fitRetention"],
        calls: &[call(
            "fitRetention",
            r#"[{"cohorts": [[100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]]}]"#,
            &[
                ("alpha", 0.668_088_351_106_446_2),
                ("beta", 3.806_094_964_058_267),
                ("logLikelihood", -161.115_814_739_115_64),
            ],
        )],
        sources: &["fader2007"],
    },
    Formula {
        id: "survival",
        expression: "rₜ = (β + t − 1) ÷ (α + β + t − 1);  S(t) = r₁ × r₂ × … × rₜ",
        worked: "3.806 ÷ 4.474 = 85.07 %;  r₁₂ = 14.806 ÷ 15.474 = 95.68 %;  S(12) = 37.80 %",
        explains: &["predictRetention"],
        calls: &[call(
            "predictRetention",
            r#"[{"alpha": 0.668, "beta": 3.806}, 12]"#,
            &[
                ("retention.0", 0.850_692_892_266_428_3),
                ("retention.11", 0.956_830_812_976_605_9),
                ("survival.12", 0.378_040_420_182_090_4),
            ],
        )],
        sources: &["fader2007"],
    },
    Formula {
        id: "discountedLifetime",
        expression: "DEL = ₂F₁(1, β; α + β; 1 ÷ (1 + d));  DERL = (β + n) ÷ (α + β + n) × ₂F₁(1, β + n + 1; α + β + n + 1; 1 ÷ (1 + d))",
        worked: "α = 0.668; β = 3.806; d = 10 %; n = 7:  DEL = 5.923;  DERL = 7.530",
        explains: &["discountedLifetime"],
        calls: &[call(
            "discountedLifetime",
            r#"[{"alpha": 0.668, "beta": 3.806}, 0.1, 7]"#,
            &[("lifetime", 5.922_596_407_612_764), ("residual", 7.529_949_530_910_97)],
        )],
        sources: &["fader2010"],
    },
    Formula {
        id: "bootstrap",
        expression: "2 × (ln L − ln Lᵣ) ≤ t²;  Q((1 − c) ÷ 2) … Q((1 + c) ÷ 2)",
        worked: "r = 0.252:  0.228 … 0.279;  CLV = 8.78:  7.66 … 9.69",
        explains: &["bootstrapPurchases", "bootstrapValue"],
        calls: &[
            call(
                "bootstrapPurchases",
                r#"[{"model": "bgNbd", "customers": "demo", "resamples": 200, "seed": 1}]"#,
                &[
                    ("fit.r", 0.252_421_915_253_333_1),
                    ("intervals.r.low", 0.228_196_003_111_321_82),
                    ("intervals.r.high", 0.279_404_392_103_1),
                ],
            ),
            call(
                "bootstrapValue",
                r#"[{
                    "model": "bgNbd", "customers": "demo", "unit": "week", "months": 12, "margin": 0.3,
                    "discountPerYear": 0.1, "timing": "end", "resamples": 100, "seed": 1
                }]"#,
                &[
                    ("clv", 8.781_888_127_220_187),
                    ("interval.low", 7.656_592_994_555_134),
                    ("interval.high", 9.693_937_137_077_892),
                ],
            ),
        ],
        sources: &["venzon1988", "efron1993"],
    },
    Formula {
        id: "simulation",
        expression: "λ ~ Γ(r, α);  w ~ B(a, b);  ν ~ Γ(q, γ);  zᵢ ~ Γ(p, ν)",
        worked: "r: 0.243 → 0.252;  α: 4.414 → 4.72;  a: 0.793 → 0.96;  b: 2.426 → 3.14",
        explains: &["simulateCustomers", "simulateTransactions"],
        calls: &[call(
            "fitPurchases",
            r#"[{"model": "bgNbd", "customers": "demo"}]"#,
            &[
                ("r", 0.252_421_915_253_333_1),
                ("alpha", 4.722_818_341_592_528),
                ("a", 0.959_111_283_743_869_8),
                ("b", 3.137_159_325_291_464),
            ],
        )],
        sources: &["fader2005", "fader2013"],
    },
];
