//! Whether a score has moved since an earlier survey, or chance alone could have done it.

use crate::metrics::{
    Interval, MeanDifference, NpsDifference, Result, SampleDifference, ShareDifference, TestNumbers, TestSample,
};

/// A score and an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Movement {
    /// The earlier score.
    pub from: f64,
    /// This one.
    pub to: f64,
    /// This one minus the earlier one.
    pub difference: f64,
    /// The interval of the difference, if there is one.
    pub interval: Option<Interval>,
    /// How often chance alone would move the score at least as far; nothing where there is no test.
    pub p_value: Option<f64>,
    /// The answers of both.
    pub answers: [u64; 2],
    /// What the test rests on; nothing where there is none.
    pub test: Option<TestNumbers>,
    /// Confidence of interval and test.
    pub confidence: f64,
    /// What is to be made of it.
    pub verdict: Verdict,
    /// Whether the new score is the better one, if it is another one.
    pub is_better: Option<bool>,
}

/// What is to be made of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Chance alone would rarely do it.
    Real,
    /// Chance alone would often do it.
    Chance,
    /// There is no test: too few answers, or all alike.
    Untested,
}

/// The test of a difference, of whichever score.
#[derive(Debug, Clone, Copy)]
pub struct Tested {
    difference: f64,
    interval: Option<Interval>,
    p_value: Option<f64>,
    test: Option<TestNumbers>,
}

impl From<NpsDifference> for Tested {
    fn from(difference: NpsDifference) -> Self {
        Self {
            difference: difference.difference,
            interval: Some(difference.interval),
            p_value: Some(difference.p_value),
            test: Some(TestNumbers::from(&difference)),
        }
    }
}

impl From<ShareDifference> for Tested {
    fn from(difference: ShareDifference) -> Self {
        let test = TestNumbers::of_shares(&difference);
        let ShareDifference { difference, interval, p_value, .. } = difference;
        Self { difference, interval: Some(interval), p_value, test }
    }
}

impl From<MeanDifference> for Tested {
    fn from(difference: MeanDifference) -> Self {
        let test = TestNumbers::of_means(&difference);
        let MeanDifference { difference, interval, p_value, .. } = difference;
        Self { difference, interval, p_value, test }
    }
}

impl From<SampleDifference> for Tested {
    fn from(SampleDifference { difference, interval, p_value, test }: SampleDifference) -> Self {
        Self { difference, interval, p_value, test }
    }
}

impl Movement {
    /// The movement from one sample to another, of the same kind; nothing without answers on both sides.
    ///
    /// # Errors
    /// Those of [`TestSample::difference_to`].
    pub fn between([from, to]: [TestSample; 2], confidence: f64, higher_is_better: bool) -> Result<Option<Self>> {
        let found = from.difference_to(&to, confidence)?;
        let answers = [from.n(), to.n()];
        Ok(found.and_then(|found| Self::of([from.value(), to.value()], answers, found, confidence, higher_is_better)))
    }

    /// The movement between two scores of which there are both.
    pub fn of(
        [from, to]: [Option<f64>; 2],
        answers: [u64; 2],
        tested: impl Into<Tested>,
        confidence: f64,
        higher_is_better: bool,
    ) -> Option<Self> {
        let (from, to) = from.zip(to)?;
        let Tested { difference, interval, p_value, test } = tested.into();
        let verdict = match p_value {
            Some(p_value) if p_value <= 1.0 - confidence => Verdict::Real,
            Some(_) => Verdict::Chance,
            None => Verdict::Untested,
        };
        let is_better = (difference != 0.0).then_some((difference > 0.0) == higher_is_better);
        Some(Self { from, to, difference, interval, p_value, answers, test, confidence, verdict, is_better })
    }
}
