//! The twenty emotions, their clusters, and tables with a cell for each.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// The four clusters of emotions, from the one that destroys value to the one that makes advocates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Cluster {
    /// Negative emotions, which destroy value.
    Destroying,
    /// Emotions that catch attention: purchases in the short term.
    Attention,
    /// Emotions that bring customers to recommend: value in the long term.
    Recommendation,
    /// Emotions that make advocates: value in the long term.
    Advocacy,
}

/// Whether an emotion adds to the Net Emotional Value or takes from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Polarity {
    /// Takes from it.
    Negative,
    /// Adds to it.
    Positive,
}

impl Cluster {
    /// All clusters, bottom to top.
    pub const ALL: [Self; 4] = [Self::Destroying, Self::Attention, Self::Recommendation, Self::Advocacy];

    /// The name in the JavaScript face.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Destroying => "destroying",
            Self::Attention => "attention",
            Self::Recommendation => "recommendation",
            Self::Advocacy => "advocacy",
        }
    }

    /// Whether its emotions are positive.
    pub const fn polarity(self) -> Polarity {
        match self {
            Self::Destroying => Polarity::Negative,
            Self::Attention | Self::Recommendation | Self::Advocacy => Polarity::Positive,
        }
    }
}

macro_rules! emotions {
    ($($cluster:ident: $($emotion:ident $name:literal),+;)+) => {
        /// The twenty emotions, cluster by cluster.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, BorshSerialize, BorshDeserialize)]
        #[serde(rename_all = "camelCase")]
        pub enum Emotion {
            $($(
                #[doc = concat!("\"", $name, "\", of the cluster ", stringify!($cluster), ".")]
                $emotion,
            )+)+
        }

        impl Emotion {
            /// All emotions, cluster by cluster: the order of answers in links and of columns in tables.
            pub const ALL: [Self; 20] = [$($(Self::$emotion,)+)+];

            /// The name in the JavaScript face.
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$emotion => $name,)+)+ }
            }

            /// The cluster that it belongs to.
            pub const fn cluster(self) -> Cluster {
                match self { $($(Self::$emotion)|+ => Cluster::$cluster,)+ }
            }
        }
    };
}

emotions! {
    Destroying: Irritated "irritated", Hurried "hurried", Neglected "neglected", Unhappy "unhappy",
        Unsatisfied "unsatisfied", Stressed "stressed", Disappointed "disappointed", Frustrated "frustrated";
    Attention: Interested "interested", Energetic "energetic", Stimulated "stimulated", Exploratory "exploratory",
        Indulgent "indulgent";
    Recommendation: Trusting "trusting", Valued "valued", CaredFor "caredFor", Focused "focused", Safe "safe";
    Advocacy: Happy "happy", Pleased "pleased";
}

impl Emotion {
    /// Whether it adds to the Net Emotional Value or takes from it.
    pub const fn polarity(self) -> Polarity {
        self.cluster().polarity()
    }

    /// The emotion of a name in the JavaScript face.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|emotion| emotion.name() == name)
    }
}

macro_rules! table {
    ($(#[$doc:meta])* $table:ident, $key:ident, $size:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Default, BorshSerialize, BorshDeserialize)]
        pub struct $table<T>(pub(super) [T; $size]);

        impl<T: Copy + Default> $table<T> {
            /// A table with what `cell` gives for each key.
            pub fn from_fn(mut cell: impl FnMut($key) -> T) -> Self {
                Self($key::ALL.map(|key| cell(key)))
            }

            /// The cell of one key.
            pub fn get(&self, key: $key) -> T {
                self.0.get(key as usize).copied().unwrap_or_default()
            }

            /// All cells with their keys, in table order.
            pub fn iter(&self) -> impl Iterator<Item = ($key, T)> + '_ {
                $key::ALL.into_iter().zip(self.0.iter().copied())
            }
        }

        impl<T: Serialize> Serialize for $table<T> {
            /// As a struct, which every format writes as an object with its fields in order.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut object = serializer.serialize_struct(stringify!($table), $size)?;
                for (key, cell) in $key::ALL.into_iter().zip(&self.0) {
                    object.serialize_field(key.name(), cell)?;
                }
                object.end()
            }
        }
    };
}

table!(
    /// One value for each emotion.
    PerEmotion, Emotion, 20
);
table!(
    /// One value for each cluster.
    PerCluster, Cluster, 4
);

/// One respondent's answers in the order of [`Emotion::ALL`]; `None` is unanswered.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct AnswerSheet(pub [Option<f64>; 20]);

impl AnswerSheet {
    /// The answer to one emotion.
    pub fn get(&self, emotion: Emotion) -> Option<f64> {
        self.0.get(emotion as usize).copied().flatten()
    }

    /// Gives, changes or takes back the answer to one emotion.
    pub fn set(&mut self, emotion: Emotion, answer: Option<f64>) {
        if let Some(cell) = self.0.get_mut(emotion as usize) {
            *cell = answer;
        }
    }

    /// The answered emotions with their answers, in table order.
    pub fn answers(&self) -> impl Iterator<Item = (Emotion, f64)> + '_ {
        Emotion::ALL.into_iter().zip(&self.0).filter_map(|(emotion, answer)| answer.map(|value| (emotion, value)))
    }

    /// How many emotions of a polarity are answered.
    pub fn answered(&self, polarity: Polarity) -> usize {
        let [destroying, positive @ ..] = by_cluster(&self.0);
        let count = |answers: &[Option<f64>]| answers.iter().flatten().count();
        match polarity {
            Polarity::Negative => count(destroying),
            Polarity::Positive => positive.into_iter().map(count).sum(),
        }
    }

    /// Whether there is an answer of either polarity, without which there is no Net Emotional Value.
    pub fn is_usable(&self) -> bool {
        self.answered(Polarity::Positive) > 0 && self.answered(Polarity::Negative) > 0
    }
}

/// The cells of each cluster, in the order of [`Cluster::ALL`].
pub(super) fn by_cluster<T>(cells: &[T; 20]) -> [&[T]; 4] {
    let (destroying, positive) = cells.split_at(8);
    let (attention, rest) = positive.split_at(5);
    let (recommendation, advocacy) = rest.split_at(5);
    [destroying, attention, recommendation, advocacy]
}

/// The cells of the positive and of the negative emotions.
pub(super) fn by_polarity<T>(cells: &[T; 20]) -> [&[T]; 2] {
    let (negative, positive) = cells.split_at(8);
    [positive, negative]
}
