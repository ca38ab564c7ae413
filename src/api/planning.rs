//! How many answers are needed: for a score of a wanted margin, and to see a change.

use super::error::Result;
use super::export::exports;
use super::reader::Object;
use super::surveys::confidence;
use super::value::{ScriptResult, ScriptValue, named};
use crate::metrics::range::{COUNT_FROM_ONE, NOT_NEGATIVE, NPS_CHANGE, NPS_HALF_WIDTH, POSITIVE};
use crate::metrics::{self, Range, Rule, TestStrength};

exports! {
    /// Answers needed for a Net Promoter Score.
    npsSampleSize = nps_sample_size(input) {
        let input = input.object(&["margin", "variance", "confidence", "population"])?;
        let margin = input.number("margin", NPS_HALF_WIDTH)?;
        let variance = input.optional_number("variance", Range::Share)?;
        asked(&input, |level| metrics::nps_sample_size(margin, variance, level))
    }

    /// Answers needed for a share.
    shareSampleSize = share_sample_size(input) {
        let input = input.object(&["margin", "share", "confidence", "population"])?;
        let margin = input.number("margin", Range::HalfWidth)?;
        let share = input.optional_number("share", Range::Share)?;
        asked(&input, |level| metrics::share_sample_size(margin, share, level))
    }

    /// Answers needed for a mean.
    meanSampleSize = mean_sample_size(input) {
        let input = input.object(&["margin", "standardDeviation", "confidence", "population"])?;
        let margin = input.number("margin", POSITIVE)?;
        let deviation = input.number("standardDeviation", NOT_NEGATIVE)?;
        asked(&input, |level| metrics::mean_sample_size(margin, deviation, level))
    }

    /// Answers needed in each of two surveys to see a change of a Net Promoter Score.
    npsChangeSampleSize = nps_change_sample_size(input) {
        let input = input.object(&["change", "variance", "confidence", "power"])?;
        let change = input.number("change", NPS_CHANGE)?;
        let variance = input.optional_number("variance", Range::Share)?;
        named("n", metrics::nps_change_sample_size(change, variance, strength(&input)?)?)
    }

    /// Answers needed in each of two surveys to see a change of a share.
    shareChangeSampleSize = share_change_sample_size(input) {
        let input = input.object(&["before", "after", "confidence", "power"])?;
        let (before, after) = (input.number("before", Range::Share)?, input.number("after", Range::Share)?);
        if before == after {
            return Err(input.contradicts("after", Rule::AnotherThanBefore));
        }
        named("n", metrics::share_change_sample_size(before, after, strength(&input)?)?)
    }

    /// Answers needed in each of two surveys to see a change of a mean.
    meanChangeSampleSize = mean_change_sample_size(input) {
        let input = input.object(&["change", "standardDeviation", "confidence", "power"])?;
        let change = input.number("change", POSITIVE)?;
        let deviation = input.number("standardDeviation", NOT_NEGATIVE)?;
        named("n", metrics::mean_change_sample_size(change, deviation, strength(&input)?)?)
    }
}

/// The answers that `needed` says at the confidence, of the population if there is one.
fn asked<V: ScriptResult>(
    input: &Object<'_, V>,
    needed: impl FnOnce(Option<f64>) -> metrics::Result<u64>,
) -> Result<V> {
    let level = confidence(input)?;
    let population = input.optional_number("population", COUNT_FROM_ONE)?;
    let answers = needed(level)?;
    named("n", population.map_or(Ok(answers), |all| metrics::of_population(answers, all as u64))?)
}

fn strength<V: ScriptValue>(input: &Object<'_, V>) -> Result<TestStrength> {
    Ok(TestStrength { confidence: confidence(input)?, power: input.optional_number("power", Range::InnerShare)? })
}
