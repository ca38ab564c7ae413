//! What the pages of the stages say of their miniature tools rests on, sentence by sentence: the texts are `try.<stage>.lead`.

use super::passages::{Marks, OUR_OWN, Sources};
use super::stages::Stage;

const JOURNEY: Sources = &["journeyArticle"];
const EXPERIENCE: Sources = &["experienceText"];
const VALUE: Sources = &["valueText"];

/// What the lead of the miniature of a stage rests on.
pub const fn lead(stage: Stage) -> Marks {
    match stage {
        Stage::Awareness => &[OUR_OWN, OUR_OWN, VALUE],
        Stage::Interest | Stage::Purchase => &[JOURNEY],
        Stage::Consideration => &[VALUE],
        Stage::Engagement | Stage::Loyalty | Stage::Recommendation => &[JOURNEY, OUR_OWN],
        Stage::Satisfaction => &[JOURNEY, EXPERIENCE, OUR_OWN],
        Stage::Repurchase => &[OUR_OWN, JOURNEY],
        Stage::Curiosity => &[JOURNEY, OUR_OWN, OUR_OWN],
    }
}
