//! The glossary of the method page.

/// Its terms, under their keys in the catalogue: `glossary.<term>.name` and `glossary.<term>.text`.
pub const TERMS: [&str; 16] = [
    "acquisitionCost",
    "churn",
    "cluster",
    "discountRate",
    "driver",
    "friction",
    "interval",
    "margin",
    "momentOfTruth",
    "promoters",
    "pull",
    "retention",
    "shareOfWallet",
    "tenure",
    "touchpoint",
    "transactionCosts",
];
