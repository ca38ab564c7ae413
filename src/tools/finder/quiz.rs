//! The quiz of the stages: a situation is read, its stage is chosen and what staff should do, and each answer teaches why.

use super::{Answered, Question};
use crate::content::stages::Stage;

/// What a customer says and does at one stage.
#[derive(Debug, PartialEq, Eq)]
pub struct Situation {
    /// The key of its text.
    pub text: &'static str,
    /// The stage that the customer has reached.
    pub stage: Stage,
    /// The question of the finder that decides here, with its answer.
    pub answered: Answered,
    /// The stages on offer, in the order of the journey.
    stages: [Stage; 4],
    /// The stages whose right behaviours are on offer.
    behaviours: [Stage; 3],
}

/// The situations in the order in which they are posed: one of each stage.
pub static SITUATIONS: [Situation; 10] = {
    use Stage::{
        Awareness, Consideration, Curiosity, Engagement, Interest, Loyalty, Purchase, Recommendation, Repurchase,
        Satisfaction,
    };
    [
        Situation {
            text: "quiz.situation.satisfaction",
            stage: Satisfaction,
            answered: (Question::Since, "judges"),
            stages: [Engagement, Satisfaction, Repurchase, Loyalty],
            behaviours: [Recommendation, Satisfaction, Curiosity],
        },
        Situation {
            text: "quiz.situation.interest",
            stage: Interest,
            answered: (Question::Looks, "around"),
            stages: [Awareness, Interest, Consideration, Curiosity],
            behaviours: [Purchase, Consideration, Interest],
        },
        Situation {
            text: "quiz.situation.repurchase",
            stage: Repurchase,
            answered: (Question::Rival, "compares"),
            stages: [Consideration, Repurchase, Curiosity, Loyalty],
            behaviours: [Repurchase, Awareness, Engagement],
        },
        Situation {
            text: "quiz.situation.awareness",
            stage: Awareness,
            answered: (Question::Contact, "passing"),
            stages: [Awareness, Interest, Consideration, Purchase],
            behaviours: [Purchase, Awareness, Consideration],
        },
        Situation {
            text: "quiz.situation.purchase",
            stage: Purchase,
            answered: (Question::Contact, "decided"),
            stages: [Interest, Consideration, Purchase, Repurchase],
            behaviours: [Interest, Recommendation, Purchase],
        },
        Situation {
            text: "quiz.situation.loyalty",
            stage: Loyalty,
            answered: (Question::Others, "no"),
            stages: [Satisfaction, Repurchase, Loyalty, Recommendation],
            behaviours: [Consideration, Engagement, Loyalty],
        },
        Situation {
            text: "quiz.situation.consideration",
            stage: Consideration,
            answered: (Question::Contact, "comparing"),
            stages: [Interest, Consideration, Purchase, Curiosity],
            behaviours: [Interest, Consideration, Loyalty],
        },
        Situation {
            text: "quiz.situation.recommendation",
            stage: Recommendation,
            answered: (Question::Others, "yes"),
            stages: [Satisfaction, Repurchase, Loyalty, Recommendation],
            behaviours: [Engagement, Satisfaction, Recommendation],
        },
        Situation {
            text: "quiz.situation.engagement",
            stage: Engagement,
            answered: (Question::Used, "hardly"),
            stages: [Purchase, Engagement, Satisfaction, Curiosity],
            behaviours: [Engagement, Curiosity, Recommendation],
        },
        Situation {
            text: "quiz.situation.curiosity",
            stage: Curiosity,
            answered: (Question::Since, "novelty"),
            stages: [Interest, Repurchase, Curiosity, Loyalty],
            behaviours: [Satisfaction, Curiosity, Purchase],
        },
    ]
};

/// What is asked about a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Which stage it shows.
    Stage,
    /// What staff should do: the right behaviour of which stage.
    Behaviour,
}

impl Asked {
    /// Both, in the order of asking.
    pub const ALL: [Self; 2] = [Self::Stage, Self::Behaviour];
}

impl Situation {
    /// The answers on offer.
    pub fn choices(&self, asked: Asked) -> &[Stage] {
        match asked {
            Asked::Stage => &self.stages,
            Asked::Behaviour => &self.behaviours,
        }
    }
}

/// What was chosen in one situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chosen {
    stage: Option<Stage>,
    behaviour: Option<Stage>,
}

impl Chosen {
    /// The answer to a question, if there is one.
    pub const fn of(self, asked: Asked) -> Option<Stage> {
        match asked {
            Asked::Stage => self.stage,
            Asked::Behaviour => self.behaviour,
        }
    }

    const fn is_whole(self) -> bool {
        self.stage.is_some() && self.behaviour.is_some()
    }

    fn set(&mut self, asked: Asked, stage: Stage) {
        match asked {
            Asked::Stage => self.stage = Some(stage),
            Asked::Behaviour => self.behaviour = Some(stage),
        }
    }
}

/// How far the answers to a situation have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phase {
    /// They are being chosen.
    #[default]
    Choosing,
    /// They were to be checked, and one is missing.
    Incomplete,
    /// They are checked.
    Checked,
}

/// A run through the situations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiz {
    before: Vec<Chosen>,
    chosen: Chosen,
    phase: Phase,
}

impl Quiz {
    /// How many situations are left behind.
    pub fn place(&self) -> usize {
        self.before.len()
    }

    /// How far the answers to the situation have come.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// What is chosen in the situation.
    pub const fn chosen(&self) -> Chosen {
        self.chosen
    }

    /// Chooses an answer, until the answers are checked.
    pub fn choose(&mut self, asked: Asked, stage: Stage) {
        if self.phase != Phase::Checked {
            self.chosen.set(asked, stage);
            self.phase = Phase::Choosing;
        }
    }

    /// Checks the answers, if both are there.
    pub fn check(&mut self) {
        self.phase = if self.chosen.is_whole() { Phase::Checked } else { Phase::Incomplete };
    }

    /// Leaves a situation whose answers are checked.
    pub fn go_on(&mut self) {
        if self.phase == Phase::Checked {
            self.before.push(self.chosen);
            (self.chosen, self.phase) = Default::default();
        }
    }

    /// How many answers to a question were right in the situations left behind.
    pub fn score(&self, asked: Asked) -> usize {
        let answers = SITUATIONS.iter().zip(&self.before);
        answers.filter(|(situation, chosen)| chosen.of(asked) == Some(situation.stage)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Next;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_situations_show_each_stage_once_and_the_finder_agrees() {
        let stages: BTreeSet<Stage> = SITUATIONS.iter().map(|situation| situation.stage).collect();
        assert_eq!(stages.len(), Stage::ALL.len());
        for Situation { text, stage, answered: (question, name), .. } in &SITUATIONS {
            assert_eq!(question.next(name), Some(Next::Found(*stage)), "{text}");
            assert_eq!(*text, format!("quiz.situation.{}", stage.id()));
        }
    }

    #[test]
    fn what_can_be_chosen_has_the_right_answer_and_nothing_twice() {
        for situation in &SITUATIONS {
            for asked in Asked::ALL {
                let choices = situation.choices(asked);
                assert!(choices.contains(&situation.stage), "{asked:?} in {situation:?}");
                assert_eq!(choices.iter().collect::<BTreeSet<_>>().len(), choices.len(), "{situation:?}");
            }
            assert!(situation.choices(Asked::Stage).is_sorted(), "{situation:?}");
        }
    }

    #[test]
    fn neither_the_order_of_the_journey_nor_a_place_gives_the_answers_away() {
        assert!(!SITUATIONS.iter().map(|situation| situation.stage).is_sorted());
        for asked in Asked::ALL {
            let place = |situation: &Situation| {
                situation.choices(asked).iter().position(|stage| *stage == situation.stage).unwrap()
            };
            let places: Vec<usize> = SITUATIONS.iter().map(place).collect();
            let most = (0..4).map(|place| places.iter().filter(|other| **other == place).count()).max();
            assert!(most < Some(6), "{asked:?}: {places:?}");
        }
    }

    #[test]
    fn answers_are_checked_when_both_are_there_and_stay_then() {
        let mut quiz = Quiz::default();
        quiz.choose(Asked::Stage, Stage::Loyalty);
        quiz.check();
        assert_eq!(quiz.phase(), Phase::Incomplete);
        quiz.go_on();
        assert_eq!(quiz.place(), 0, "a situation that is not checked is not left");
        quiz.choose(Asked::Behaviour, Stage::Satisfaction);
        assert_eq!(quiz.phase(), Phase::Choosing, "what was missing is no longer said");
        quiz.check();
        quiz.choose(Asked::Stage, Stage::Satisfaction);
        assert_eq!((quiz.phase(), quiz.chosen().of(Asked::Stage)), (Phase::Checked, Some(Stage::Loyalty)));
        quiz.go_on();
        assert_eq!((quiz.place(), quiz.phase(), quiz.chosen()), (1, Phase::Choosing, Chosen::default()));
        assert_eq!(Asked::ALL.map(|asked| quiz.score(asked)), [0, 1]);
    }

    #[test]
    fn who_is_always_right_scores_ten() {
        let mut quiz = Quiz::default();
        for situation in &SITUATIONS {
            Asked::ALL.into_iter().for_each(|asked| quiz.choose(asked, situation.stage));
            quiz.check();
            quiz.go_on();
        }
        assert_eq!((quiz.place(), Asked::ALL.map(|asked| quiz.score(asked))), (10, [10, 10]));
    }
}
