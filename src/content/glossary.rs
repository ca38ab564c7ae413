//! The glossary of the method page.

/// Its terms, under their keys in the catalogue: `glossary.<term>.name` and `glossary.<term>.text`.
pub const TERMS: [&str; 18] = [
    "acquisitionCost",
    "churn",
    "cluster",
    "customerExperience",
    "discountRate",
    "driver",
    "friction",
    "interval",
    "margin",
    "momentOfTruth",
    "omnichannel",
    "promoters",
    "pull",
    "retention",
    "shareOfWallet",
    "tenure",
    "touchpoint",
    "transactionCosts",
];
