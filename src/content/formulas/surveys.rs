//! Comparisons of surveys, sample sizes, and what else the answers to the emotion questions give.

use super::{Formula, ONE_RESPONDENT, call};

const FELT_FROM_3: &str = r#"[{
    "responses": [{"positives": [7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8], "negatives": [2, 3, 1, 2, 2, 3, 2, 1]}],
    "feltFrom": 3
}]"#;
const FELT_FROM_3_IN_POOL: &str = r#"[{
    "responses": [{"positives": [7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8], "negatives": [2, 3, 1, 2, 2, 3, 2, 1]}],
    "feltFrom": 3,
    "over": "pool"
}]"#;
const FIVE_RESPONDENTS: &str = r#"[{"responses": [
    {"happy": 3, "stressed": 2, "rating": 4},
    {"happy": 4, "stressed": 2, "rating": 7},
    {"happy": 6, "stressed": 2, "rating": 8},
    {"happy": 5, "stressed": 2, "rating": 6},
    {"happy": 8, "stressed": 2, "rating": 10}
]}]"#;

pub(super) const FORMULAS: &[Formula] = &[
    Formula {
        id: "meanDifference",
        expression: "x̄₂ − x̄₁ ± t × √(s₁² ÷ n₁ + s₂² ÷ n₂)",
        worked: "2, 4, 5, 6, 8;  5, 7, 8, 8, 9, 11:  8 − 5 = 3;  3 ± 2.296 × √(5 ÷ 5 + 4 ÷ 6) = 0.04 … 5.96;  p = 0.048",
        explains: &["meanDifference", "nevDifference", "cesDifference"],
        calls: &[call(
            "meanDifference",
            r#"[{"first": [2, 4, 5, 6, 8], "second": [5, 7, 8, 8, 9, 11]}]"#,
            &[
                ("difference", 3.0),
                ("interval.low", 0.035_352_373_714_549_71),
                ("interval.high", 5.964_647_626_285_45),
                ("pValue", 0.047_886_994_923_249_36),
            ],
        )],
        sources: &["welch1947"],
    },
    Formula {
        id: "shareDifference",
        expression: "p₂ − p₁ − √((p₂ − l₂)² + (u₁ − p₁)²) … p₂ − p₁ + √((u₂ − p₂)² + (p₁ − l₁)²)",
        worked: "56 ÷ 70 − 48 ÷ 80 = 20 %:  5.2 % … 33.4 %;  p = 0.008",
        explains: &["shareDifference", "csatDifference"],
        calls: &[call(
            "shareDifference",
            r#"[{"first": {"successes": 48, "n": 80}, "second": {"successes": 56, "n": 70}}]"#,
            &[
                ("difference", 0.2),
                ("interval.low", 0.052_431_472_402_364_88),
                ("interval.high", 0.333_872_654_036_905_98),
                ("pValue", 0.008_045_081_368_196_585),
            ],
        )],
        sources: &["newcombe1998"],
    },
    Formula {
        id: "npsDifference",
        expression: "N₂′ − N₁′ ± z × √(s₁′² + s₂′²)",
        worked: "44 − 16 = 28;  43.48 − 15.81 ± 1.96 × 6.83 = 14.28 … 41.06;  p = 0.00005",
        explains: &["npsDifference"],
        calls: &[call(
            "npsDifference",
            r#"[{"detractors": 60, "passives": 90, "promoters": 100}, {"detractors": 40, "passives": 60, "promoters": 150}]"#,
            &[
                ("difference", 28.0),
                ("standardError", 6.832_914_167_459_084),
                ("interval.low", 14.275_718_512_050_027),
                ("interval.high", 41.060_249_867_396_614),
                ("pValue", 5.138_825_094_061_59e-5),
            ],
        )],
        sources: &["sauroNps", "rocks2016"],
    },
    Formula {
        id: "sampleSize",
        expression: "v × z² ÷ d² − 3;  z × √(n × p(1 − p) + z² ÷ 4) ÷ (n + z²) ≤ d;  t × s ÷ √n ≤ d;  n ÷ (1 + (n − 1) ÷ N)",
        worked: "d = 0.05:  1 × 3.8415 ÷ 0.0025 − 3 → 1534;  d = 5 %; p = 50 %:  381;  d = 1; s = 2:  18;  N = 1000:  381 ÷ 1.38 → 277",
        explains: &["npsSampleSize", "shareSampleSize", "meanSampleSize"],
        calls: &[
            call("npsSampleSize", r#"[{"margin": 5}]"#, &[("n", 1534.0)]),
            call("shareSampleSize", r#"[{"margin": 0.05}]"#, &[("n", 381.0)]),
            call("meanSampleSize", r#"[{"margin": 1, "standardDeviation": 2}]"#, &[("n", 18.0)]),
            call("shareSampleSize", r#"[{"margin": 0.05, "population": 1000}]"#, &[("n", 277.0)]),
        ],
        sources: &["lewisSample", "wilson1927", "student1908", "cochran1977"],
    },
    Formula {
        id: "changeSampleSize",
        expression: "(z + z′)² × (v₁ + v₂) ÷ d²",
        worked: "d = 0.1:  (1.96 + 0.842)² × (1 + 1) ÷ 0.01 → 1570;  65 %, 85 %:  70;  d = 5; s = 10:  63",
        explains: &["npsChangeSampleSize", "shareChangeSampleSize", "meanChangeSampleSize"],
        calls: &[
            call("npsChangeSampleSize", r#"[{"change": 10}]"#, &[("n", 1570.0)]),
            call("shareChangeSampleSize", r#"[{"before": 0.65, "after": 0.85}]"#, &[("n", 70.0)]),
            call("meanChangeSampleSize", r#"[{"change": 5, "standardDeviation": 10}]"#, &[("n", 63.0)]),
        ],
        sources: &["chow2008"],
    },
    Formula {
        id: "correlation",
        expression: "r = Σ(x − x̄)(y − ȳ) ÷ √(Σ(x − x̄)² × Σ(y − ȳ)²);  tanh(artanh r ± z ÷ √(n − 3))",
        worked: "x: 1, 2, 4, 3, 6;  y: 4, 7, 8, 6, 10:  r = 0.93;  0.27 … 0.995;  p = 0.022;  ρ = 0.9",
        explains: &["nevNpsCorrelation"],
        calls: &[call(
            "nevNpsCorrelation",
            FIVE_RESPONDENTS,
            &[
                ("r", 0.929_981_109_950_554_2),
                ("interval.low", 0.265_806_803_198_172_83),
                ("interval.high", 0.995_471_785_526_328_7),
                ("pValue", 0.022_006_046_490_798_35),
                ("rankCorrelation", 0.9),
            ],
        )],
        sources: &["fisher1921", "spearman1904"],
    },
    Formula {
        id: "nevPull",
        expression: "± (a − a₀) ÷ k;  min(1, h) ÷ k",
        worked: "(8 − 0) ÷ 12 = 0.67;  −(2 − 0) ÷ 8 = −0.25;  1 ÷ 12 = 0.083;  1 ÷ 8 = 0.125",
        explains: &["nevPull"],
        calls: &[call(
            "nevPull",
            ONE_RESPONDENT,
            &[
                ("pull.happy", 2.0 / 3.0),
                ("pull.irritated", -0.25),
                ("onePoint.happy", 1.0 / 12.0),
                ("onePoint.irritated", 0.125),
            ],
        )],
        sources: &["shaw2007"],
    },
    Formula {
        id: "nevVariants",
        expression: "100 × (E₊ − E₋) ÷ (E₊ + E₋);  E₊ − E₋;  100 × (ΣI₊ − ΣI₋) ÷ (ΣI₊ + ΣI₋)",
        worked: "100 × (12 − 2) ÷ (12 + 2) = 71.4;  12 − 2 = 10;  100 × (80 − 16) ÷ (80 + 16) = 66.7",
        explains: &["netShare", "netCount", "intensityShare"],
        calls: &[
            call("netShare", FELT_FROM_3_IN_POOL, &[("share", 500.0 / 7.0)]),
            call("netCount", FELT_FROM_3, &[("count", 10.0)]),
            call("intensityShare", ONE_RESPONDENT, &[("share", 200.0 / 3.0)]),
        ],
        sources: &["emotioCx", "callCentreHelper"],
    },
    Formula {
        id: "segments",
        expression: "NEVₛ, NPSₛ, CSATₛ, CESₛ",
        worked: "9, 10, 6:  100 × (2 − 1) ÷ 3 = 33.3;  3, 8:  100 × (0 − 1) ÷ 2 = −50;  9, 10, 6, 3, 8:  0",
        explains: &["nevBySegment", "npsBySegment", "csatBySegment", "cesBySegment"],
        calls: &[call(
            "npsBySegment",
            r#"[{"ratings": [9, 10, 6, 3, 8], "segments": ["A", "A", "A", "B", "B"]}]"#,
            &[("0.result.score", 100.0 / 3.0), ("1.result.score", -50.0)],
        )],
        sources: &["reichheld2003"],
    },
];
