//! The game of the pyramid: emotions are sorted into the four clusters, round by round.

use crate::metrics::{Cluster, Emotion};

/// The rounds: in each, emotions of three or four clusters.
pub const ROUNDS: [[Emotion; 5]; 4] = [
    [Emotion::Valued, Emotion::Hurried, Emotion::Stimulated, Emotion::Happy, Emotion::Neglected],
    [Emotion::Indulgent, Emotion::Frustrated, Emotion::Safe, Emotion::Disappointed, Emotion::Interested],
    [Emotion::Unsatisfied, Emotion::Pleased, Emotion::Energetic, Emotion::Trusting, Emotion::Irritated],
    [Emotion::Focused, Emotion::Exploratory, Emotion::Stressed, Emotion::CaredFor, Emotion::Unhappy],
];

/// An emotion and the cluster that was chosen for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sorted {
    /// The emotion.
    pub emotion: Emotion,
    /// Where the player put it.
    pub chosen: Cluster,
}

impl Sorted {
    /// Whether it belongs there.
    pub fn is_right(self) -> bool {
        self.chosen == self.emotion.cluster()
    }
}

/// A game: how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sorting {
    round: usize,
    picked: Option<Emotion>,
    sorted: Vec<Sorted>,
}

impl Sorting {
    /// The round, counted from 1.
    pub fn round(&self) -> usize {
        self.round + 1
    }

    /// The emotions of this round that wait to be sorted.
    pub fn waiting(&self) -> Vec<Emotion> {
        let is_waiting = |emotion: &Emotion| !self.sorted.iter().any(|sorted| sorted.emotion == *emotion);
        ROUNDS.get(self.round).into_iter().flatten().copied().filter(is_waiting).collect()
    }

    /// The emotion in hand: the one that was picked, else the first that waits.
    pub fn in_hand(&self) -> Option<Emotion> {
        let waiting = self.waiting();
        self.picked.filter(|picked| waiting.contains(picked)).or_else(|| waiting.first().copied())
    }

    /// Takes an emotion in hand.
    pub fn pick(&mut self, emotion: Emotion) {
        self.picked = Some(emotion);
    }

    /// Puts the emotion in hand into a cluster; nothing happens if the hand is empty.
    pub fn put(&mut self, chosen: Cluster) {
        self.sorted.extend(self.in_hand().map(|emotion| Sorted { emotion, chosen }));
    }

    /// What was sorted last in this round.
    pub fn last(&self) -> Option<Sorted> {
        self.of_round().last().copied()
    }

    /// What has been sorted in this round.
    pub fn of_round(&self) -> &[Sorted] {
        self.sorted.get(self.round * 5..).unwrap_or_default()
    }

    /// All that has been sorted, which belongs to a cluster.
    pub fn of_cluster(&self, cluster: Cluster) -> impl Iterator<Item = Sorted> {
        self.sorted.iter().copied().filter(move |sorted| sorted.emotion.cluster() == cluster)
    }

    /// How many of all were right, and how many there were.
    pub fn score(&self) -> (usize, usize) {
        (self.sorted.iter().filter(|sorted| sorted.is_right()).count(), self.sorted.len())
    }

    /// Whether all emotions of this round are sorted.
    pub fn is_round_over(&self) -> bool {
        self.waiting().is_empty()
    }

    /// Whether all emotions are sorted.
    pub fn is_over(&self) -> bool {
        self.is_round_over() && self.round() == ROUNDS.len()
    }

    /// Goes on to the next round, or begins anew after the last.
    pub fn go_on(&mut self) {
        if self.is_over() {
            *self = Self::default();
        } else if self.is_round_over() {
            self.round += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_rounds_hold_each_emotion_once_and_three_clusters_at_least() {
        let all: BTreeSet<usize> = ROUNDS.iter().flatten().map(|emotion| *emotion as usize).collect();
        assert_eq!(all.len(), Emotion::ALL.len());
        for round in ROUNDS {
            let clusters: BTreeSet<usize> = round.iter().map(|emotion| emotion.cluster() as usize).collect();
            assert!(clusters.len() >= 3, "{round:?}");
        }
    }

    #[test]
    fn what_is_picked_is_in_hand_until_it_is_sorted() {
        let mut game = Sorting::default();
        assert_eq!(game.in_hand(), Some(Emotion::Valued));
        game.pick(Emotion::Happy);
        game.put(Cluster::Recommendation);
        let last = game.last().unwrap();
        assert_eq!((last.emotion, last.is_right()), (Emotion::Happy, false));
        assert_eq!(game.in_hand(), Some(Emotion::Valued));
        assert_eq!(game.of_cluster(Cluster::Advocacy).count(), 1, "it lies where it belongs");
        assert_eq!(game.of_cluster(Cluster::Recommendation).count(), 0);
    }

    #[test]
    fn a_game_of_right_answers_ends_with_twenty_and_begins_anew() {
        let mut game = Sorting::default();
        for round in 1..=ROUNDS.len() {
            assert_eq!((game.round(), game.of_round().len()), (round, 0));
            game.go_on();
            assert_eq!(game.round(), round, "a round that is not over is not left");
            while let Some(emotion) = game.in_hand() {
                game.put(emotion.cluster());
            }
            assert!(game.is_round_over());
            assert_eq!(game.is_over(), round == ROUNDS.len());
            if !game.is_over() {
                game.go_on();
            }
        }
        assert_eq!(game.score(), (20, 20));
        game.put(Cluster::Advocacy);
        assert_eq!(game.score(), (20, 20), "the hand is empty");
        game.go_on();
        assert_eq!(game, Sorting::default());
    }
}
