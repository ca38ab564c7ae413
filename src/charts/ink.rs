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
    /// What is lost, or lies below a level: the counterpart of the main series.
    Loss,
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
    /// Labels on filled areas.
    OnArea,
    /// The ground that the chart stands on.
    Surface,
}

/// The green and blue of every ink; the red is its place in [`Ink::ALL`].
const SENTINEL: u8 = 0xF3;

/// The green of a line that is dashed although its ink is not.
const DASHED: u8 = 0xF4;

/// The colour by which plotters carries the gradient of a drawing.
pub(super) const GRADIENT: RGBColor = RGBColor(0, 0xF5, SENTINEL);

impl Ink {
    /// Every ink, in the order of declaration.
    pub const ALL: [Self; 16] = [
        Self::Destroying,
        Self::Attention,
        Self::Recommendation,
        Self::Advocacy,
        Self::Accent,
        Self::Second,
        Self::Discounted,
        Self::Threshold,
        Self::Loss,
        Self::Axis,
        Self::Grid,
        Self::Zero,
        Self::Text,
        Self::Muted,
        Self::OnArea,
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
            Self::Loss => "ink-loss",
            Self::Axis => "ink-axis",
            Self::Grid => "ink-grid",
            Self::Zero => "ink-zero",
            Self::Text => "ink-text",
            Self::Muted => "ink-muted",
            Self::OnArea => "ink-on-area",
            Self::Surface => "ink-surface",
        }
    }

    /// Whether it is one of the four clusters, whose colours a shape doubles.
    pub(super) fn is_cluster(self) -> bool {
        (self as u8) <= (Self::Advocacy as u8)
    }

    /// The dashes of a line of this colour, if it is not solid.
    pub(super) fn dashes(color: (u8, u8, u8)) -> Option<&'static str> {
        match Self::of(color) {
            Self::Discounted => Some("7 4"),
            Self::Threshold => Some("2 3"),
            _ if color.1 == DASHED => Some("3 2.5"),
            _ => None,
        }
    }

    /// The colour by which plotters carries this ink through its styles.
    pub(super) fn sentinel(self) -> RGBAColor {
        RGBColor(self as u8, SENTINEL, SENTINEL).to_rgba()
    }

    /// The colour of a line of this ink that is dashed.
    pub(super) fn dashed(self) -> RGBAColor {
        RGBColor(self as u8, DASHED, SENTINEL).to_rgba()
    }

    /// The ink of a colour; [`Ink::Text`] for a colour that is none of the sentinels.
    pub(super) fn of((red, green, blue): (u8, u8, u8)) -> Self {
        let known = matches!(green, SENTINEL | DASHED) && blue == SENTINEL;
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
            assert_eq!(Ink::of(ink.dashed().rgb()), ink);
            assert!(Ink::dashes(ink.dashed().rgb()).is_some());
        }
        assert_eq!(Ink::dashes(Ink::Accent.sentinel().rgb()), None);
        assert_eq!(Ink::of((0, 0, 0)), Ink::Text);
    }
}
