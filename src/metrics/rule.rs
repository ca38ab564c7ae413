//! The rules that inputs keep to, as data: which one was broken is a variant, the numbers in it are its own, and a wording is
//! found by its key.

use borsh::{BorshDeserialize, BorshSerialize};

/// What can be said of a rule: the key of its wordings, the names of the numbers in them, and the English one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// The key in catalogues, camelCase and for good.
    pub key: &'static str,
    /// The names of the numbers that a wording has in braces.
    pub numbers: &'static [&'static str],
    /// What the field must do, in English, for developers; of a likelihood without a maximum, why it has none.
    pub english: &'static str,
}

/// Rules from one table: a variant with its numbers, its key, its English wording.
macro_rules! rules {
    (
        $(#[$about:meta])*
        pub enum $Rules:ident $(: $Other:ident)? {
            $($(#[$meaning:meta])* $Rule:ident $({ $($number:ident),+ })? = $key:literal, $english:literal;)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, BorshSerialize, BorshDeserialize)]
        pub enum $Rules {
            $(#[doc = concat!("The rule of a [`", stringify!($Other), "`].")] $Other($Other),)?
            $($(#[$meaning])* $Rule $({ $(#[doc = concat!("The number `", stringify!($number), "` of the wordings.")] $number: f64),+ })?,)+
        }

        impl $Rules {
            const OWN: &[Wording] = &[$(Wording { key: $key, numbers: &[$($(stringify!($number)),+)?], english: $english }),+];

            /// The wording of the rule.
            pub fn wording(self) -> Wording {
                match self {
                    $(Self::$Other(others) => others.wording(),)?
                    $(Self::$Rule $({ $($number: _),+ })? =>
                        Wording { key: $key, numbers: &[$($(stringify!($number)),+)?], english: $english },)+
                }
            }

            /// The numbers of the rule, in the order of their names.
            pub fn numbers(self) -> Vec<f64> {
                match self {
                    $(Self::$Other(others) => others.numbers(),)?
                    $(Self::$Rule $({ $($number),+ })? => vec![$($($number),+)?],)+
                }
            }
        }
    };
}

rules! {
    /// The numbers that a field takes, finite ones all of them.
    pub enum Range {
        /// From a number on.
        AtLeast { least } = "atLeast", "must be {least} or more";
        /// Beyond a number.
        Above { least } = "above", "must be more than {least}";
        /// Up to a number.
        AtMost { most } = "atMost", "must be {most} or less";
        /// From one number to another, both included.
        Between { least, most } = "between", "must be from {least} to {most}";
        /// Beyond one number, and up to another.
        AboveUpTo { least, most } = "aboveUpTo", "must be more than {least} and at most {most}";
        /// Integers from a number on.
        WholeAtLeast { least } = "wholeAtLeast", "must be an integer, {least} or more";
        /// Integers from one number to another, both included.
        WholeBetween { least, most } = "wholeBetween", "must be an integer from {least} to {most}";
        /// Counts from a number on, up to the largest that JavaScript tells from its neighbours.
        Count { least } = "count", "must be an integer, {least} or more (at most 2^53 - 1)";
        /// A share of a whole or a probability, as a fraction.
        Share = "share", "must be between 0 and 1, both included";
        /// A share that is neither nothing nor all, such as a confidence level.
        InnerShare = "innerShare", "must be between 0 and 1, both excluded";
        /// Half the width of an interval of a share.
        HalfWidth = "halfWidth", "must be more than 0 and at most 0.5";
        /// A share of a price: a loss may be of any size, a margin above 1 is a percentage typed for a fraction.
        Margin = "margin", "must be 1 or less (0.25 is 25 %)";
        /// A rate of growth or discount, which leaves something to change.
        Rate = "rate", "must be more than -1 (0.1 is 10 %)";
    }
}

rules! {
    /// What an input or a result did not keep to.
    pub enum Rule: Range {
        /// A result is a double: neither too large nor, where that loses its digits, too small.
        Representable = "representable", "must be a result within the range of a double";
        /// A sample can be counted.
        SampleToCount = "sampleToCount", "must be a sample of at most 2^53 - 1";
        /// All counts together can be counted.
        CountsTogether = "countsTogether", "must be at most 2^53 - 1 in all";
        /// Successes are among the trials.
        AtMostTrials { most } = "atMostTrials", "must be at most {most}, the number of trials";
        /// Observation yields no more purchases than can be simulated.
        PurchasesToSimulate { most } = "purchasesToSimulate", "must be short enough for at most {most} purchases";
        /// Observation ends while years have four digits.
        EndsByYear9999 = "endsByYear9999", "must be one that ends by the year 9999";
        /// Whoever has repeat purchases has a value.
        PositiveWhereFrequent = "positiveWhereFrequent", "must be more than 0 where the frequency is";
        /// A ratio needs something to be divided by.
        PositiveForRatio = "positiveForRatio", "must be more than 0 for a ratio";

        /// A text is a date.
        IsoDate = "isoDate", "must be a date of the form 2026-11-21";

        /// A segment for each answer.
        OneLabelEach = "oneLabelEach", "must have one label per answer";
        /// What two sides of a comparison have in common.
        SameAsFirst = "sameAsFirst", "must be the same as in the first";
        /// A scale has room.
        MinBelowMax = "minBelowMax", "must have its min below its max";
        /// Bounds are in order.
        LowAtMostHigh = "lowAtMostHigh", "must have a low that is at most its high";
        /// A stated range has some width.
        AboveLow = "aboveLow", "must be above the low end";
        /// A change is one.
        AnotherThanBefore = "anotherThanBefore", "must be another one than before";
        /// The ends and the peak of a distribution are in order.
        InOrder = "inOrder", "must not be below what is declared before it";
        /// Nobody comes back to a cohort.
        AtMostBefore = "atMostBefore", "must be at most the number before it";
        /// The last purchase was before the end of observation.
        RecencyAtMostAge = "recencyAtMostAge", "must be at most the age";
        /// Without a repeat purchase, the last one is the first.
        RecencyWithFrequency = "recencyWithFrequency", "must be 0 exactly if the frequency is 0";
        /// Customers are won while they are observed.
        AtMostObservation = "atMostObservation", "must be at most the observation";
        /// What is compared has the same factors.
        FactorsOfBefore = "factorsOfBefore", "must be a factor of both, before and after";
        /// All amounts are of one currency.
        OneCurrency = "oneCurrency", "must be one: the file has several";
        /// Dates have day and month in one order.
        OneDayOrder = "oneDayOrder", "must be said: some dates have the day first, others the month";
        /// A column of customers tells them apart.
        CustomersNotKinds = "customersNotKinds", "must tell customers apart, not new from returning ones";
        /// A factor has one name.
        EachFactorOnce = "eachFactorOnce", "must be there once";
        /// No more is lost than there was.
        LossesWithinOpening = "lossesWithinOpening", "must be at most the opening revenue, together with the contraction";
        /// What is varied is there.
        InputOfBase = "inputOfBase", "must be an input of the base";
        /// An option belongs to what is computed.
        OptionOfMetric = "optionOfMetric", "must be left out with this metric";
        /// A header names one column.
        HeaderOnce = "headerOnce", "must be a header that stands once";
        /// One column has a role.
        OneColumn = "oneColumn", "must be one column: several fit";
        /// A column has one role.
        ColumnOfItsOwn = "columnOfItsOwn", "must be a column that nothing else is read from";
        /// The result is split into parts that can be shown.
        AtMostParts { most } = "atMostParts", "must have at most {most} different values";

        /// A likelihood without a maximum, because all have stayed.
        NobodyLeft = "nobodyLeft", "no customer has left";
        /// Because all have left at once.
        NobodyStayed = "nobodyStayed", "no customer has stayed";
        /// Because one period is all that was seen: every α and β of one ratio explain it alike.
        OnePeriod = "onePeriod", "one period says nothing about how customers differ";
        /// Because customers do not differ in their churn.
        ChurnDoesNotFall = "churnDoesNotFall", "churn does not fall from period to period";
        /// Because values are all alike.
        SpendVariesTooLittle = "spendVariesTooLittle", "spend does not vary enough, between customers or within one";
        /// Because nobody bought again.
        NobodyBoughtAgain = "nobodyBoughtAgain", "no customer has bought again";
        /// Because too few histories differ.
        HistoriesLeaveOpen = "historiesLeaveOpen", "the histories leave some parameters open";
        /// Because customers do not differ in their rate of purchases.
        RepeatRatesDoNotDiffer = "repeatRatesDoNotDiffer", "customers do not differ in how often they buy";
        /// Because nobody drops out.
        NobodyDropsOut = "nobodyDropsOut", "no customer seems to drop out";
        /// Because customers do not differ in their chances to drop out.
        DropOutsDoNotDiffer = "dropOutsDoNotDiffer", "customers do not differ in how easily they drop out";
        /// Because of something else.
        ParameterWithoutBound = "parameterWithoutBound", "a parameter grows without bound";
    }
}

impl Rule {
    /// The wordings of all rules, of the ranges first: each has one.
    pub fn wordings() -> impl Iterator<Item = Wording> {
        Range::OWN.iter().chain(Self::OWN).copied()
    }

    /// The key under which catalogues word the rule.
    pub fn key(self) -> &'static str {
        self.wording().key
    }

    /// The rule in English, its numbers as `write` writes them.
    pub fn english(self, write: impl Fn(f64) -> String) -> String {
        let Wording { numbers, english, .. } = self.wording();
        let values = self.numbers();
        let named = |part: &str| numbers.iter().zip(&values).find(|(name, _)| **name == part).map(|(_, value)| *value);
        english.split(['{', '}']).map(|part| named(part).map_or_else(|| part.to_owned(), &write)).collect()
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english(|number| number.to_string()))
    }
}

impl From<Range> for Rule {
    fn from(range: Range) -> Self {
        Self::Range(range)
    }
}

impl Range {
    /// Whether `value` is a finite number in the range.
    #[inline(always)] // nearly all ranges are constants, of which one comparison is left
    pub fn allows(self, value: f64) -> bool {
        let whole = || value.trunc() == value;
        value.is_finite()
            && match self {
                Self::AtLeast { least } => value >= least,
                Self::Above { least } => value > least,
                Self::AtMost { most } => value <= most,
                Self::Between { least, most } => (least..=most).contains(&value),
                Self::AboveUpTo { least, most } => value > least && value <= most,
                Self::WholeAtLeast { least } => whole() && value >= least,
                Self::WholeBetween { least, most } => whole() && (least..=most).contains(&value),
                Self::Count { least } => whole() && (least..=LARGEST_COUNT).contains(&value),
                Self::Share => (0.0..=1.0).contains(&value),
                Self::InnerShare => value > 0.0 && value < 1.0,
                Self::HalfWidth => value > 0.0 && value <= 0.5,
                Self::Margin => value <= 1.0,
                Self::Rate => value > -1.0,
            }
    }

    /// `value`, if the range has it; -0 is 0.
    pub fn allowed(self, value: f64) -> Option<f64> {
        self.allows(value).then_some(value + 0.0)
    }
}

/// The largest number up to which JavaScript tells all integers apart: 2^53 - 1.
const LARGEST_COUNT: f64 = super::nps::MAX_COUNT as f64;

pub mod range {
    //! The ranges that several fields share, and those that a limit of ours sets.

    use super::{LARGEST_COUNT, Range};

    /// Any finite number.
    pub const FINITE: Range = Range::Between { least: f64::MIN, most: f64::MAX };
    /// A finite number that is not negative.
    pub const NOT_NEGATIVE: Range = Range::AtLeast { least: 0.0 };
    /// A finite number above zero.
    pub const POSITIVE: Range = Range::Above { least: 0.0 };
    /// Any integer that JavaScript tells from its neighbours.
    pub const INTEGER: Range = Range::WholeBetween { least: -LARGEST_COUNT, most: LARGEST_COUNT };
    /// How many there are of something.
    pub const COUNT: Range = Range::Count { least: 0.0 };
    /// How many there are of something that is there.
    pub const COUNT_FROM_ONE: Range = Range::Count { least: 1.0 };
    /// A number of payments, however large.
    pub const PERIODS: Range = Range::WholeAtLeast { least: 1.0 };
    /// A number of renewals, however large.
    pub const RENEWALS: Range = Range::WholeAtLeast { least: 0.0 };
    /// A likelihood to recommend.
    pub const NPS_RATING: Range = Range::WholeBetween { least: 0.0, most: 10.0 };
    /// Half the width of an interval of a Net Promoter Score.
    pub const NPS_HALF_WIDTH: Range = Range::AboveUpTo { least: 0.0, most: 100.0 };
    /// A change of a Net Promoter Score, from all detractors to all promoters at most.
    pub const NPS_CHANGE: Range = Range::AboveUpTo { least: 0.0, most: 200.0 };
    /// Periods of a forecast of retention.
    pub const FORECAST: Range = Range::WholeBetween { least: 0.0, most: 1e6 };
    /// Minutes by which a clock is ahead of UTC.
    pub const UTC_OFFSET: Range = Range::WholeBetween { least: -1439.0, most: 1439.0 };
    /// Months of a horizon, up to a century.
    pub const MONTHS: Range = Range::WholeBetween { least: 1.0, most: 1200.0 };
    /// A tabulated number of purchases.
    pub const PURCHASES: Range = Range::WholeBetween { least: 0.0, most: 1e5 };
    /// Refits, in reach of a page.
    pub const RESAMPLES: Range = Range::WholeBetween { least: 1.0, most: 1e5 };
    /// Simulated customers, in reach of a page.
    pub const CUSTOMERS: Range = Range::WholeBetween { least: 1.0, most: 1e6 };
    /// Simulated draws, in reach of a page.
    pub const DRAWS: Range = Range::WholeBetween { least: 1.0, most: 1e6 };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_key_of_its_own() {
        let mut keys: Vec<_> = Rule::wordings().map(|wording| wording.key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn a_wording_has_exactly_the_numbers_of_its_rule() {
        for Wording { key, numbers, english } in Rule::wordings() {
            let named: Vec<_> = english.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
            assert_eq!(named, numbers, "{key}");
        }
    }

    #[test]
    fn a_rule_reads_as_english() {
        assert_eq!(Rule::from(range::MONTHS).to_string(), "must be an integer from 1 to 1200");
        assert_eq!(
            Rule::from(Range::AboveUpTo { least: 0.0, most: 0.5 }).to_string(),
            "must be more than 0 and at most 0.5"
        );
        assert_eq!(Rule::InOrder.to_string(), "must not be below what is declared before it");
    }

    #[test]
    fn a_count_is_an_integer_that_javascript_can_tell_from_its_neighbours() {
        for count in [0.0, 1.0, LARGEST_COUNT] {
            assert!(range::COUNT.allows(count), "{count}");
        }
        for other in [-1.0, 0.5, LARGEST_COUNT + 1.0, f64::NAN, f64::INFINITY] {
            assert!(!range::COUNT.allows(other), "{other}");
        }
    }

    #[test]
    fn the_ends_of_a_range_are_in_it_where_its_words_say_so() {
        for (range, ends) in [
            (range::NOT_NEGATIVE, [Some(0.0), None]),
            (range::POSITIVE, [None, None]),
            (Range::AtMost { most: 3.0 }, [None, Some(3.0)]),
            (Range::Between { least: -1.0, most: 3.0 }, [Some(-1.0), Some(3.0)]),
            (range::NPS_HALF_WIDTH, [None, Some(100.0)]),
            (range::PERIODS, [Some(1.0), None]),
            (range::MONTHS, [Some(1.0), Some(1200.0)]),
            (Range::Share, [Some(0.0), Some(1.0)]),
            (Range::HalfWidth, [None, Some(0.5)]),
            (Range::Margin, [None, Some(1.0)]),
        ] {
            let [low, high] = ends;
            for end in ends.into_iter().flatten() {
                assert!(range.allows(end), "{range:?} {end}");
            }
            assert!(
                low.is_none_or(|low| !range.allows(low - 1e-9)) && high.is_none_or(|high| !range.allows(high + 1e-9))
            );
        }
        for (range, outside) in
            [(range::POSITIVE, 0.0), (Range::InnerShare, 0.0), (Range::InnerShare, 1.0), (Range::Rate, -1.0)]
        {
            assert!(!range.allows(outside), "{range:?} {outside}");
        }
        assert!(!range::PERIODS.allows(1.5) && !range::MONTHS.allows(1.5));
    }
}
