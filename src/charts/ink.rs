//! The closed set of inks that charts draw with.

use plotters::style::{Color, RGBAColor, RGBColor};

/// What a mark stands for. It carries no colour: it becomes the class `ink-…` that the style sheet colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Ink {
    /// The destroying cluster.
    Destroying,
    /// The attention cluster.
    Attention,
    /// The recommendation cluster.
    Recommendation,
    /// The advocacy cluster.
    Advocacy,
    /// The main series.
    Accent,
    /// The series to compare with.
    Second,
    /// The main series, discounted: dashed.
    Discounted,
    /// A level to be reached: finely dashed.
    Threshold,
    /// Axis lines and ticks.
    Axis,
    /// Faint lines and tracks behind the data.
    Grid,
    /// The line of zero.
    Zero,
    /// Labels.
    Text,
    /// Labels of lower rank.
    Muted,
    /// The ground that the chart stands on.
    Surface,
}

/// The green and blue of every ink; the red is its place in [`Ink::ALL`].
const SENTINEL: u8 = 0xF3;

impl Ink {
    /// Every ink, in the order of declaration.
    pub const ALL: [Self; 14] = [
        Self::Destroying,
        Self::Attention,
        Self::Recommendation,
        Self::Advocacy,
        Self::Accent,
        Self::Second,
        Self::Discounted,
        Self::Threshold,
        Self::Axis,
        Self::Grid,
        Self::Zero,
        Self::Text,
        Self::Muted,
        Self::Surface,
    ];

    /// The class name in the drawing.
    pub fn class(self) -> &'static str {
        match self {
            Self::Destroying => "ink-destroying",
            Self::Attention => "ink-attention",
            Self::Recommendation => "ink-recommendation",
            Self::Advocacy => "ink-advocacy",
            Self::Accent => "ink-accent",
            Self::Second => "ink-second",
            Self::Discounted => "ink-discounted",
            Self::Threshold => "ink-threshold",
            Self::Axis => "ink-axis",
            Self::Grid => "ink-grid",
            Self::Zero => "ink-zero",
            Self::Text => "ink-text",
            Self::Muted => "ink-muted",
            Self::Surface => "ink-surface",
        }
    }

    /// The dashes of its lines, if they are not solid.
    pub(super) fn dashes(self) -> Option<&'static str> {
        match self {
            Self::Discounted => Some("7 4"),
            Self::Threshold => Some("2 3"),
            _ => None,
        }
    }

    /// The colour by which plotters carries this ink through its styles.
    pub(super) fn sentinel(self) -> RGBAColor {
        RGBColor(self as u8, SENTINEL, SENTINEL).to_rgba()
    }

    /// The ink of a colour; [`Ink::Text`] for a colour that is none of the sentinels.
    pub(super) fn of((red, green, blue): (u8, u8, u8)) -> Self {
        let known = green == SENTINEL && blue == SENTINEL;
        Self::ALL.get(usize::from(red)).copied().filter(|_| known).unwrap_or(Self::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_survives_the_way_through_a_colour() {
        for ink in Ink::ALL {
            assert_eq!(Ink::of(ink.sentinel().rgb()), ink);
        }
        assert_eq!(Ink::of((0, 0, 0)), Ink::Text);
    }
}
