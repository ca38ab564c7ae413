//! Colours of embedded tools: how they are written, and whether text in them can be read.

/// The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3).
const READABLE: f64 = 4.5;

/// A theme of a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The name in addresses and in style sheets.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The ground of a tool: `--surface` of the style sheets, to which a test holds it.
    pub const fn ground(self) -> Colour {
        match self {
            Self::Light => Colour([0xff, 0xff, 0xff]),
            Self::Dark => Colour([0x16, 0x18, 0x1d]),
        }
    }
}

/// Red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads three or six hexadecimal digits, with or without `#`.
    ///
    /// ```
    /// use feltworth::tools::colour::Colour;
    /// assert_eq!(Colour::read("#C63"), Some(Colour([0xcc, 0x66, 0x33])));
    /// assert_eq!(Colour::read("violet"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text).chars();
        let digits: Vec<u8> = digits.map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        match *digits.as_slice() {
            [red, green, blue] => Some(Self([red * 17, green * 17, blue * 17])),
            [r, ed, g, reen, b, lue] => Some(Self([r * 16 + ed, g * 16 + reen, b * 16 + lue])),
            _ => None,
        }
    }

    /// As style sheets have it: `#` and six digits.
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The contrast with another colour, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Whether text in this colour can be read in a theme.
    pub fn is_readable(self, theme: Theme) -> bool {
        self.contrast(theme.ground()) >= READABLE
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.04045 => part / 12.92,
            part => libm::pow((part + 0.055) / 1.055, 2.4),
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// What becomes of an accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accent {
    /// None is asked for.
    None,
    /// What is asked for is no colour.
    Broken,
    /// The colour cannot be read in any theme that the tool may have.
    Refused(Colour),
    /// It is used: as it is where it can be read, shaded in the other theme.
    Used(Colour),
}

impl Accent {
    /// Judges a text for a tool in a theme, or in either.
    pub fn of(text: &str, theme: Option<Theme>) -> Self {
        match Colour::read(text.trim()) {
            _ if text.trim().is_empty() => Self::None,
            None => Self::Broken,
            Some(colour) if is_used(colour, theme) => Self::Used(colour),
            Some(colour) => Self::Refused(colour),
        }
    }
}

/// Whether a colour can be read in a theme, or in one of both.
pub fn is_used(colour: Colour, theme: Option<Theme>) -> bool {
    Theme::ALL.into_iter().any(|one| theme.is_none_or(|theme| theme == one) && colour.is_readable(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../style/tokens.css");
        let [light, dark] = Theme::ALL.map(|theme| theme.ground().hex());
        assert!(tokens.contains(&format!("--surface: light-dark({light}, {dark});")));
    }

    #[test]
    fn contrasts_are_those_of_the_standard() {
        // The ends of the scale, and the grey that is known to miss 4.5:1 on white by a hair.
        let [white, black, grey] = ["fff", "#000000", "777777"].map(|text| Colour::read(text).unwrap());
        assert!((white.contrast(black) - 21.0).abs() < 1e-12 && white.contrast(white) == 1.0);
        assert!((white.contrast(grey) - 4.478).abs() < 1e-3);
    }

    #[test]
    fn an_accent_need_be_readable_in_one_theme_only_unless_one_is_set() {
        let violet = Colour([0x6b, 0x3f, 0xa0]);
        assert_eq!(Accent::of(" 6b3fa0", None), Accent::Used(violet));
        assert_eq!(Accent::of("#6b3fa0", Some(Theme::Dark)), Accent::Refused(violet));
        assert_eq!(Accent::of("#777", None), Accent::Refused(Colour([0x77; 3])));
        assert_eq!([Accent::of(" ", None), Accent::of("#ff", None)], [Accent::None, Accent::Broken]);
    }
}
