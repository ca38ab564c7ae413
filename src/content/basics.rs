//! The short explainers of what belongs to no stage of the journey: what each rests on, sentence by sentence.
//!
//! Words are in the catalogue under `basics.<id>.…`: `title`, the paragraphs by number, and `do`, what the reader can do with
//! it.

use super::explainers::{EMOTIONS, EXPERIENCE, JOURNEY, VALUE};
use super::passages::{Marks, OUR_OWN};
use super::stages::Stage;

/// A short explainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basic {
    /// Its anchor, and its name in message keys.
    pub id: &'static str,
    /// What the sentences of each paragraph rest on.
    pub paragraphs: &'static [Marks],
    /// The stages that it helps to understand.
    pub stages: &'static [Stage],
}

impl Basic {
    /// A message key of the explainer.
    pub fn key(&self, part: &str) -> String {
        format!("basics.{}.{part}", self.id)
    }

    /// The key of each paragraph with its marks.
    pub fn paragraphs(&self) -> impl Iterator<Item = (String, Marks)> {
        self.paragraphs.iter().zip(1_usize..).map(|(marks, number)| (self.key(&number.to_string()), *marks))
    }

    /// The explainers that help to understand a stage.
    pub fn of_stage(stage: Stage) -> impl Iterator<Item = &'static Self> {
        BASICS.iter().filter(move |basic| basic.stages.contains(&stage))
    }
}

/// The explainers, in the order of the page.
pub static BASICS: [Basic; 7] = [
    Basic { id: "experience", paragraphs: &[&[EXPERIENCE], &[EMOTIONS], &[EXPERIENCE]], stages: &[Stage::Awareness] },
    Basic {
        id: "need",
        paragraphs: &[&[EMOTIONS], &[VALUE], &[OUR_OWN]],
        stages: &[Stage::Interest, Stage::Curiosity],
    },
    Basic { id: "driver", paragraphs: &[&[EMOTIONS], &[EMOTIONS]], stages: &[Stage::Interest, Stage::Loyalty] },
    Basic {
        id: "horizon",
        paragraphs: &[&[EXPERIENCE], &[EMOTIONS, EMOTIONS, OUR_OWN]],
        stages: &[Stage::Satisfaction, Stage::Repurchase],
    },
    Basic {
        id: "reviews",
        paragraphs: &[&[EXPERIENCE], &[EXPERIENCE], &[VALUE, OUR_OWN]],
        stages: &[Stage::Consideration, Stage::Recommendation],
    },
    Basic {
        id: "channels",
        paragraphs: &[&[EXPERIENCE], &[EXPERIENCE, OUR_OWN], &[EXPERIENCE, OUR_OWN]],
        stages: &[Stage::Purchase],
    },
    Basic {
        id: "organisation",
        paragraphs: &[&[EXPERIENCE], &[EXPERIENCE], &[JOURNEY, VALUE, VALUE]],
        stages: &[Stage::Engagement, Stage::Satisfaction],
    },
];
