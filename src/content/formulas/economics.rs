//! What customers are worth and may cost, from rates; and what drives these values.

use super::{Formula, call};

pub(super) const FORMULAS: &[Formula] = &[
    Formula {
        id: "retentionClv",
        expression: "m × S;  m × K × S;  m × S ÷ (1 + d);  m × S ÷ √(1 + d);  K = r(1 + g) ÷ (1 + d),  S = (1 − Kⁿ) ÷ (1 − K)",
        worked: "m = 100; r = 0.8; d = 0.1; g = 0; n = ∞:  366.67;  266.67;  333.33;  349.60;  n = 5:  292.06",
        explains: &["retentionClv"],
        calls: &[
            call(
                "retentionClv",
                r#"[{"marginPerPeriod": 100, "retention": 0.8, "discount": 0.1, "timing": "immediate"}]"#,
                &[("clv", 1100.0 / 3.0)],
            ),
            call(
                "retentionClv",
                r#"[{"marginPerPeriod": 100, "retention": 0.8, "discount": 0.1, "timing": "residual"}]"#,
                &[("clv", 800.0 / 3.0)],
            ),
            call(
                "retentionClv",
                r#"[{"marginPerPeriod": 100, "retention": 0.8, "discount": 0.1, "timing": "arrears"}]"#,
                &[("clv", 1000.0 / 3.0)],
            ),
            call(
                "retentionClv",
                r#"[{"marginPerPeriod": 100, "retention": 0.8, "discount": 0.1, "timing": "midPeriod"}]"#,
                &[("clv", 349.602_949_390_050_5)],
            ),
            call(
                "retentionClv",
                r#"[{"marginPerPeriod": 100, "retention": 0.8, "discount": 0.1, "timing": "immediate", "periods": 5}]"#,
                &[("clv", 292.063_383_648_657_9)],
            ),
        ],
        sources: &["fader2012", "guptaLehmann2003"],
    },
    Formula {
        id: "retentionCostClv",
        expression: "G × Σⱼ₌₀ⁿ (r ÷ (1 + d))ʲ − M × Σⱼ₌₁ⁿ rʲ⁻¹ ÷ (1 + d)^(j − ½)",
        worked: "G = 260; M = 50; r = 0.75; d = 0.2; n = 10:  568.78",
        explains: &["retentionCostClv"],
        calls: &[call(
            "retentionCostClv",
            r#"[{"contributionPerPeriod": 260, "retentionCostPerPeriod": 50, "retention": 0.75, "discount": 0.2, "renewals": 10}]"#,
            &[("clv", 568.783_067_433_597)],
        )],
        sources: &["bergerNasr1998"],
    },
    Formula {
        id: "paybackChurn",
        expression: "n = ln(1 − CAC × (1 − K) ÷ m) ÷ ln K,  K = r ÷ (1 + d)",
        worked: "CAC = 500; m = 75; r = 0.95:  d = 0 → 7.905;  d = 0.01 → 8.233",
        explains: &["payback"],
        calls: &[
            call(
                "payback",
                r#"[{"acquisitionCost": 500, "marginPerPeriod": 75, "retention": 0.95}]"#,
                &[("periods", 7.904_836_547_339_712)],
            ),
            call(
                "payback",
                r#"[{"acquisitionCost": 500, "marginPerPeriod": 75, "retention": 0.95, "discount": 0.01}]"#,
                &[("periods", 8.233_455_330_020_1)],
            ),
        ],
        sources: &["fader2012", "skok"],
    },
    Formula {
        id: "acquisitionLimit",
        expression: "LTV;  LTV ÷ k;  LTV × (1 − b);  m × (1 − Kⁿ) ÷ (1 − K)",
        worked: "750;  750 ÷ 3 = 250;  750 × (1 − 0.2) = 600;  30 × (1 − 0.96¹²) ÷ 0.04 = 290.47;  min = 250",
        explains: &["maximumAcquisitionCost"],
        calls: &[call(
            "maximumAcquisitionCost",
            r#"[{"lifetimeValue": 750, "targetRatio": 3, "buffer": 0.2, "payback": {"marginPerPeriod": 30, "periods": 12, "retention": 0.96}}]"#,
            &[
                ("breakEven", 750.0),
                ("byRatio", 250.0),
                ("byBuffer", 600.0),
                ("byPayback", 290.467_682_002_674_5),
                ("maximum", 250.0),
            ],
        )],
        sources: &["skok", "metricKit"],
    },
    Formula {
        id: "breakEvenRoas",
        expression: "ROAS = 1 ÷ P",
        worked: "1 ÷ 0.25 = 4",
        explains: &["breakEvenRoas"],
        calls: &[call("breakEvenRoas", r#"[{"margin": 0.25}]"#, &[("roas", 4.0)])],
        sources: &["metricKit"],
    },
    Formula {
        id: "subscriptionLtv",
        expression: "A × P ÷ (1 − K);  P × (A ÷ (1 − K) + a × K ÷ (1 − K)²);  A × P ÷ (1 − K(1 + g));  K = (1 − c) ÷ (1 + d)",
        worked: "40 × 0.75 ÷ 0.04 = 750;  1 ÷ 0.04 = 25;  A = 100; P = 1; c = 0.02; d = 0.01:  a = 1 → 4466.44;  g = 0.005 → 4023.90",
        explains: &["subscriptionLtv"],
        calls: &[
            call(
                "subscriptionLtv",
                r#"[{"revenuePerAccount": 40, "margin": 0.75, "churn": 0.04}]"#,
                &[("ltv", 750.0), ("expectedPeriods", 25.0)],
            ),
            call(
                "subscriptionLtv",
                r#"[{"revenuePerAccount": 100, "margin": 1, "churn": 0.02, "discount": 0.01, "expansion": {"kind": "linear", "amount": 1}}]"#,
                &[("ltv", 40198.0 / 9.0)],
            ),
            call(
                "subscriptionLtv",
                r#"[{"revenuePerAccount": 100, "margin": 1, "churn": 0.02, "discount": 0.01, "expansion": {"kind": "geometric", "rate": 0.005}}]"#,
                &[("ltv", 4_023.904_382_470_12)],
            ),
        ],
        sources: &["chartMogul", "skokLtv"],
    },
    Formula {
        id: "revenueRetention",
        expression: "NRR = (O − X − D + E) ÷ O;  GRR = (O − X − D) ÷ O;  Q = (N + E) ÷ (X + D)",
        worked: "(100 − 3 − 2 + 10) ÷ 100 = 105 %;  (100 − 3 − 2) ÷ 100 = 95 %;  (20 + 10) ÷ (3 + 2) = 6",
        explains: &["revenueRetention"],
        calls: &[call(
            "revenueRetention",
            r#"[{"opening": 100, "new": 20, "expansion": 10, "contraction": 2, "churned": 3}]"#,
            &[("net", 1.05), ("gross", 0.95), ("quickRatio", 6.0)],
        )],
        sources: &["skok", "hamid"],
    },
    Formula {
        id: "rates",
        expression: "(1 + i)ᵏ − 1;  rᵏ;  1 − (1 − c)ᵏ;  ln(1 + i) ÷ N",
        worked: "k = 12:  1 − (1 − 0.05)¹² = 45.96 %;  0.95¹² = 54.04 %;  k = 1 ÷ 12:  1.1ᵏ − 1 = 0.797 %;  ln 1.15 ÷ 52 = 0.0027;  26 × 7 ÷ 30.4375 = 5.98",
        explains: &["convertRate", "continuousRate", "inMonths"],
        calls: &[
            call(
                "convertRate",
                r#"[{"rate": 0.05, "kind": "churn", "from": "month", "to": "year"}]"#,
                &[("rate", 0.459_639_912_337_363)],
            ),
            call(
                "convertRate",
                r#"[{"rate": 0.95, "kind": "retention", "from": "month", "to": "year"}]"#,
                &[("rate", 0.540_360_087_662_637)],
            ),
            call(
                "convertRate",
                r#"[{"rate": 0.1, "kind": "discount", "from": "year", "to": "month"}]"#,
                &[("rate", 0.007_974_140_428_903_741)],
            ),
            call(
                "continuousRate",
                r#"[{"yearly": 0.15, "periodsPerYear": 52}]"#,
                &[("rate", 0.002_687_729_661_060_744)],
            ),
            call("inMonths", r#"[{"count": 26, "period": "week"}]"#, &[("months", 5.979_466_119_096_509)]),
        ],
        sources: &["fader2005rfm"],
    },
    Formula {
        id: "attribution",
        expression: "(V₁ − V₀) ÷ ln(V₁ ÷ V₀) × ln(f₁ ÷ f₀)",
        worked: "20 × 0.25 × 36 = 180 → 22 × 0.3 × 33 = 217.8:  S 18.90;  P 36.15;  t −17.25;  18.90 + 36.15 − 17.25 = 37.8",
        explains: &["attributeChange"],
        calls: &[call(
            "attributeChange",
            r#"[{"S": 20, "P": 0.25, "t": 36}, {"S": 22, "P": 0.3, "t": 33}]"#,
            &[
                ("change", 37.8),
                ("shares.S", 18.9),
                ("shares.P", 36.154_348_155_467_23),
                ("shares.t", -17.254_348_155_467_23),
            ],
        )],
        sources: &["ang2005"],
    },
    Formula {
        id: "tornado",
        expression: "|f(…, xₘₐₓ, …) − f(…, xₘᵢₙ, …)|",
        worked: "20 × 1 × 0.25 × 36 = 180;  t = 24 … 48:  |240 − 120| = 120;  S = 18 … 24:  |216 − 162| = 54",
        explains: &["ltvTornado"],
        calls: &[call(
            "ltvTornado",
            r#"[{
                "base": {"averageCheck": 20, "purchasesPerMonth": 1, "margin": 0.25, "months": 36},
                "output": "profit",
                "ranges": {"averageCheck": {"low": 18, "high": 24}, "months": {"low": 24, "high": 48}}
            }]"#,
            &[
                ("base", 180.0),
                ("bars.0.lowOutput", 120.0),
                ("bars.0.highOutput", 240.0),
                ("bars.0.swing", 120.0),
                ("bars.1.lowOutput", 162.0),
                ("bars.1.highOutput", 216.0),
                ("bars.1.swing", 54.0),
            ],
        )],
        sources: &["eschenbach1992"],
    },
    Formula {
        id: "goalSeek",
        expression: "f(…, x, …) = y",
        worked: "20 × 1 × 0.25 × t ÷ 50 = 4:  t = 40",
        explains: &["ltvGoalSeek"],
        calls: &[call(
            "ltvGoalSeek",
            r#"[{
                "base": {"averageCheck": 20, "purchasesPerMonth": 1, "margin": 0.25, "months": 36, "acquisitionCost": 50},
                "factor": "months",
                "output": "ratio",
                "target": 4
            }]"#,
            &[("value", 40.0), ("output", 4.0)],
        )],
        sources: &["burdenFaires2010"],
    },
    Formula {
        id: "monteCarlo",
        expression: "f(X₁, …, Xₖ)",
        worked: "S = 15 … 25; t = 24 … 48:  180.2 ± 0.43;  5 %:  115;  95 %:  258;  n = 10000",
        explains: &["ltvMonteCarlo"],
        calls: &[call(
            "ltvMonteCarlo",
            r#"[{
                "base": {"averageCheck": 20, "purchasesPerMonth": 1, "margin": 0.25, "months": 36},
                "output": "profit",
                "inputs": {
                    "averageCheck": {"kind": "uniform", "low": 15, "high": 25},
                    "months": {"kind": "uniform", "low": 24, "high": 48}
                },
                "draws": 10000,
                "seed": 1,
                "shares": [0.05, 0.95]
            }]"#,
            &[
                ("n", 10000.0),
                ("mean", 180.158_408_768_904_88),
                ("standardError", 0.433_424_050_009_054_7),
                ("percentiles.0.value", 115.271_337_432_810_17),
                ("percentiles.1.value", 257.565_957_268_347_6),
            ],
        )],
        sources: &["metropolis1949", "hyndman1996"],
    },
    Formula {
        id: "statedRange",
        expression: "μ = (ln a + ln b) ÷ 2;  σ = (ln b − ln a) ÷ 2z",
        worked: "20 … 30; 90 %:  μ = 3.198; σ = 0.123;  (20 + 30) ÷ 2 = 25; (30 − 20) ÷ (2 × 1.645) = 3.04",
        explains: &["distributionOf"],
        calls: &[
            call(
                "distributionOf",
                r#"[{"low": 20, "high": 30, "shape": "logNormal"}]"#,
                &[("mu", 3.198_464_827_608_073), ("sigma", 0.123_252_641_288_101_25)],
            ),
            call(
                "distributionOf",
                r#"[{"low": 20, "high": 30, "shape": "normal"}]"#,
                &[("mean", 25.0), ("sd", 3.039_784_159_558_844_5)],
            ),
        ],
        sources: &["hubbard2014"],
    },
];
