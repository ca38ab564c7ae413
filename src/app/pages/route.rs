//! Addresses: which page, in which language.

use super::Page;
use crate::content::Language;

/// A page in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The language.
    pub language: Language,
    /// The page.
    pub page: Page,
}

impl Route {
    /// The address below the site's root, as in `en/nev/`.
    pub fn path(self) -> String {
        format!("{}/{}", self.language.code(), self.page.path())
    }

    /// The way from this page up to the site's root, as in `../../`: links are relative, so that one build works in any
    /// folder of any host.
    pub fn root(self) -> String {
        "../".repeat(self.path().matches('/').count())
    }

    /// A link from this page to another in the same language.
    pub fn link(self, page: Page) -> String {
        self.link_to(Self { page, ..self })
    }

    /// A link from this page to another.
    pub fn link_to(self, other: Self) -> String {
        self.root() + &other.path()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::stages::Stage;

    #[test]
    fn every_page_has_an_address_of_its_own() {
        let mut paths: Vec<String> = Page::all().map(Page::path).collect();
        let count = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), count);
        assert!(paths.iter().all(|path| path.is_empty() || path.ends_with('/')));
    }

    #[test]
    fn links_are_relative() {
        let route = Route { language: Language::En, page: Page::Stage(Stage::ALL[0]) };
        assert_eq!(route.link(Page::Ltv), "../../../en/ltv/");
    }
}
