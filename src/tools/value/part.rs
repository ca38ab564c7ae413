//! The parts of an offer: what it gives, and what it takes.

/// What an offer gives or takes, in the order of the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Money saved or gained.
    Money,
    /// Time saved.
    Time,
    /// What the customer learns.
    Information,
    /// Trust, quality that meets or beats the expectation.
    Psychological,
    /// Self-worth, recognition.
    Social,
    /// What is paid.
    Price,
    /// Finding a seller.
    Search,
    /// Establishing the relationship.
    Relationship,
    /// Negotiating.
    Negotiation,
    /// Deciding.
    Decision,
    /// Concluding the contract.
    Contract,
    /// Checking that all went right.
    Control,
}

impl Part {
    /// Every part: benefits, price, transaction costs.
    pub const ALL: [Self; 12] = [
        Self::Money,
        Self::Time,
        Self::Information,
        Self::Psychological,
        Self::Social,
        Self::Price,
        Self::Search,
        Self::Relationship,
        Self::Negotiation,
        Self::Decision,
        Self::Contract,
        Self::Control,
    ];

    /// The benefits.
    pub const BENEFITS: [Self; 5] = [Self::Money, Self::Time, Self::Information, Self::Psychological, Self::Social];

    /// The transaction costs.
    pub const TRANSACTION: [Self; 6] =
        [Self::Search, Self::Relationship, Self::Negotiation, Self::Decision, Self::Contract, Self::Control];

    /// The key of the part in an address and in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Time => "time",
            Self::Information => "information",
            Self::Psychological => "psychological",
            Self::Social => "social",
            Self::Price => "price",
            Self::Search => "search",
            Self::Relationship => "relationship",
            Self::Negotiation => "negotiation",
            Self::Decision => "decision",
            Self::Contract => "contract",
            Self::Control => "control",
        }
    }

    /// Whether the part is given, rather than taken.
    pub fn is_benefit(self) -> bool {
        Self::BENEFITS.contains(&self)
    }

    /// Whether the part is time, so that it can be counted in hours.
    pub fn is_effort(self) -> bool {
        self == Self::Time || Self::TRANSACTION.contains(&self)
    }

    /// The place of the field of one's own offer.
    pub const fn own(self) -> usize {
        self as usize
    }

    /// The place of the field of the rival's.
    pub const fn rival(self) -> usize {
        Self::ALL.len() + self as usize
    }
}
