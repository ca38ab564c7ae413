//! The formulas of the method pages, each with a worked example that a test computes.
//!
//! Words are in the catalogue under `method.<id>.name`, `.where` (what the symbols mean) and `.text`.

mod economics;
mod models;
mod surveys;

/// A call of the metrics core.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Call {
    /// The function, under its name in the JavaScript face.
    pub function: &'static str,
    /// Its arguments as a list in JSON. Three things stand for longer ones: `countsFromOne` for so many ratings of 1, 2,
    /// 3, …; `positives` and `negatives` for one respondent's answers in table order; `"demo"` for the simulated customers.
    pub arguments: &'static str,
    /// Results: where each stands (`"interval.low"`), and the expected number.
    pub results: &'static [(&'static str, f64)],
}

/// A formula as a method page shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Formula {
    /// Part of the message keys, and the anchor on its page.
    pub id: &'static str,
    /// The formula as plain text, the same in every language; two spaces part what may stand on lines of its own.
    pub expression: &'static str,
    /// The example with its numbers filled in. The decimal sign is always `.` between two digits, so that a page can
    /// put its own.
    pub worked: &'static str,
    /// The functions of the JavaScript face that the entry explains: each of them stands at one entry.
    pub explains: &'static [&'static str],
    /// The calls that give the numbers of the example. The expected numbers are computed independently of this crate,
    /// but for those that only a seed gives.
    pub calls: &'static [Call],
    /// Ids in [`super::sources::SOURCES`].
    pub sources: &'static [&'static str],
}

/// A method page of its own, for what the core computes beyond the two calculators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// Comparisons, sample sizes, variants of NEV.
    Surveys,
    /// Values and costs from rates, and what drives them.
    Economics,
    /// Models that are fitted to data.
    Models,
}

impl Chapter {
    /// All chapters in their order.
    pub const ALL: [Self; 3] = [Self::Surveys, Self::Economics, Self::Models];

    /// Part of the address and of the message keys.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Surveys => "surveys",
            Self::Economics => "economics",
            Self::Models => "models",
        }
    }

    /// The formulas of the chapter in their order.
    pub const fn formulas(self) -> &'static [Formula] {
        match self {
            Self::Surveys => surveys::FORMULAS,
            Self::Economics => economics::FORMULAS,
            Self::Models => models::FORMULAS,
        }
    }
}

/// Every formula: those of the method page, then those of its chapters.
pub fn all() -> impl Iterator<Item = &'static Formula> {
    FORMULAS.iter().chain(Chapter::ALL.into_iter().flat_map(Chapter::formulas))
}

const fn call(function: &'static str, arguments: &'static str, results: &'static [(&'static str, f64)]) -> Call {
    Call { function, arguments, results }
}

const ONE_RESPONDENT: &str =
    r#"[{"responses": [{"positives": [7, 6, 5, 4, 6, 8, 7, 7, 6, 8, 8, 8], "negatives": [2, 3, 1, 2, 2, 3, 2, 1]}]}]"#;
const NPS_COUNTS: &str = r#"[{"detractors": 60, "passives": 90, "promoters": 100}]"#;
const CSAT_COUNTS: &str = r#"[{"countsFromOne": [14, 9, 10, 32, 42]}]"#;
const GYM: &str = r#"[{"averageCheck": 20, "purchasesPerMonth": 1, "margin": 0.25, "months": 36}]"#;
const GYM_WITH_COST: &str =
    r#"[{"averageCheck": 20, "purchasesPerMonth": 1, "margin": 0.25, "months": 36, "acquisitionCost": 50}]"#;
const OFFER: &str = r#"[{
    "benefits": {"money": 40, "time": 15, "information": 5, "psychological": 20, "social": 10},
    "price": 60,
    "transactionCosts": {"search": 5, "relationship": 2, "decision": 5, "contract": 3}
}]"#;

/// The formulas of the method page in their order: feelings, then surveys and their intervals, then money.
pub const FORMULAS: &[Formula] = &[
    Formula {
        id: "nev",
        expression: "NEV = x̄₊ − x̄₋",
        worked: "(7 + 6 + 5 + 4 + 6 + 8 + 7 + 7 + 6 + 8 + 8 + 8) ÷ 12 − (2 + 3 + 1 + 2 + 2 + 3 + 2 + 1) ÷ 8 = 80 ÷ 12 − 16 ÷ 8 = 4.67",
        explains: &["nev", "nevInColumns"],
        calls: &[call("nev", ONE_RESPONDENT, &[("nev", 14.0 / 3.0)])],
        sources: &["shaw2007", "shaw2018", "shaw2019", "emotioCx", "mueller2023", "emotionArticle"],
    },
    Formula {
        id: "nps",
        expression: "NPS = 100 × (P − D) ÷ n",
        worked: "100 × (100 − 60) ÷ 250 = 16",
        explains: &["nps"],
        calls: &[call("nps", NPS_COUNTS, &[("score", 16.0)])],
        sources: &["reichheld2003", "rocks2016"],
    },
    Formula {
        id: "npsInterval",
        expression: "100 × ((P′ − D′) ÷ n′ ± z × √(v′ ÷ n′)),  v′ = (P′ + D′) ÷ n′ − ((P′ − D′) ÷ n′)²",
        worked: "P = 100; D = 60; n = 250:  15.81 ± 9.65 = 6.16 … 25.46",
        explains: &[],
        calls: &[call(
            "nps",
            NPS_COUNTS,
            &[("interval.low", 6.160_001_636_880_203), ("interval.high", 25.460_551_722_803_59)],
        )],
        sources: &["rocks2016", "lewis2021"],
    },
    Formula {
        id: "csat",
        expression: "CSAT = x ÷ n",
        worked: "(32 + 42) ÷ (14 + 9 + 10 + 32 + 42) = 74 ÷ 107 = 69.16 %",
        explains: &["csat"],
        calls: &[call("csat", CSAT_COUNTS, &[("share", 74.0 / 107.0)])],
        sources: &["kicue"],
    },
    Formula {
        id: "csatIndex",
        expression: "100 × (x̄ − 1) ÷ 4",
        worked: "100 × (400 ÷ 107 − 1) ÷ 4 = 68.46",
        explains: &[],
        calls: &[call("csat", CSAT_COUNTS, &[("index", 7325.0 / 107.0)])],
        sources: &["smartSurvey"],
    },
    Formula {
        id: "ces",
        expression: "CES = x̄;  x ÷ n",
        worked: "4080 ÷ 1000 = 4.08;  460 ÷ 1000 = 46 %",
        explains: &["ces"],
        calls: &[call(
            "ces",
            r#"[{"countsFromOne": [80, 210, 140, 110, 160, 180, 120]}]"#,
            &[("mean", 4.08), ("easyShare", 0.46)],
        )],
        sources: &["dixon2010", "dixon2013"],
    },
    Formula {
        id: "wilson",
        expression: "(p + z² ÷ 2n ± z × √(p(1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n)",
        worked: "x = 60; n = 100:  50.2 % … 69.1 %",
        explains: &[],
        calls: &[call(
            "csat",
            r#"[{"countsFromOne": [0, 0, 40, 0, 60]}]"#,
            &[("shareInterval.low", 0.502_002_586_791_061_8), ("shareInterval.high", 0.690_598_713_567_541_1)],
        )],
        sources: &["wilson1927"],
    },
    Formula {
        id: "studentT",
        expression: "x̄ ± t × s ÷ √n",
        worked: "2, 4, 5, 6, 8:  5 ± 2.776 × 2.236 ÷ √5 = 2.22 … 7.78",
        explains: &[],
        calls: &[call(
            "csat",
            r#"[{"ratings": [2, 4, 5, 6, 8], "scale": {"min": 0, "max": 10}}]"#,
            &[("meanInterval.low", 2.223_554_894_802_205_6), ("meanInterval.high", 7.776_445_105_197_794)],
        )],
        sources: &["student1908"],
    },
    Formula {
        id: "ltvRevenue",
        expression: "S × C × t",
        worked: "20 × 1 × 36 = 720",
        explains: &[],
        calls: &[call("ltv", GYM, &[("revenue", 720.0)])],
        sources: &["valueText"],
    },
    Formula {
        id: "ltvProfit",
        expression: "LTV = S × C × P × t",
        worked: "20 × 1 × 0.25 × 36 = 180",
        explains: &["ltv"],
        calls: &[call("ltv", GYM, &[("profit", 180.0)])],
        sources: &["valueText"],
    },
    Formula {
        id: "ltvDiscounted",
        expression: "m × (1 − (1 + d)⁻ᵗ) ÷ d,  d = ¹²√(1 + i) − 1",
        worked: "i = 10 %; d = 0.79741 %:  5 × (1 − 1.1⁻³) ÷ 0.0079741 = 155.93",
        explains: &[],
        calls: &[call(
            "ltv",
            r#"[{"averageCheck": 20, "purchasesPerMonth": 1, "margin": 0.25, "months": 36, "discountPerYear": 0.1}]"#,
            &[("discountedProfit", 155.932_292_211_093_3)],
        )],
        sources: &["fader2012"],
    },
    Formula {
        id: "ltvRatio",
        expression: "LTV ÷ CAC",
        worked: "180 ÷ 50 = 3.6",
        explains: &["ltvToCac"],
        calls: &[
            call("ltv", GYM_WITH_COST, &[("ratio", 3.6)]),
            call("ltvToCac", r#"[{"lifetimeValue": 180, "acquisitionCost": 50}]"#, &[("ratio", 3.6)]),
        ],
        sources: &["skok"],
    },
    Formula {
        id: "payback",
        expression: "CAC ÷ m",
        worked: "50 ÷ 5 = 10",
        explains: &[],
        calls: &[call("ltv", GYM_WITH_COST, &[("paybackMonths", 10.0)])],
        sources: &["skok"],
    },
    Formula {
        id: "perceivedValue",
        expression: "B − (p + T);  B ÷ (p + T)",
        worked: "(40 + 15 + 5 + 20 + 10) − (60 + 15) = 15;  90 ÷ 75 = 1.2",
        explains: &["perceivedValue"],
        calls: &[call("perceivedValue", OFFER, &[("difference", 15.0), ("ratio", 1.2)])],
        sources: &["kotler2000", "valueText"],
    },
];
