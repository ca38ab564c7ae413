//! Addresses: which page, in which language.

use crate::content::Language;
use crate::content::formulas::Chapter;
use crate::content::stages::Stage;

/// A page of the site. This list feeds routes, navigation, the written pages and the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The story in one screen.
    Home,
    /// The Net Emotional Value questionnaire.
    Nev,
    /// The lifetime-value what-if.
    Ltv,
    /// The customer journey.
    Journey,
    /// A stage of the journey.
    Stage(Stage),
    /// Formulas, sources, limits.
    Method,
    /// The formulas of a chapter.
    Chapter(Chapter),
    /// What leaves the browser.
    Privacy,
    /// How a tool gets into another page.
    Embed,
}

impl Page {
    /// The pages that the header leads to.
    pub const MAIN: [Self; 4] = [Self::Nev, Self::Ltv, Self::Journey, Self::Method];

    /// Every page.
    pub fn all() -> impl Iterator<Item = Self> {
        let pages = [Self::Home, Self::Nev, Self::Ltv, Self::Journey, Self::Method, Self::Privacy, Self::Embed];
        let chapters = Chapter::ALL.into_iter().map(Self::Chapter);
        pages.into_iter().chain(chapters).chain(Stage::ALL.into_iter().map(Self::Stage))
    }

    /// The address below the language, with its closing slash; empty for the home page.
    pub fn path(self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Nev => "nev/".to_owned(),
            Self::Ltv => "ltv/".to_owned(),
            Self::Journey => "journey/".to_owned(),
            Self::Stage(stage) => format!("journey/{}/", stage.id()),
            Self::Method => "method/".to_owned(),
            Self::Chapter(chapter) => format!("method/{}/", chapter.id()),
            Self::Privacy => "privacy/".to_owned(),
            Self::Embed => "embed/".to_owned(),
        }
    }

    /// Whether the page only says something, so that the app leaves it as it was written.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Journey | Self::Stage(_) | Self::Method | Self::Chapter(_) | Self::Privacy | Self::Embed)
    }

    /// Whether the page has a script of its own, which only a visit of its address starts; the app moves to no such page.
    pub fn has_own_script(self) -> bool {
        self == Self::Embed
    }

    /// The key of the page's texts in the catalogue: `page.<key>.title`, `page.<key>.description`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Nev => "nev",
            Self::Ltv => "ltv",
            Self::Journey => "journey",
            Self::Stage(_) => "stage",
            Self::Method => "method",
            Self::Chapter(chapter) => chapter.id(),
            Self::Privacy => "privacy",
            Self::Embed => "embed",
        }
    }
}

/// A page in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The language.
    pub language: Language,
    /// The page.
    pub page: Page,
}

impl Place {
    /// The address below the site's root, as in `en/nev/`.
    pub fn path(self) -> String {
        format!("{}/{}", self.language.code(), self.page.path())
    }

    /// The place of an address below the site's root, with or without its closing slash.
    pub fn from_path(path: &str) -> Option<Self> {
        let (code, rest) = path.trim_end_matches("index.html").split_once('/').unwrap_or((path, ""));
        let language = Language::from_code(code)?;
        let page = Page::all().find(|page| page.path().trim_end_matches('/') == rest.trim_end_matches('/'))?;
        Some(Self { language, page })
    }

    /// The way from this place up to the site's root, as in `../../`: links are relative, so that one build works in
    /// any folder of any host.
    pub fn root(self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// A link from this place to another page in the same language.
    pub fn link(self, page: Page) -> String {
        self.link_to(Self { page, ..self })
    }

    /// A link from this place to another.
    pub fn link_to(self, other: Self) -> String {
        self.root() + &other.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_path() {
        for language in Language::ALL {
            for page in Page::all() {
                let place = Place { language, page };
                assert_eq!(Place::from_path(&place.path()), Some(place));
                assert_eq!(Place::from_path(place.path().trim_end_matches('/')), Some(place));
            }
        }
        assert_eq!(Place::from_path("en/nothing/"), None);
        assert_eq!(Place::from_path("xx/nev/"), None);
    }

    #[test]
    fn links_are_relative() {
        let place = Place { language: Language::En, page: Page::Stage(Stage::ALL[0]) };
        assert_eq!(place.link(Page::Ltv), "../../../en/ltv/");
    }
}
