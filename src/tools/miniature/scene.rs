//! The shop floor: two customers, of whom one browses and one is in a hurry, and the help that each gets.

use crate::tools::Document;
use crate::tools::schema::{Field, Kind, Tool};

/// What staff may do: leave the customer in peace, go up and ask what they need, begin a sales talk.
pub const HELPS: [&str; 3] = ["alone", "ask", "pitch"];

/// A customer, by the place of the help that they get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Customer {
    /// Looks around with nothing in mind.
    Browsing,
    /// Has decided, and looks for one thing.
    Hurried,
}

/// The inputs. At first staff do what a Russian article on the journey sees so often: they ask the one and leave the other.
pub static INTEREST: Tool = Tool {
    id: "miniature.interest",
    fields: &[help("browsing"), help("hurried")],
    initial: |_| ["ask", "alone"].map(str::to_owned).into(),
    conversions: &[],
};

const fn help(key: &'static str) -> Field {
    Field { key, name: "", kind: Kind::Choice(&HELPS) }
}

impl Customer {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Browsing, Self::Hurried];

    /// The name in links and in the catalogue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Browsing => "browsing",
            Self::Hurried => "hurried",
        }
    }

    /// The help that fits.
    pub const fn fitting(self) -> &'static str {
        match self {
            Self::Browsing => "alone",
            Self::Hurried => "ask",
        }
    }

    /// The help that the customer gets, if it is one that there is.
    pub fn help(self, document: &Document) -> Option<&'static str> {
        document.choice(self as usize)
    }

    /// Whether it is the one that fits.
    pub fn is_served(self, document: &Document) -> bool {
        self.help(document) == Some(self.fitting())
    }
}

/// How many of both get the help that fits.
pub fn served(document: &Document) -> usize {
    Customer::ALL.into_iter().filter(|customer| customer.is_served(document)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Language;
    use crate::tools::fragment::Fragment;

    fn served_by(link: &str) -> usize {
        served(&Document::from_fragment(&INTEREST, &Fragment::parse(link), Language::En))
    }

    #[test]
    fn the_same_question_is_wrong_for_one_and_right_for_the_other() {
        assert_eq!(served_by(""), 0, "the case of the article");
        assert_eq!(served_by("#browsing=ask&hurried=ask"), 1);
        assert_eq!(served_by("#browsing=alone&hurried=alone"), 1);
        assert_eq!(served_by("#browsing=alone&hurried=ask"), 2);
        assert_eq!(served_by("#browsing=pitch&hurried=pitch"), 0);
        assert_eq!(served_by("#browsing=alone&hurried=sing"), 1, "a help that there is not helps nobody");
    }
}
