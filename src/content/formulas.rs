//! The formulas of the method page, each with a worked example that a test can execute.
//!
//! Words are in the catalogue under `method.<id>.name`, `.where` (what the symbols mean) and `.text`.

/// An argument of the worked example, under the name that it has in the JavaScript face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// Field of the argument; see [`Formula::function`] for the two that are not literally one.
    pub field: &'static str,
    /// One number, or the list that the field holds.
    pub values: &'static [f64],
}

/// A result of the worked example, under the name that it has in the JavaScript face.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Output {
    /// Field of the result (`"interval.low"` for a nested one).
    pub field: &'static str,
    /// The expected number, computed independently of this crate with 25 digits.
    pub value: f64,
}

/// A formula as the method page shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Formula {
    /// Part of the message keys, and the anchor on the method page.
    pub id: &'static str,
    /// The formula as plain text, the same in every language.
    pub expression: &'static str,
    /// The example with its numbers filled in. The decimal sign is always `.` between two digits, so that a page can
    /// put its own.
    pub worked: &'static str,
    /// The function of the metrics core that computes it. Two fields stand for longer lists: `countsFromOne` are the
    /// numbers of ratings 1, 2, 3, ..., and `positives` and `negatives` are one respondent's answers in table order.
    pub function: &'static str,
    /// Arguments of the example.
    pub inputs: &'static [Input],
    /// Results of the example.
    pub outputs: &'static [Output],
    /// Ids in [`super::sources::SOURCES`].
    pub sources: &'static [&'static str],
}

impl Formula {
    /// The formula with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        FORMULAS.iter().find(|formula| formula.id == id)
    }
}

const fn one(field: &'static str, values: &'static [f64; 1]) -> Input {
    Input { field, values }
}

const fn many(field: &'static str, values: &'static [f64]) -> Input {
    Input { field, values }
}

const fn is(field: &'static str, value: f64) -> Output {
    Output { field, value }
}

const NPS_COUNTS: &[Input] = &[one("detractors", &[60.0]), one("passives", &[90.0]), one("promoters", &[100.0])];
const CSAT_COUNTS: &[Input] = &[many("countsFromOne", &[14.0, 9.0, 10.0, 32.0, 42.0])];
const CHECK: Input = one("averageCheck", &[20.0]);
const PURCHASES: Input = one("purchasesPerMonth", &[1.0]);
const MARGIN: Input = one("margin", &[0.25]);
const MONTHS: Input = one("months", &[36.0]);
const COST: Input = one("acquisitionCost", &[50.0]);

/// All formulas, in the order of the method page: feelings, then surveys and their intervals, then money.
pub const FORMULAS: &[Formula] = &[
    Formula {
        id: "nev",
        expression: "NEV = x̄₊ − x̄₋",
        worked: "(7 + 6 + 5 + 4 + 6 + 8 + 7 + 7 + 6 + 8 + 8 + 8) ÷ 12 − (2 + 3 + 1 + 2 + 2 + 3 + 2 + 1) ÷ 8 = 80 ÷ 12 − 16 ÷ 8 = 4.67",
        function: "nev",
        inputs: &[
            many("positives", &[7.0, 6.0, 5.0, 4.0, 6.0, 8.0, 7.0, 7.0, 6.0, 8.0, 8.0, 8.0]),
            many("negatives", &[2.0, 3.0, 1.0, 2.0, 2.0, 3.0, 2.0, 1.0]),
        ],
        outputs: &[is("nev", 14.0 / 3.0)],
        sources: &["shaw2007", "shaw2018", "shaw2019", "emotioCx", "mueller2023", "emotionArticle"],
    },
    Formula {
        id: "nps",
        expression: "NPS = 100 × (P − D) ÷ n",
        worked: "100 × (100 − 60) ÷ 250 = 16",
        function: "nps",
        inputs: NPS_COUNTS,
        outputs: &[is("score", 16.0)],
        sources: &["reichheld2003", "rocks2016"],
    },
    Formula {
        id: "npsInterval",
        expression: "100 × ((P′ − D′) ÷ n′ ± z × √(v′ ÷ n′)),  v′ = (P′ + D′) ÷ n′ − ((P′ − D′) ÷ n′)²",
        worked: "P = 100, D = 60, n = 250:  15.81 ± 9.65 = 6.16 … 25.46",
        function: "nps",
        inputs: NPS_COUNTS,
        outputs: &[is("interval.low", 6.160_001_636_880_203), is("interval.high", 25.460_551_722_803_59)],
        sources: &["rocks2016", "lewis2021"],
    },
    Formula {
        id: "csat",
        expression: "CSAT = x ÷ n",
        worked: "(32 + 42) ÷ (14 + 9 + 10 + 32 + 42) = 74 ÷ 107 = 69.16 %",
        function: "csat",
        inputs: CSAT_COUNTS,
        outputs: &[is("share", 74.0 / 107.0)],
        sources: &["kicue"],
    },
    Formula {
        id: "csatIndex",
        expression: "100 × (x̄ − 1) ÷ 4",
        worked: "100 × (400 ÷ 107 − 1) ÷ 4 = 68.46",
        function: "csat",
        inputs: CSAT_COUNTS,
        outputs: &[is("index", 7325.0 / 107.0)],
        sources: &["smartSurvey"],
    },
    Formula {
        id: "ces",
        expression: "CES = x̄;  x ÷ n",
        worked: "4080 ÷ 1000 = 4.08;  460 ÷ 1000 = 46 %",
        function: "ces",
        inputs: &[many("countsFromOne", &[80.0, 210.0, 140.0, 110.0, 160.0, 180.0, 120.0])],
        outputs: &[is("mean", 4.08), is("easyShare", 0.46)],
        sources: &["dixon2010", "dixon2013"],
    },
    Formula {
        id: "wilson",
        expression: "(p + z² ÷ 2n ± z × √(p(1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n)",
        worked: "x = 60, n = 100:  50.2 % … 69.1 %",
        function: "csat",
        inputs: &[many("countsFromOne", &[0.0, 0.0, 40.0, 0.0, 60.0])],
        outputs: &[is("shareInterval.low", 0.502_002_586_791_061_8), is("shareInterval.high", 0.690_598_713_567_541_1)],
        sources: &["wilson1927"],
    },
    Formula {
        id: "studentT",
        expression: "x̄ ± t × s ÷ √n",
        worked: "2, 4, 5, 6, 8:  5 ± 2.776 × 2.236 ÷ √5 = 2.22 … 7.78",
        function: "csat",
        inputs: &[many("ratings", &[2.0, 4.0, 5.0, 6.0, 8.0]), one("scale.min", &[0.0]), one("scale.max", &[10.0])],
        outputs: &[is("meanInterval.low", 2.223_554_894_802_205_6), is("meanInterval.high", 7.776_445_105_197_794)],
        sources: &["student1908"],
    },
    Formula {
        id: "ltvRevenue",
        expression: "S × C × t",
        worked: "20 × 1 × 36 = 720",
        function: "ltv",
        inputs: &[CHECK, PURCHASES, one("margin", &[1.0]), MONTHS],
        outputs: &[is("revenue", 720.0)],
        sources: &["valueText"],
    },
    Formula {
        id: "ltvProfit",
        expression: "LTV = S × C × P × t",
        worked: "20 × 1 × 0.25 × 36 = 180",
        function: "ltv",
        inputs: &[CHECK, PURCHASES, MARGIN, MONTHS],
        outputs: &[is("profit", 180.0)],
        sources: &["valueText"],
    },
    Formula {
        id: "ltvDiscounted",
        expression: "m × (1 − (1 + d)⁻ᵗ) ÷ d,  d = ¹²√(1 + i) − 1",
        worked: "i = 10 %, d = 0.79741 %:  5 × (1 − 1.1⁻³) ÷ 0.0079741 = 155.93",
        function: "ltv",
        inputs: &[CHECK, PURCHASES, MARGIN, MONTHS, one("discountPerYear", &[0.1])],
        outputs: &[is("discountedProfit", 155.932_292_211_093_3)],
        sources: &["fader2012"],
    },
    Formula {
        id: "ltvRatio",
        expression: "LTV ÷ CAC",
        worked: "180 ÷ 50 = 3.6",
        function: "ltv",
        inputs: &[CHECK, PURCHASES, MARGIN, MONTHS, COST],
        outputs: &[is("ratio", 3.6)],
        sources: &["skok"],
    },
    Formula {
        id: "payback",
        expression: "CAC ÷ m",
        worked: "50 ÷ 5 = 10",
        function: "ltv",
        inputs: &[CHECK, PURCHASES, MARGIN, MONTHS, COST],
        outputs: &[is("paybackMonths", 10.0)],
        sources: &["skok"],
    },
    Formula {
        id: "perceivedValue",
        expression: "B − (p + T);  B ÷ (p + T)",
        worked: "(40 + 15 + 5 + 20 + 10) − (60 + 15) = 15;  90 ÷ 75 = 1.2",
        function: "perceivedValue",
        inputs: &[
            one("benefits.money", &[40.0]),
            one("benefits.time", &[15.0]),
            one("benefits.information", &[5.0]),
            one("benefits.psychological", &[20.0]),
            one("benefits.social", &[10.0]),
            one("price", &[60.0]),
            one("transactionCosts.search", &[5.0]),
            one("transactionCosts.relationship", &[2.0]),
            one("transactionCosts.decision", &[5.0]),
            one("transactionCosts.contract", &[3.0]),
        ],
        outputs: &[is("difference", 15.0), is("ratio", 1.2)],
        sources: &["kotler2000", "valueText"],
    },
];
